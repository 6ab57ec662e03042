import { Command } from 'commander';
import { accountAdd } from './account-add.ts';
import { accountList } from './account-list.ts';
import { accountReindex } from './account-reindex.ts';
import { accountRemoveMfa } from './account-remove-mfa.ts';
import { accountUnlock } from './account-unlock.ts';
import { backup } from './backup.ts';
import { importAccounts } from './import.ts';
import { init } from './init.ts';
import { keysRotate } from './keys-rotate.ts';
import { mailTest } from './mail-test.ts';
import { policyCheck, policyPreset, policySet, policyShow } from './policy.ts';
import { serve } from './serve.ts';
import { sessionsEnd } from './sessions-end.ts';
import type { Terminal } from './terminal.ts';

/** Every command. */
export function sallyport(terminal: Terminal): Command {
  const group = (name: string, about: string, ...commands: Command[]) => {
    const parent = new Command(name).description(about);
    for (const command of commands) parent.addCommand(command);
    return parent;
  };
  const all = group(
    'sallyport',
    'The backend, and what it keeps. The environment says which, as for the server.',
    serve(),
    init(terminal),
    backup(terminal),
    importAccounts(terminal),
    group(
      'account',
      'who can sign in',
      accountAdd(terminal),
      accountList(terminal),
      accountUnlock(terminal),
      accountRemoveMfa(terminal),
      accountReindex(terminal),
    ),
    group(
      'policy',
      'what a site owner decides',
      policyShow(terminal),
      policySet(terminal),
      policyPreset(terminal),
      policyCheck(terminal),
    ),
    group('mail', 'what goes out to people', mailTest(terminal)),
    group('keys', 'what is kept is encrypted with', keysRotate(terminal)),
    group('sessions', 'who is signed in', sessionsEnd(terminal)),
  );
  return govern(all, terminal);
}

/** A usage that is wrong is thrown, not the end of the process, and told where the terminal is. */
function govern(command: Command, terminal: Terminal): Command {
  command.exitOverride().configureOutput({
    writeOut: (text) => terminal.print(text.trimEnd()),
    writeErr: (text) => terminal.tell(text.trimEnd()),
  });
  for (const inner of command.commands) govern(inner, terminal);
  return command;
}
