import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { createAccount } from '../accounts/create-account.ts';
import { ConfigError } from '../config-error.ts';
import { DATA_FOLDER, ENV_FILE } from '../data-folder.ts';
import { AccountFields, faultsOf } from './account-fields.ts';
import { askNewPassword } from './new-password.ts';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal.ts';
import { withPorts, type Opened } from './with-ports.ts';

/** The tenant of those who run the platform. */
const PLATFORM = 'platform';

/**
 * Makes what a server needs that has never run: the secret, in a file that every command reads, and a system admin. It
 * changes nothing where there is an account already: a new secret would open nothing of theirs.
 */
export const init = (terminal: Terminal): Command =>
  new Command('init')
    .description(`make the secret, kept in ${ENV_FILE}, and the first system admin`)
    .option('--url <url>', 'the public base URL, such as https://auth.example.com')
    .option('--email <address>', 'the admin’s; their password is asked for, or read from standard input')
    .action(async (options: { url?: string; email?: string }) => {
      const settings = await missing(terminal, options.url);
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
        const password = await askNewPassword(terminal, email);
        if (Object.keys(settings).length > 0) keep(terminal, settings);
        await claim();
        if (!(await createAccount(ports, { ...admin.data, password }))) throw new Refusal(`${email} is taken.`);
        terminal.tell(`Made ${email}, a system admin. "npx sallyport serve" starts the server.`);
      };
      await withPorts(beside, work, { unclaimed: true }); // where it is refused, the next one makes another secret
    });

/** What the environment doesn't say, and the server needs. */
async function missing({ env, ask }: Terminal, url: string | undefined): Promise<Record<string, string>> {
  const before = env['SALLYPORT_URL'];
  if (before && url && url !== before) throw new ConfigError(`SALLYPORT_URL is ${before} already.`);
  return {
    ...(before ? {} : { SALLYPORT_URL: url ?? (await ask('Public base URL, such as https://auth.example.com')) }),
    ...(env['SALLYPORT_SECRET'] ? {} : { SALLYPORT_SECRET: randomBytes(32).toString('base64') }),
  };
}

/** Never over a file that is there: it may hold a secret. */
function keep({ tell }: Terminal, settings: Record<string, string>): void {
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  mkdirSync(DATA_FOLDER, { recursive: true, mode: 0o700 });
  try {
    writeFileSync(ENV_FILE, lines.join(''), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refusal(`${ENV_FILE} can’t be made (${code}): nothing was changed.`);
  }
  tell(`Wrote ${ENV_FILE}, which every command reads. Keep a copy of its secret: without it nobody can sign in.`);
}
