import { Command } from 'commander';
import { removeMfaByOperator } from '../accounts/change-by-admin.ts';
import { sendNotice } from '../notices/send-notice.ts';
import { accountNamed } from './accounts.ts';
import { recordCommand } from './record-act.ts';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal.ts';
import { withPorts } from './with-ports.ts';

/** "Remove 2FA": for who has lost every factor. What is left is the password; the person is told by mail. */
export const accountRemoveMfa = (terminal: Terminal): Command =>
  new Command('remove-mfa')
    .description('remove every factor and backup code of an account, and end its trust and sessions')
    .argument('<email>', 'or user name')
    .action(async (email: string) => {
      await withPorts(terminal, async (opened) => {
        const { ports, config } = opened;
        const named = await accountNamed(opened, email);
        await recordCommand(ports)({ kind: 'mfa-removed', account: named });
        const account = await removeMfaByOperator(ports, named.id);
        if (!account) throw new Refusal(`${email} has no factor.`);
        terminal.tell(`${email} has a password alone now, and has to sign in anew.`);
        if (config.mail) await sendNotice(ports, account, { kind: 'mfa-disabled' });
        else terminal.tell('No mail server is configured: nobody was told but you.');
      });
    });
