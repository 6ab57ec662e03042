import type { FactorType, Offer, ProblemCode } from '@sallyport/protocol';
import { signsInHere, type Account } from '../account.ts';
import { isBreakGlass } from '../break-glass.ts';
import { isEnforced } from '../enforcement.ts';
import { factorsOf } from '../factors.ts';
import { isGuarded, isGuardedByOthers } from '../guards.ts';
import type { Policy } from '../policy/policy.ts';
import { leavingFor } from './room.ts';
import type { Stage } from './stages.ts';
import { offersOf } from './ways.ts';

/** What the person chose to set up before the flow began, and in whose place. */
interface Wanted {
  wants?: FactorType | undefined;
  /** The id of an authenticator of that kind. */
  replaces?: string | undefined;
}

/**
 * Where the set-up begins of the factor that the person chose before, or of one that they are about to choose. One that
 * is set up already is told apart from one that policy doesn't have.
 *
 * @param sealedSecret  A new secret, where the factor is an authenticator app.
 */
export function enrolStage(
  { wants, replaces }: Wanted,
  account: Account,
  policy: Policy,
  sealedSecret: string | undefined,
): Stage | ProblemCode {
  if (account.signIn === 'sso') return 'sso-account';
  if (wants === undefined && replaces !== undefined) return 'not-offered';
  if (wants === undefined) return offersOf(account, policy).length > 0 ? { at: 'enrol-choose' } : 'already-enrolled';
  const offered = offerOf(wants, account, policy, replaces);
  if (offered !== true) return offered;
  return wants === 'backup-code' ? { at: 'renew-backup-codes' } : (setUpOf(wants, sealedSecret) ?? 'not-offered');
}

/** The stage that sets this factor up. */
export function setUpOf(type: FactorType, sealedSecret: string | undefined): Stage | undefined {
  if (type === 'email') return { at: 'enrol-email' };
  if (type === 'sms') return { at: 'enrol-phone' };
  if (type === 'passkey') return { at: 'enrol-passkey' };
  return type === 'totp' && sealedSecret !== undefined ? { at: 'enrol-totp', sealedSecret } : undefined;
}

/**
 * Whether this person may set the factor up, or why not: an identity provider answers for them, policy hasn't
 * got it, nothing can send its codes, or it is set up already. Of backup codes a new set is made,
 * and only beside another factor.
 *
 * @param replaces  The id of the authenticator whose place it takes; one of its kind that isn't there is none.
 */
export function offerOf(type: FactorType, account: Account, policy: Policy, replaces?: string): Offer['offered'] {
  if (account.signIn === 'sso') return 'sso-account';
  const allowed = factorsOf(account, policy);
  if (!allowed.includes(type) || policy.unsendable?.includes(type)) return 'not-offered';
  if (type === 'backup-code') return isGuarded(account) || 'not-offered';
  if (replaces !== undefined && !account.authenticators.some((each) => each.id === replaces && each.type === type))
    return 'not-offered';
  return (signsInHere(account) && leavingFor(type, account, policy, replaces) !== undefined) || 'already-enrolled';
}

/**
 * Whether this person has to set up a factor that policy has, since policy has what guards them no more; not who
 * is the way in where everybody else is shut out.
 */
export const mustReplace = (account: Account, policy: Policy): boolean =>
  isGuardedByOthers(account, policy) && offersOf(account, policy).length > 0 && !isBreakGlass(account, policy);

/**
 * Whether a sign-in of this person ends with a factor that is set up.
 *
 * @param now  Unix time in ms.
 */
export const mustSetUp = (account: Account, policy: Policy, now: number): boolean =>
  isEnforced(account, policy, now) || mustReplace(account, policy);
