import type { PolicyDocument, PolicyPreview } from '@sallyport/protocol';
import { hasToEnrol, policyInForce, resolvePolicy, type Policy } from '@sallyport/rules';
import type { DirectoryCount } from '../ports/directory.ts';
import type { Ports } from '../ports/ports.ts';
import { readLayersOf, type PolicyLayers } from './policy-layers.ts';
import type { PolicyScope } from './policy-store.ts';

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
      found.push({ tenant, enrols: enrolsIn(ports, scope, document, tenant, layers, byTenant.get(tenant) ?? []) });
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
  document: PolicyDocument,
  id: string,
  { tenant, platform, profile, own }: PolicyLayers,
  cohorts: DirectoryCount[],
): number {
  if (scope.kind === 'profile' && tenant.profile !== scope.id) return 0;
  const documents = { platform: platform?.document, profile: profile?.document, tenant: own?.document };
  const resolve = (layers: typeof documents): Policy =>
    policyInForce(resolvePolicy(ports.defaults, layers, { id, tenant }), ports.channels);
  const [now, then] = [resolve(documents), resolve({ ...documents, [scope.kind]: document })];
  return cohorts
    .filter((cohort) => hasToEnrol(cohort, then) && !hasToEnrol(cohort, now))
    .reduce((sum, { n }) => sum + n, 0);
}
