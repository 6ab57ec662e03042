import type { PolicyDocument, PolicyPreview } from '@sallyport/protocol';
import { hasToEnrol, policyInForce, resolvePolicy, type Policy } from '@sallyport/rules';
import type { DirectoryCount } from '../ports/directory.ts';
import type { Ports } from '../ports/ports.ts';
import { readTenant } from '../tenants/tenant-store.ts';
import { PLATFORM, readPolicyDocument, type PolicyScope } from './policy-store.ts';

const MOST_TENANTS = 100;

/**
 * How many accounts a document makes enrol that the policy in force doesn't, and of which tenants. Counted by cohorts
 * of accounts that are alike, so that it takes as long for a million accounts as for a thousand: two reads a tenant.
 */
export async function countEnrolments(
  ports: Ports,
  scope: PolicyScope,
  document: PolicyDocument,
): Promise<Pick<PolicyPreview, 'enrols' | 'tenants'>> {
  const counts = await ports.directory.count(scope.kind === 'tenant' ? scope.id : undefined);
  const byTenant = new Map<string, DirectoryCount[]>();
  for (const count of counts) byTenant.set(count.tenant, [...(byTenant.get(count.tenant) ?? []), count]);
  const platform = (await readPolicyDocument(ports, PLATFORM))?.document;
  const found = await Promise.all(
    [...byTenant].map(async ([tenant, cohorts]) => ({
      tenant,
      enrols: await enrolsIn(ports, scope, document, platform, tenant, cohorts),
    })),
  );
  const tenants = found.filter(({ enrols }) => enrols > 0).sort((a, b) => b.enrols - a.enrols);
  return {
    enrols: tenants.reduce((sum, { enrols }) => sum + enrols, 0),
    tenants: tenants.slice(0, MOST_TENANTS),
  };
}

async function enrolsIn(
  ports: Ports,
  scope: PolicyScope,
  document: PolicyDocument,
  platform: PolicyDocument | undefined,
  id: string,
  cohorts: DirectoryCount[],
): Promise<number> {
  const tenant = await readTenant(ports, id);
  if (scope.kind === 'profile' && tenant.profile !== scope.id) return 0;
  const [profile, own] = await Promise.all([
    tenant.profile === undefined ? undefined : readPolicyDocument(ports, { kind: 'profile', id: tenant.profile }),
    readPolicyDocument(ports, { kind: 'tenant', id }),
  ]);
  const documents = { platform, profile: profile?.document, tenant: own?.document };
  const resolve = (layers: typeof documents): Policy =>
    policyInForce(resolvePolicy(ports.defaults, layers, { id, tenant }), ports.channels);
  const [now, then] = [resolve(documents), resolve({ ...documents, [scope.kind]: document })];
  return cohorts
    .filter((cohort) => hasToEnrol(cohort, then) && !hasToEnrol(cohort, now))
    .reduce((sum, { n }) => sum + n, 0);
}
