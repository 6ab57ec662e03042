import type { FactorType } from '@sallyport/protocol';
import type { Account } from './account.ts';
import { enforcing, isOfGroup } from './enforcement.ts';
import { factorsOf, standsAlone } from './factors.ts';
import type { Policy } from './policy/policy.ts';

/** What accounts that are alike have in common, as far as enforcement asks. */
export interface AccountSort extends Pick<Account, 'role' | 'owner'> {
  state: Account['state'];
  kind: 'person' | 'api';
  signIn: 'password' | 'sso';
  /** The types that are set up. */
  factors: readonly FactorType[];
}

/**
 * Whether accounts of this sort have to enrol a factor under a policy, now or from its date on: enforcement asks for
 * one, or what they have is what policy has no more. Who is suspended doesn't sign in; who is invited will.
 *
 * @param policy  As it holds for their tenant.
 */
export function hasToEnrol(sort: AccountSort, policy: Policy): boolean {
  const enforcement = enforcing(policy);
  if (sort.kind === 'api' || sort.signIn === 'sso' || sort.state === 'suspended') return false;
  const allowed = factorsOf(sort, policy).filter(standsAlone);
  const has = sort.factors.filter(standsAlone);
  if (has.some((type) => allowed.includes(type))) return false;
  const isGuardedByOthers = has.length > 0 && allowed.length > 0;
  return isGuardedByOthers || (enforcement !== undefined && isOfGroup(sort, enforcement));
}
