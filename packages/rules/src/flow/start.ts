import type { ProblemCode } from '@sallyport/protocol';
import { usableAuthenticators, type Account } from '../account.ts';
import type { Policy } from '../policy.ts';
import type { Purpose, Stage } from './flow.ts';
import { firstChallenge } from './ways.ts';

/**
 * Where a flow begins. Anything but a sign-in begins in a session, whose account is known: re-authentication asks for a
 * factor, or for the password where there is none; enrolment is for an account that has no factor yet, after the
 * password where the session's proof is not fresh: a borrowed browser binds no authenticator.
 *
 * @param fresh  Whether the session's proof is fresh.
 */
export function startStage(
  purpose: Purpose,
  account: Account | undefined,
  fresh: boolean,
  policy: Policy,
): Stage | ProblemCode {
  if (purpose === 'sign-in') return { at: 'credentials' };
  if (!account) return 'not-signed-in';
  const hasFactor = usableAuthenticators(account, policy.factors[account.role]).length > 0;
  if (purpose === 'enrol' && hasFactor) return 'already-enrolled';
  if (purpose === 'enrol' && fresh) return { at: 'enrol-choose' };
  if (!hasFactor) return { at: 'credentials' };
  return firstChallenge(account, policy) ?? 'not-offered';
}
