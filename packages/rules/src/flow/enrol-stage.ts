import type { FactorType, ProblemCode } from '@sallyport/protocol';
import { usableAuthenticators, type Account } from '../account.ts';
import type { Policy } from '../policy.ts';
import type { Stage } from './flow.ts';
import { offersOf } from './ways.ts';

/**
 * Where the set-up begins of the factor that the person chose before, or of one that they are about to choose. One that
 * is set up already is told apart from one that policy doesn't have.
 *
 * @param sealedSecret  A new secret, where the factor is an authenticator app.
 */
export function enrolStage(
  wants: FactorType | undefined,
  account: Account,
  policy: Policy,
  sealedSecret: string | undefined,
): Stage | ProblemCode {
  const offers = offersOf(account, policy);
  const allowed = policy.factors[account.role];
  if (wants === 'backup-code') return renewal(account, policy);
  if (wants === undefined) return offers.length > 0 ? { at: 'enrol-choose' } : 'already-enrolled';
  if (!allowed.includes(wants)) return 'not-offered';
  if (!offers.includes(wants)) return 'already-enrolled';
  return setUpOf(wants, sealedSecret) ?? 'not-offered';
}

/** The stage that sets this factor up. */
export function setUpOf(type: FactorType, sealedSecret: string | undefined): Stage | undefined {
  if (type === 'email') return { at: 'enrol-email' };
  if (type === 'sms') return { at: 'enrol-phone' };
  return type === 'totp' && sealedSecret !== undefined ? { at: 'enrol-totp', sealedSecret } : undefined;
}

/** backup codes only beside another factor. */
function renewal(account: Account, policy: Policy): Stage | ProblemCode {
  const allowed = policy.factors[account.role];
  const hasFactor = usableAuthenticators(account, allowed).length > 0;
  return hasFactor && allowed.includes('backup-code') ? { at: 'renew-backup-codes' } : 'not-offered';
}
