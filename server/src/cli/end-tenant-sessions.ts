import { endTenantSessions, listTenants } from '../tenants/tenant-store.ts';
import { recordCommand } from './record-act.ts';
import type { Opened } from './with-ports.ts';

/** Ends the sessions of tenants, of all there are unless told. How many tenants those were, in words. */
export async function endSessionsOf(opened: Opened, tenants?: readonly string[]): Promise<string> {
  const ids = tenants ?? (await tenantsOf(opened));
  for (const each of ids) {
    await recordCommand(opened.ports)({ kind: 'tenant-sessions-ended', tenant: each });
    await endTenantSessions(opened.ports, each);
  }
  return `${ids.length} ${ids.length === 1 ? 'tenant' : 'tenants'}`;
}

async function tenantsOf({ ports }: Opened): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const { tenants, next } = await listTenants(ports, { limit: 100, after });
    ids.push(...tenants.map(({ id }) => id));
    after = next;
  } while (after !== undefined);
  return ids;
}
