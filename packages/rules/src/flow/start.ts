import type { ProblemCode } from '@sallyport/protocol';
import { usableAuthenticators, type Account } from '../account.ts';
import type { Policy } from '../policy.ts';
import { isFresh, type Session } from '../session.ts';
import type { Purpose, Stage } from './flow.ts';
import { firstChallenge } from './ways.ts';

/**
 * Where a flow begins. Anything but a sign-in begins in a session, whose account is known: re-authentication asks for a
 * factor, or for the password where there is none; enrolment is for an account that has no factor yet, after the
 * password where the session's proof is not fresh: whoever finds a session open binds no app of their own to it.
 *
 * @param begun  The session, with its account.
 * @param now  Unix time in ms.
 */
export function startStage(
  purpose: Purpose,
  begun: { session: Session; account: Account } | undefined,
  policy: Policy,
  now: number,
): Stage | ProblemCode {
  if (purpose === 'sign-in') return { at: 'credentials' };
  if (!begun) return 'not-signed-in';
  const { session, account } = begun;
  const hasFactor = usableAuthenticators(account, policy.factors[account.role]).length > 0;
  if (purpose === 'enrol' && hasFactor) return 'already-enrolled';
  if (purpose === 'enrol' && isFresh(session, account, policy, now)) return { at: 'enrol-choose' };
  if (!hasFactor) return { at: 'credentials' };
  return firstChallenge(account, policy) ?? 'not-offered';
}
