import type { Account, PolicyHint, Tenant } from '@sallyport/rules';
import { accountKey } from '../accounts/account-store.ts';
import type { Ports } from '../ports/ports.ts';
import { NOBODY } from '../store/keys.ts';
import { NEW_TENANT, tenantKey } from '../tenants/tenant-store.ts';
import { PLATFORM, policyKey, type StoredPolicy } from './policy-store.ts';

/** All that a tenant's policy is made of, as it is stored. */
export interface PolicyLayers {
  tenant: Tenant;
  platform: StoredPolicy | undefined;
  profile: StoredPolicy | undefined;
  own: StoredPolicy | undefined;
}

type StorePort = Pick<Ports, 'store'>;

const ownKey = (tenant: string) => policyKey({ kind: 'tenant', id: tenant });
const profileKey = (profile = NOBODY) => policyKey({ kind: 'profile', id: profile });

/** The policy of a profile; nobody's where there is none. */
export const readProfilePolicy = ({ store }: StorePort, profile: string | undefined) =>
  store.get<StoredPolicy>(profileKey(profile));

/** The platform's policy, as long as nobody is known: one round trip. */
export async function readPlatformLayers({ store }: StorePort): Promise<PolicyLayers> {
  const platform = await store.get<StoredPolicy>(policyKey(PLATFORM));
  return { tenant: NEW_TENANT, platform, profile: undefined, own: undefined };
}

/**
 * The layers of a tenant's policy: two round trips for any tenant, and for nobody's, so that the time tells neither of
 * a profile nor of an account.
 */
export async function readLayers(ports: StorePort, tenant: string): Promise<PolicyLayers> {
  const [layers] = await readLayersOf(ports, [tenant]);
  return layers!;
}

/** The layers of several tenants' policies, in the order of the tenants: two round trips for all. */
export async function readLayersOf({ store }: StorePort, tenants: readonly string[]): Promise<PolicyLayers[]> {
  const [platform, ...rest] = (await store.getMany([
    policyKey(PLATFORM),
    ...tenants.flatMap((id) => [tenantKey(id), ownKey(id)]),
  ])) as [StoredPolicy | undefined, ...unknown[]];
  const found = tenants.map((_, index) => ({
    tenant: (rest[2 * index] as Tenant | undefined) ?? NEW_TENANT,
    own: rest[2 * index + 1] as StoredPolicy | undefined,
  }));
  const profiles = await store.getMany<StoredPolicy[]>(found.map(({ tenant }) => profileKey(tenant.profile)));
  return found.map((each, index) => ({ platform, profile: profiles[index], ...each }));
}

/**
 * An account with the layers of its policy: one round trip where the hint still says right where they are. The hint
 * decides on nothing: what was looked up in vain is looked up where the account and its tenant say.
 */
export async function readAccountLayers(
  ports: StorePort,
  id: string,
  hint: PolicyHint,
): Promise<{ account: Account | undefined; layers: PolicyLayers }> {
  const [account, record, platform, profile, own] = await ports.store.getMany<
    [Account, Tenant, StoredPolicy, StoredPolicy, StoredPolicy]
  >([accountKey(id), tenantKey(hint.tenant), policyKey(PLATFORM), profileKey(hint.profile), ownKey(hint.tenant)]);
  const tenant = record ?? NEW_TENANT;
  const holds = account?.tenant === hint.tenant && tenant.profile === hint.profile;
  const layers = holds ? { tenant, platform, profile, own } : await readLayers(ports, account?.tenant ?? NOBODY);
  return { account, layers };
}
