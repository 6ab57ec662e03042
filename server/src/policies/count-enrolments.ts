import type { PolicyDocument, PolicyPreview } from '@sallyport/protocol';
import {
  bindsOwn,
  hasToEnrol,
  policyInForce,
  resolvePolicy,
  standingOf,
  STANDINGS,
  type Policy,
  type PolicyDocuments,
  type Standing,
  type Tenant,
} from '@sallyport/rules';
import type { DirectoryCount } from '../ports/directory.ts';
import type { Ports } from '../ports/ports.ts';
import { readLayersOf, type PolicyLayers } from './policy-layers.ts';
import type { PolicyScope, StoredPolicy } from './policy-store.ts';

const MOST_TENANTS = 100;
const READ_AT_ONCE = 100;

/**
 * How many accounts a document makes enrol that the policy in force doesn't, and of which tenants. Counted by cohorts
 * of accounts that are alike, so that it takes as long for a million accounts as for a thousand: two round trips for a
 * hundred tenants.
 */
export async function countEnrolments(
  ports: Ports,
  scope: PolicyScope,
  document: PolicyDocument,
  author: Standing,
): Promise<Pick<PolicyPreview, 'enrols' | 'tenants'>> {
  const counts = await ports.directory.count(scope.kind === 'tenant' ? scope.id : undefined);
  const byTenant = new Map<string, DirectoryCount[]>();
  for (const count of counts) byTenant.set(count.tenant, [...(byTenant.get(count.tenant) ?? []), count]);
  const found: { tenant: string; enrols: number }[] = [];
  const ids = [...byTenant.keys()];
  for (let at = 0; at < ids.length; at += READ_AT_ONCE) {
    const some = ids.slice(at, at + READ_AT_ONCE);
    for (const [index, layers] of (await readLayersOf(ports, some)).entries()) {
      const tenant = some[index]!;
      found.push({
        tenant,
        enrols: enrolsIn(ports, scope, { document, author }, tenant, layers, byTenant.get(tenant) ?? []),
      });
    }
  }
  const tenants = found.filter(({ enrols }) => enrols > 0).sort((a, b) => b.enrols - a.enrols);
  return {
    enrols: tenants.reduce((sum, { enrols }) => sum + enrols, 0),
    tenants: tenants.slice(0, MOST_TENANTS),
  };
}

function enrolsIn(
  ports: Ports,
  scope: PolicyScope,
  change: Pick<StoredPolicy, 'document' | 'author'>,
  id: string,
  { tenant, platform, profile, own }: PolicyLayers,
  cohorts: DirectoryCount[],
): number {
  if (scope.kind === 'profile' && tenant.profile !== scope.id) return 0;
  const now = { platform, profile, tenant: own };
  const then = { ...now, [scope.kind]: change };
  return STANDINGS.reduce((sum, standing) => {
    const before = policyFor(ports, now, standing, { id, tenant });
    const after = policyFor(ports, then, standing, { id, tenant });
    const enrolling = cohorts.filter(
      (cohort) => standingOf(cohort) === standing && hasToEnrol(cohort, after) && !hasToEnrol(cohort, before),
    );
    return enrolling.reduce((people, { n }) => people + n, sum);
  }, 0);
}

/** The layers as they are, or as they would be. */
type Layers = Record<keyof PolicyDocuments, Pick<StoredPolicy, 'document' | 'author'> | undefined>;

/** What is in force for who stands there: a tenant's own document binds nobody above its author. */
function policyFor(
  { defaults, channels }: Ports,
  { platform, profile, tenant: own }: Layers,
  standing: Standing,
  of: { id: string; tenant: Tenant },
): Policy {
  const tenant = own && bindsOwn(own.author, standing) ? own.document : undefined;
  const documents = { platform: platform?.document, profile: profile?.document, tenant };
  return policyInForce(resolvePolicy(defaults, documents, of), channels);
}
