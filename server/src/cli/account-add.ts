import { Command, Option } from 'commander';
import { createAccount } from '../accounts/create-account.ts';
import { ConfigError } from '../config-error.ts';
import { AccountFields, faultsOf } from './account-fields.ts';
import { askNewPassword } from './new-password.ts';
import { recordCommand } from './record-act.ts';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal.ts';
import { withPorts } from './with-ports.ts';

/** Makes an account. Its password is asked for, or read from standard input. */
export const accountAdd = (terminal: Terminal): Command =>
  new Command('add')
    .description('make an account; its password is asked for, or read from standard input')
    .requiredOption('--email <address>', 'what it signs in with, and where its mails go')
    .requiredOption('--tenant <id>', 'the tenant it belongs to')
    .addOption(new Option('--role <role>').choices(AccountFields.shape.role.options).makeOptionMandatory())
    .option('--owner', 'it is the owner of its tenant')
    .option('--name <name>', 'what it is called')
    .action(async (options) => {
      const fields = AccountFields.safeParse(options);
      if (!fields.success) throw new ConfigError(faultsOf(fields.error));
      const { email } = fields.data;
      await withPorts(terminal, async ({ ports }) => {
        const password = await askNewPassword(terminal, ports, fields.data);
        const account = await createAccount(ports, { ...fields.data, password }, (made) =>
          recordCommand(ports)({ kind: 'account-created', account: made, details: { role: made.role } }),
        );
        if (!account) throw new Refusal(`${email} is taken.`);
        terminal.tell(`Made ${email}.`);
      });
    });
