import type { EnrolmentGroup, Exemption, PolicyPreview } from '@sallyport/protocol';
import {
  breakGlassOf,
  enforcing,
  enrolmentGroup,
  exemptionOf,
  hasToEnrol,
  isBreakGlass,
  sortOf,
  standingOf,
  STANDINGS,
  type Account,
  type AccountSort,
  type Policy,
  type Standing,
} from '@sallyport/rules';
import type { DirectoryCount } from '../ports/directory.ts';
import type { Ports } from '../ports/ports.ts';
import { readBreakGlass } from './break-glass.ts';
import type { PolicyScope } from './policy-store.ts';
import { policyFor, readWithDraft, type DraftPolicy, type LayersOf, type TenantPolicies } from './policy-then.ts';

const MOST_TENANTS = 100;

/** What is counted of a draft. */
type Effect = Pick<PolicyPreview, 'enrols' | 'tenants' | 'groups' | 'exemptions' | 'exact'>;

/**
 * How many accounts a draft makes enrol that the policy in force doesn't, of which tenants, and how it meets everybody
 * within its scope. Counted by cohorts of accounts that are alike, so that it takes as long for a million accounts as
 * for a thousand: two round trips for a hundred tenants.
 */
export async function countEffect(ports: Ports, scope: PolicyScope, draft: DraftPolicy): Promise<Effect> {
  const counts = await ports.directory.count(scope.kind === 'tenant' ? scope.id : undefined);
  const byTenant = new Map<string, DirectoryCount[]>();
  for (const count of counts) byTenant.set(count.tenant, [...(byTenant.get(count.tenant) ?? []), count]);
  const total = { groups: noneIn(), exemptions: noneExempt(), exact: true };
  const found: Effect['tenants'] = [];
  const named = new Map<string, Account[]>();
  for (const policies of await readWithDraft(ports, scope, draft, [...byTenant.keys()])) {
    const ids = breakGlassOf(policyFor(ports, policies.id, policies.drafted, 'system-admin'));
    const accounts = named.get(ids.join()) ?? (await readBreakGlass(ports, ids));
    named.set(ids.join(), accounts); // the same for all tenants, mostly
    const exempt = accounts.filter((account) => account.tenant === policies.id);
    const cohorts = byTenant.get(policies.id)!;
    found.push({ tenant: policies.id, enrols: addTenant(ports, policies, { cohorts, exempt }, total) });
  }
  const tenants = found.filter(({ enrols }) => enrols > 0).sort((a, b) => b.enrols - a.enrols);
  const enrols = tenants.reduce((sum, each) => sum + each.enrols, 0);
  return { enrols, tenants: tenants.slice(0, MOST_TENANTS), ...total };
}

/** Adds a tenant's cohorts up; returns how many of them have to enrol that don't have to now. */
function addTenant(
  ports: Ports,
  { id, now, drafted }: TenantPolicies,
  { cohorts, exempt }: { cohorts: readonly DirectoryCount[]; exempt: readonly Account[] },
  total: Pick<Effect, 'groups' | 'exemptions' | 'exact'>,
): number {
  const at = ports.clock();
  const policies = (layers: LayersOf) =>
    Object.fromEntries(STANDINGS.map((each) => [each, policyFor(ports, id, layers, each)])) as Record<Standing, Policy>;
  const [before, after] = [policies(now), policies(drafted)];
  let enrols = 0;
  const add = (sort: AccountSort, n: number) => {
    const standing = standingOf(sort);
    const policy = after[standing];
    const group = enrolmentGroup(sort, policy, at);
    total.groups[group] += n;
    if (group === 'exempt') total.exemptions[exemptionOf(sort) ?? 'not-asked'] += n;
    if (group === 'has-time' && enforcing(policy)?.grace) total.exact = false;
    if (hasToEnrol(sort, policy) && !hasToEnrol(sort, before[standing])) enrols += n;
  };
  for (const cohort of cohorts) add(cohort, cohort.n);
  for (const account of exempt.filter((each) => isBreakGlass(each, after['system-admin']))) {
    add(sortOf(account), -1); // its cohort says nothing of it
    total.groups.exempt++;
    total.exemptions['break-glass']++;
  }
  return enrols;
}

const noneIn = (): Record<EnrolmentGroup, number> => ({
  ready: 0,
  'must-set-up': 0,
  'has-time': 0,
  exempt: 0,
  'locked-out': 0,
});

const noneExempt = (): Record<Exemption, number> => ({
  program: 0,
  provider: 0,
  suspended: 0,
  'break-glass': 0,
  'not-asked': 0,
});
