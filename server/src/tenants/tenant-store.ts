import { endSessions, type Standing, type Tenant } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';

type StorePort = Pick<Ports, 'store'>;

export const tenantKey = (id: string) => `tenant:${id}`;
const TENANTS = 'tenants:all';

/** A tenant that nothing was ever kept of is at its first epoch. */
export const NEW_TENANT: Tenant = { epoch: 0 };

export const findTenant = ({ store }: StorePort, id: string) => store.get<Tenant>(tenantKey(id));

/** Makes a tenant with its first account, or before it. Whether it was new. */
export async function ensureTenant(ports: StorePort, id: string, fields: Omit<Tenant, 'epoch'> = {}): Promise<boolean> {
  if (await findTenant(ports, id)) return false;
  await ports.store.update<number, void>(`${TENANTS}:${id}`, () => ({ set: 1, return: undefined }));
  return ports.store.update<Tenant, boolean>(tenantKey(id), (current) =>
    current ? { keep: true, return: false } : { set: { ...fields, ...NEW_TENANT }, return: true },
  );
}

/**
 * Changes what is kept of a tenant.
 *
 * @param change  Pure; may run several times.
 * @returns The tenant as it is now, or `undefined` where there is none.
 */
export const changeTenant = ({ store }: StorePort, id: string, change: (tenant: Tenant) => Tenant) =>
  store.update<Tenant, Tenant | undefined>(tenantKey(id), (current) => {
    if (!current) return { keep: true, return: undefined };
    const changed = change(current);
    return { set: changed, return: changed };
  });

/** The tenants, in the order of their ids. A hint without its tenant is skipped: its making was interrupted. */
export async function listTenants(ports: StorePort, { limit, after }: { limit: number; after?: string | undefined }) {
  const { keys, next } = await ports.store.list(TENANTS, { limit, after: after && `${TENANTS}:${after}` });
  const ids = keys.map((key) => key.slice(TENANTS.length + 1));
  const found = await ports.store.getMany<Tenant[]>(ids.map(tenantKey));
  const tenants = found.flatMap((tenant, index) => (tenant ? [{ id: ids[index]!, tenant }] : []));
  return { tenants, ...(next === undefined ? {} : { next: next.slice(TENANTS.length + 1) }) };
}

/** Takes back a tenant that nobody came into. */
export async function dropTenant({ store }: StorePort, id: string): Promise<void> {
  await store.delete(tenantKey(id));
  await store.delete(`${TENANTS}:${id}`);
}

/**
 * Ends every session of every account of the tenant, by one write.
 *
 * @param by  How high stands who ends them: who stands above keeps theirs. As the operator, unless told.
 */
export const endTenantSessions = ({ store }: StorePort, id: string, by: Standing = 'system-admin'): Promise<void> =>
  store.update<Tenant, void>(tenantKey(id), (tenant = NEW_TENANT) => ({
    set: endSessions(tenant, by),
    return: undefined,
  }));
