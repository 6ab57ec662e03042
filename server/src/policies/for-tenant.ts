import { policyInForce, resolvePolicy, type Policy, type Tenant } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { NOBODY } from '../store/keys.ts';
import { readTenant } from '../tenants/tenant-store.ts';
import { NO_VERSION, PLATFORM, readPolicyDocument, type StoredPolicy } from './policy-store.ts';

/** The ports, for one tenant: with its policy in force, and what is kept of it. */
export type TenantPorts = Ports & {
  policy: Policy;
  tenant: Tenant;
  /** Which tenant; nobody's yet where it is absent. */
  of: string | undefined;
};

/**
 * Finds out which policy is in force for a tenant. It is read anew for each request, so that a change counts from the
 * next one on, on every server.
 *
 * @param ports  Those that are for this tenant already are as good: they are of this request.
 * @param tenant  Without one it is the platform's: nobody is known yet.
 */
export async function forTenant(ports: Ports | TenantPorts, tenant: string | undefined): Promise<TenantPorts> {
  if (tenant !== undefined && 'of' in ports && ports.of === tenant) return ports;
  const id = tenant ?? NOBODY;
  const [platform, own, record] = await Promise.all([
    readPolicyDocument(ports, PLATFORM),
    readPolicyDocument(ports, { kind: 'tenant', id }),
    readTenant(ports, id),
  ]);
  const profile = await readPolicyDocument(ports, { kind: 'profile', id: record.profile ?? NOBODY });
  const documents = { platform, profile, tenant: own };
  const of = tenant === undefined ? undefined : { id: tenant, tenant: record };
  return { ...ports, policy: resolved(ports, documents, of), tenant: record, of: tenant };
}

type Documents = Record<'platform' | 'profile' | 'tenant', StoredPolicy | undefined>;
type Of = { id: string; tenant: Tenant } | undefined;

/** One policy object for as long as nothing that it is made of changes: what hangs on it is worked out once. */
const resolvedPolicies = new WeakMap<Policy, Map<string, Policy>>();
const MOST_RESOLVED = 1000;

function resolved({ defaults, channels }: Ports, documents: Documents, of: Of): Policy {
  const policies = resolvedPolicies.get(defaults) ?? new Map<string, Policy>();
  resolvedPolicies.set(defaults, policies);
  const { platform, profile, tenant } = documents;
  const versions = [platform, profile, tenant].map((each) => each?.version ?? NO_VERSION);
  const key = JSON.stringify([versions, channels, of && [of.id, of.tenant.plan, of.tenant.profile]]);
  const found = policies.get(key);
  if (found) return found;
  if (policies.size >= MOST_RESOLVED) policies.clear();
  const merged = resolvePolicy(
    defaults,
    { platform: platform?.document, profile: profile?.document, tenant: tenant?.document },
    of,
  );
  const trustEndedAt = Math.max(...[platform, profile, tenant].map((each) => each?.trustEndedAt ?? 0));
  const policy = { ...policyInForce(merged, channels), ...(trustEndedAt > 0 ? { trustEndedAt } : {}) };
  policies.set(key, policy);
  return policy;
}
