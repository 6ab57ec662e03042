import type { TenantPatch } from '@sallyport/protocol';
import type { Tenant } from '@sallyport/rules';

/** The tenant with these fields; what is `null` goes. */
export function withSettings(tenant: Tenant, { name, plan, profile }: TenantPatch): Tenant {
  const settings = { name, plan, profile };
  const merged = {
    ...tenant,
    ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
  };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)) as unknown as Tenant;
}
