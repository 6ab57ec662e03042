import type { PolicyRefusal, TenantPatch } from '@sallyport/protocol';
import { shutsOut, standingOf, type Account, type Tenant } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { withSettings } from '../tenants/tenant-settings.ts';
import { ownersOf } from './owners.ts';
import { readLayers, readProfilePolicy } from './policy-layers.ts';
import { layersOf, policyFor } from './policy-then.ts';

/** What of a tenant decides which policy is in force there. */
const DECIDING = ['profile', 'plan'] as const;

/**
 * Why a tenant can't get another profile or plan: under what would then be in force its owner, or the admin who is of
 * it, could end no sign-in. It names the setting that, left as it was, shuts nobody out.
 */
export async function tenantLockOut(
  ports: Ports,
  { id }: { id: string },
  patch: TenantPatch,
  admin: Account,
): Promise<PolicyRefusal | undefined> {
  const layers = await readLayers(ports, id);
  const profiles = new Map([[layers.tenant.profile, layers.profile]]);
  const profile = patch.profile ?? undefined;
  if (patch.profile !== undefined) profiles.set(profile, await readProfilePolicy(ports, profile));
  const policyUnder = (tenant: Tenant, account: Account) => {
    const under = layersOf({ ...layers, tenant, profile: profiles.get(tenant.profile) });
    return policyFor(ports, id, under, standingOf(account));
  };
  const isOut = (account: Account, { profile, plan }: TenantPatch) => {
    const after = withSettings(layers.tenant, { profile, plan });
    return shutsOut(account, policyUnder(layers.tenant, account), policyUnder(after, account), ports.clock());
  };
  const fieldFor = (account: Account): string | undefined => {
    if (!isOut(account, patch)) return undefined;
    const given = DECIDING.filter((field) => patch[field] !== undefined);
    return given.find((field) => !isOut(account, { ...patch, [field]: undefined })) ?? given[0];
  };
  const own = admin.tenant === id ? fieldFor(admin) : undefined;
  if (own !== undefined) return { field: own, reason: 'locks-you-out' };
  for await (const owners of ownersOf(ports, id))
    for (const owner of owners) {
      const field = fieldFor(owner);
      if (field !== undefined) return { field, reason: 'locks-owner-out', tenant: id };
    }
  return undefined;
}
