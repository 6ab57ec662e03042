import type { Tenant } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';

const tenantKey = (id: string) => `tenant:${id}`;

/** A tenant that nothing was ever kept of is at its first epoch. */
export const readTenant = async ({ store }: Pick<Ports, 'store'>, id: string): Promise<Tenant> =>
  (await store.get<Tenant>(tenantKey(id))) ?? { epoch: 0 };

/** Ends every session of every account of the tenant, by one write. */
export const endTenantSessions = ({ store }: Pick<Ports, 'store'>, id: string): Promise<void> =>
  store.update<Tenant, void>(tenantKey(id), (tenant) => ({
    set: { ...tenant, epoch: (tenant?.epoch ?? 0) + 1 },
    return: undefined,
  }));
