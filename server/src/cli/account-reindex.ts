import { Command } from 'commander';
import { entryOf } from '../accounts/index-account.ts';
import { everyAccount } from './accounts.ts';
import type { Terminal } from './terminal.ts';
import { withPorts } from './with-ports.ts';

/** Makes the lists that admins search anew from the accounts themselves: for where a crash left them behind. */
export const accountReindex = (terminal: Terminal): Command =>
  new Command('reindex').description('make the lists that admins search anew').action(async () => {
    await withPorts(terminal, async (opened) => {
      let count = 0;
      for await (const page of everyAccount(opened)) {
        await opened.ports.directory.put(page.map(entryOf));
        count += page.length;
      }
      terminal.tell(`Listed ${count} ${count === 1 ? 'account' : 'accounts'}.`);
    });
  });
