import { Command } from 'commander';
import { createAccount } from '../accounts/create-account.ts';
import { ConfigError } from '../config-error.ts';
import { ENV_FILE } from '../data-folder.ts';
import { AccountFields, faultsOf } from './account-fields.ts';
import { askSettings } from './ask-settings.ts';
import { addToEnvFile } from './env-file.ts';
import { askNewPassword } from './new-password.ts';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal.ts';
import { withPorts, type Opened } from './with-ports.ts';

/** The tenant of those who run the platform. */
const PLATFORM = 'platform';

const KEPT = `Wrote ${ENV_FILE}, which every command reads. Keep a copy of its secret: without it nobody can sign in.`;

/**
 * Makes what a server needs that has never run: the secret and a system admin. What it is told goes into a file that
 * every command reads, so that all of them work on the same store. It changes nothing where there is an account
 * already: a new secret would open nothing of theirs.
 */
export const init = (terminal: Terminal): Command =>
  new Command('init')
    .description(`make the secret and the first system admin; keep in ${ENV_FILE} what it is told`)
    .option('--url <url>', 'the public base URL, such as https://auth.example.com')
    .option('--email <address>', 'the admin’s; their password is asked for, or read from standard input')
    .action(async (options: { url?: string; email?: string }) => {
      const settings = await askSettings(terminal, options.url);
      const beside = { ...terminal, env: { ...terminal.env, ...settings } };
      const work = async ({ ports, accountIds, claim }: Opened) => {
        if ((await accountIds()).length > 0) {
          throw new Refusal('The store has accounts already: "account add --role system-admin" makes an admin.');
        }
        const admin = AccountFields.safeParse({
          email: options.email ?? (await terminal.ask('Mail address of the first system admin')),
          tenant: PLATFORM,
          role: 'system-admin',
        });
        if (!admin.success) throw new ConfigError(faultsOf(admin.error));
        const { email } = admin.data;
        const password = await askNewPassword(terminal, ports, admin.data);
        if (addToEnvFile(ENV_FILE, settings)) terminal.tell(KEPT);
        await claim();
        if (!(await createAccount(ports, { ...admin.data, password }))) throw new Refusal(`${email} is taken.`);
        terminal.tell(`Made ${email}, a system admin. "npx sallyport serve" starts the server.`);
      };
      await withPorts(beside, work, { unclaimed: true }); // where it is refused, the next one makes another secret
    });
