import {
  bindsOwn,
  policyInForce,
  resolvePolicy,
  standingOf,
  STANDINGS,
  tenantEpochOf,
  type Account,
  type Policy,
  type PolicyHint,
  type Standing,
  type Tenant,
} from '@sallyport/rules';
import { readAccount } from '../accounts/account-store.ts';
import type { Ports } from '../ports/ports.ts';
import { NOBODY } from '../store/keys.ts';
import {
  readAccountLayers,
  readLayers,
  readPlatformLayers,
  readProfilePolicy,
  type PolicyLayers,
} from './policy-layers.ts';
import { NO_VERSION } from './policy-store.ts';

/** Who is of a tenant: what of its policy binds them hangs on how high they stand. */
export type Person = Pick<Account, 'tenant' | 'role' | 'owner'>;

/** The ports, for somebody of a tenant: with the policy in force for them, and what is kept of the tenant. */
export type TenantPorts = Ports & {
  policy: Policy;
  tenant: Tenant;
  /** The tenant's epoch, as far as it ends sessions of theirs. */
  tenantEpoch: number;
  /** Which tenant; nobody's yet where it is absent. */
  of: string | undefined;
  standing: Standing;
  /** What all of it was made from, in this request. */
  layers: PolicyLayers;
};

/**
 * Finds out which policy is in force in a tenant, for anybody who doesn't stand above others there. It is read anew for
 * each request, so that a change counts from the next one on, on every server.
 *
 * @param ports  Those that are for this tenant already are as good: they are of this request.
 * @param tenant  Without one it is the platform's: nobody is known, and it costs as much as if somebody were.
 */
export const forTenant = (ports: Ports | TenantPorts, tenant: string | undefined): Promise<TenantPorts> =>
  forStanding(ports, tenant, 'tenant');

/** Finds out which policy is in force for a person: a tenant's own binds nobody who stands above its author. */
export const forPerson = (ports: Ports | TenantPorts, person: Person | undefined): Promise<TenantPorts> =>
  forStanding(ports, person?.tenant, standingFor(person));

const standingFor = (person: Person | undefined): Standing => (person ? standingOf(person) : 'tenant');

async function forStanding(ports: Ports | TenantPorts, of: string | undefined, standing: Standing) {
  if (of === undefined || !isFor(ports, of))
    return withLayers(ports, { of, standing }, await readLayers(ports, of ?? NOBODY));
  return ports.standing === standing ? ports : withLayers(ports, { of, standing }, ports.layers);
}

/** The policy that is in force before anybody has been named: it is the platform's for everyone. */
export const forNobody = async (ports: Ports): Promise<TenantPorts> =>
  withLayers(ports, { of: undefined, standing: 'tenant' }, await readPlatformLayers(ports));

/**
 * Finds an account and the policy that is in force for it, in one round trip.
 *
 * @param hint  Where its policy was last found. Without one, or with a wrong one, it takes more round trips.
 */
export async function forAccount(
  ports: Ports | TenantPorts,
  id: string,
  hint: PolicyHint | undefined,
): Promise<{ account: Account | undefined; tenantPorts: TenantPorts }> {
  if (!hint || isFor(ports, hint.tenant)) {
    const account = await readAccount(ports, id);
    return { account, tenantPorts: await forPerson(ports, account) };
  }
  const { account, layers } = await readAccountLayers(ports, id, hint);
  return { account, tenantPorts: withLayers(ports, { of: account?.tenant, standing: standingFor(account) }, layers) };
}

const isFor = (ports: Ports | TenantPorts, tenant: string): ports is TenantPorts =>
  'of' in ports && ports.of === tenant;

/** Where the policy that is in force was found, for the next request to look there at once. */
export const hintOf = ({ of, tenant }: TenantPorts): PolicyHint | undefined =>
  of === undefined ? undefined : { tenant: of, ...(tenant.profile === undefined ? {} : { profile: tenant.profile }) };

/** The ports for a tenant, where the layers of its policy have been read in this request. */
export function withLayers(
  ports: Ports,
  { of, standing }: Pick<TenantPorts, 'of' | 'standing'>,
  layers: PolicyLayers,
): TenantPorts {
  const { store, directory, clock, random, remoteAddress, hasher, mail, sms, sso, breachedPasswords, later } = ports;
  const { log, metrics, keyring, defaults, channels, site } = ports;
  const policy = resolved(ports, binding(layers, standing), of);
  // Name by name: a spread of so many takes twenty times as long, and this is made for each request.
  return {
    store,
    directory,
    clock,
    random,
    remoteAddress,
    hasher,
    mail,
    sms,
    sso,
    breachedPasswords,
    later,
    log,
    metrics,
    keyring,
    defaults,
    channels,
    site,
    policy,
    tenant: layers.tenant,
    tenantEpoch: tenantEpochOf(layers.tenant, standing),
    of,
    standing,
    layers,
  } satisfies Record<keyof TenantPorts, unknown>;
}

/**
 * The layers that bind somebody who stands there. When trust last ended counts for everybody, whoever wrote what stands
 * there now: an earlier document may have ended theirs, and that is for good. It only ever asks for more.
 */
function binding(layers: PolicyLayers, standing: Standing): PolicyLayers {
  const { own } = layers;
  if (!own || bindsOwn(own.author, standing)) return layers;
  const { document: _document, author: _author, ...kept } = own;
  return { ...layers, own: kept };
}

/** One policy object for as long as nothing that it is made of changes: what hangs on it is worked out once. */
const resolvedPolicies = new WeakMap<Policy, Map<string, Policy>>();
const MOST_RESOLVED = 1000;

function resolved({ defaults, channels }: Ports, layers: PolicyLayers, id: string | undefined): Policy {
  const policies = resolvedPolicies.get(defaults) ?? new Map<string, Policy>();
  resolvedPolicies.set(defaults, policies);
  const { tenant, platform, profile, own } = layers;
  const versions = [platform, profile, own].map((each) => each?.version ?? NO_VERSION);
  const key = JSON.stringify([
    versions,
    own?.document !== undefined, // one version has a document for whom it binds alone
    channels,
    id === undefined ? undefined : [id, tenant.plan, tenant.profile, tenant.trustEndedAt],
  ]);
  const found = policies.get(key);
  if (found) return found;
  if (policies.size >= MOST_RESOLVED) policies.clear();
  const merged = resolvePolicy(
    defaults,
    { platform: platform?.document, profile: profile?.document, tenant: own?.document },
    id === undefined ? undefined : { id, tenant },
  );
  const trustEndedAt = Math.max(...[platform, profile, own, tenant].map((each) => each?.trustEndedAt ?? 0));
  const policy = { ...policyInForce(merged, channels), ...(trustEndedAt > 0 ? { trustEndedAt } : {}) };
  policies.set(key, policy);
  return policy;
}

/** Whether a tenant's policy would forbid trusted devices with this profile: then all trust ends for good. */
export async function forbidsTrust(ports: Ports, of: string, profile: string | undefined): Promise<boolean> {
  const { platform, own, tenant } = await readLayers(ports, of);
  const { profile: _, ...rest } = tenant;
  const layers = {
    platform,
    own,
    profile: await readProfilePolicy(ports, profile),
    tenant: profile === undefined ? rest : { ...rest, profile },
  };
  return STANDINGS.some((standing) => withLayers(ports, { of, standing }, layers).policy.trustedDevices === 'off');
}
