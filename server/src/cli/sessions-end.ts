import { Command, Option } from 'commander';
import { endAccountSessions } from '../accounts/account-store.ts';
import { ConfigError } from '../config-error.ts';
import { findTenant } from '../tenants/tenant-store.ts';
import { accountNamed } from './accounts.ts';
import { endSessionsOf } from './end-tenant-sessions.ts';
import { recordCommand } from './record-act.ts';
import { Refusal } from './refusal.ts';
import type { Terminal } from './terminal.ts';
import { withPorts, type Opened } from './with-ports.ts';

interface Whose {
  account?: string;
  tenant?: string;
  all?: true;
}

/** Ends sessions: of an account, of a tenant, or all there are. */
export const sessionsEnd = (terminal: Terminal): Command =>
  new Command('end')
    .description('end sessions, so that people sign in anew')
    .addOption(new Option('--account <email>', 'of one account').conflicts(['tenant', 'all']))
    .addOption(new Option('--tenant <id>', 'of a tenant’s accounts').conflicts('all'))
    .option('--all', 'of everybody')
    .action(async (whose: Whose) => {
      if (!whose.account && !whose.tenant && !whose.all) throw new ConfigError('Whose? --account, --tenant or --all.');
      await withPorts(terminal, async (opened) => terminal.tell(await end(opened, whose)));
    });

async function end(opened: Opened, { account, tenant }: Whose): Promise<string> {
  const { ports } = opened;
  if (account !== undefined) {
    const named = await accountNamed(opened, account);
    await recordCommand(ports)({ kind: 'sessions-ended', account: named });
    await endAccountSessions(ports, named.id);
    return `Ended the sessions of ${account}.`;
  }
  if (tenant !== undefined && !(await findTenant(ports, tenant))) throw new Refusal(`There is no tenant ${tenant}.`);
  return `Ended the sessions of ${await endSessionsOf(opened, tenant === undefined ? undefined : [tenant])}.`;
}
