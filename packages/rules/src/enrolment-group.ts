import type { EnrolmentGroup, Exemption } from '@sallyport/protocol';
import type { Account } from './account.ts';
import { isBreakGlass } from './break-glass.ts';
import { enforcing, isEnforced, isOfGroup, startOf } from './enforcement.ts';
import { hasToEnrol, type AccountSort } from './enrolment-preview.ts';
import { factorsOf, standsAlone } from './factors.ts';
import type { Policy } from './policy/policy.ts';

/**
 * How a policy meets accounts of a sort: they have a factor; must set one up at their next sign-in; may still go on
 * without; aren't asked; or are asked and could set up nothing. What a person has used of their own grace
 * isn't known of a sort: `has-time` is said of all who were given one. A factor that was turned off for wrong codes
 * counts as one that is there.
 *
 * @param policy  As it holds for their tenant.
 * @param now  Unix time in ms.
 */
export function enrolmentGroup(sort: AccountSort, policy: Policy, now: number): EnrolmentGroup {
  if (exemptionOf(sort)) return 'exempt';
  const has = sort.factors.filter(standsAlone);
  if (!hasToEnrol(sort, policy)) return has.length > 0 ? 'ready' : 'exempt';
  const settable = factorsOf(sort, policy).filter((type) => standsAlone(type) && !policy.unsendable?.includes(type));
  const enforcement = enforcing(policy);
  const isAsked = enforcement !== undefined && isOfGroup(sort, enforcement);
  if (settable.length === 0) return isAsked || has.length === 0 ? 'locked-out' : 'ready'; // what they have still asks
  const isEased = enforcement && (now < startOf(enforcement) || enforcement.grace !== undefined);
  return has.length === 0 && isEased ? 'has-time' : 'must-set-up';
}

/** The same of one account, whose own grace is known. */
export function groupOf(account: Account, policy: Policy, now: number): EnrolmentGroup {
  if (isBreakGlass(account, policy)) return 'exempt';
  const group = enrolmentGroup(sortOf(account), policy, now);
  return group === 'has-time' && isEnforced(account, policy, now) ? 'must-set-up' : group;
}

/** Why accounts of a sort are asked by no policy; `undefined` of those that some policy may ask. */
export function exemptionOf({
  kind,
  signIn,
  state,
}: AccountSort): Exclude<Exemption, 'break-glass' | 'not-asked'> | undefined {
  if (kind === 'api') return 'program';
  if (signIn === 'sso') return 'provider';
  return state === 'suspended' ? 'suspended' : undefined;
}

/** What enforcement can tell of an account. */
export const sortOf = ({ role, owner, state, kind, signIn, authenticators }: Account): AccountSort => ({
  role,
  owner,
  state,
  kind: kind ?? 'person',
  signIn: signIn ?? 'password',
  factors: authenticators.map(({ type }) => type),
});
