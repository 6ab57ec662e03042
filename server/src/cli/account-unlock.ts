import { Command } from 'commander';
import { unlock } from '../accounts/attempts.ts';
import { accountNamed } from './accounts.ts';
import { recordCommand } from './record-act.ts';
import type { Terminal } from './terminal.ts';
import { withPorts } from './with-ports.ts';

/** Ends the lock on an account's codes. A factor that was turned off stays so. */
export const accountUnlock = (terminal: Terminal): Command =>
  new Command('unlock')
    .description('end the lock on an account’s codes')
    .argument('<email>', 'or user name')
    .action(async (email: string) => {
      await withPorts(terminal, async (opened) => {
        const account = await accountNamed(opened, email);
        const { id, authenticators } = account;
        await recordCommand(opened.ports)({ kind: 'unlocked', account });
        const stood = await unlock(opened.ports, id);
        terminal.tell(stood ? `Unlocked ${email}.` : `${email} was not locked.`);
        const off = authenticators.filter((each) => each.off).map(({ type }) => type);
        if (off.length > 0) terminal.tell(`Off until set up anew, for too many wrong codes: ${off.join(', ')}.`);
      });
    });
