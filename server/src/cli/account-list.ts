import { normaliseIdentifier, type Account } from '@sallyport/rules';
import { Command } from 'commander';
import { readLock } from '../accounts/attempts.ts';
import type { Ports } from '../ports/ports.ts';
import { everyAccount } from './accounts.ts';
import { shown } from './shown.ts';
import type { Terminal } from './terminal.ts';
import { withPorts } from './with-ports.ts';

/** Lists accounts: who they are and what they have, and no secret. */
export const accountList = (terminal: Terminal): Command =>
  new Command('list')
    .description('list accounts')
    .option('--tenant <id>', 'those of one tenant')
    .option('--search <text>', 'those whose address, user name or name has this in it')
    .option('--json', 'print JSON, a line an account')
    .action(async ({ tenant, search = '', json }: { tenant?: string; search?: string; json?: true }) => {
      await withPorts(terminal, async (opened) => {
        for await (const page of everyAccount(opened, tenant)) {
          const found = page.filter((account) => matches(account, search));
          for (const row of await Promise.all(found.map((account) => rowOf(opened.ports, account)))) {
            terminal.print(json ? JSON.stringify(row) : textOf(row));
          }
        }
      });
    });

const matches = ({ email, userName = '', name = '' }: Account, search: string): boolean =>
  [email, userName, name].some((text) => normaliseIdentifier(text).includes(normaliseIdentifier(search)));

/** What is shown of an account. */
async function rowOf(ports: Ports, account: Account) {
  const { id, email, userName, name, tenant, role, owner, state, authenticators, backupCodes } = account;
  const factors = authenticators.map(({ type, off }) => (off ? `${type} (off)` : type));
  return {
    id,
    email,
    userName,
    name,
    tenant,
    role,
    owner,
    state,
    factors,
    backupCodes: backupCodes.length,
    locked: (await readLock(ports, id)) !== undefined,
  };
}

function textOf({ email, name, tenant, role, owner, state, factors, locked }: Awaited<ReturnType<typeof rowOf>>) {
  const marks = [owner && 'owner', state !== 'active' && state, locked && 'locked'].filter(Boolean);
  const columns = [email.padEnd(32), tenant.padEnd(12), [role, ...marks].join(', ').padEnd(20)];
  return shown([...columns, factors.join(', ') || 'password alone', name ?? ''].join('  ').trimEnd());
}
