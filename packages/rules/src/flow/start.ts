import type { FactorType, ProblemCode } from '@sallyport/protocol';
import { BACKUP_CODE_ID, type Account } from '../account.ts';
import { isGuarded } from '../guards.ts';
import { emailDomain } from '../identifier.ts';
import type { Policy } from '../policy/policy.ts';
import { isMailboxAlone } from '../proofs.ts';
import { isFresh, mustEnrol, type Session } from '../session.ts';
import { guardingChallenge } from './credentials.ts';
import { enrolStage } from './enrol-stage.ts';
import type { Purpose } from './flow.ts';
import type { Stage } from './stages.ts';
import { strongestChallenge } from './strongest.ts';
import { firstChallenge, waysOf } from './ways.ts';

/** What a flow is begun for. */
export interface Start {
  purpose: Purpose;
  /** With `enrol`: the factor that was chosen already. */
  type?: FactorType | undefined;
  /** With `try`: which authenticator; with `enrol`: the one whose place the new one takes. */
  authenticator?: string | undefined;
  /** With `accept-invitation`: what is kept of its token, where it opens an account. */
  invitation?: string | undefined;
}

/** What a flow in a session begins from. */
export interface Begun {
  session: Session;
  account: Account;
  /** Encrypted; where an authenticator app may be set up at once. */
  newSealedSecret?: string | undefined;
  /** An identity provider answers for the account in place of what is proved here. */
  isProviders?: boolean;
}

/**
 * Where a flow begins. What doesn't sign in begins in a session, whose account is known: re-authentication asks for a
 * factor, or for the password where there is none, and first for the password where a mailbox is all that was
 * proved; setting a factor up asks for the same where the session's proof is not fresh, and so does a change of
 * address: whoever finds a session open binds nothing of their own to it. A change of password asks for the one of now,
 * however fresh the session is (OWASP ASVS 5.0, 6.2.3). Who says "This wasn't me" is asked for their strongest factor,
 * however fresh the session is, and for no password beside it: somebody else may have changed that.
 *
 * @param now  Unix time in ms.
 */
export function startStage(start: Start, begun: Begun | undefined, policy: Policy, now: number): Stage | ProblemCode {
  const { purpose, invitation } = start;
  if (purpose === 'sign-in') return { at: 'credentials' };
  if (purpose === 'recover') return policy.recover ? { at: 'identify' } : 'not-offered';
  if (purpose === 'sign-up') return policy.signUp === 'off' ? 'not-offered' : { at: 'sign-up' };
  if (purpose === 'accept-invitation')
    return invitation === undefined ? 'invitation-over' : { at: 'invitation', hash: invitation };
  if (!begun) return 'not-signed-in';
  const { session, account, newSealedSecret } = begun;
  if (purpose === 'reauthenticate' && account.signIn === 'sso') return ownProvider(account);
  if (purpose === 'try') return trial(start, begun, policy, now);
  if (purpose === 'not-me') return notMe(begun, policy, now);
  if (purpose === 'change-password' || purpose === 'change-address') {
    const refused = ownRefusal(begun, policy, now);
    if (refused) return refused;
    if (purpose === 'change-password') return { at: 'credentials' };
    if (policy.unsendable?.includes('email')) return 'not-offered';
    if (isFresh(session, account, policy, now)) return { at: 'new-address' };
  }
  if (purpose === 'enrol') {
    const stage = enrolStage({ wants: start.type, replaces: start.authenticator }, account, policy, newSealedSecret);
    if (typeof stage === 'string' || isFresh(session, account, policy, now)) return stage;
  }
  if (!isGuarded(account) || isMailboxAlone(session)) return { at: 'credentials' };
  return firstChallenge(account, policy) ?? 'not-offered';
}

/** Where an identity provider answers for the account nothing is asked: everybody else is out, and that is all. */
function notMe(begun: Begun, policy: Policy, now: number): Stage | ProblemCode {
  const { session, account } = begun;
  const refused = ownRefusal(begun, policy, now);
  if (refused === 'sso-account') return { at: 'done', notice: 'signed-out-elsewhere' };
  if (refused) return refused;
  const isAsked = isGuarded(account) && !isMailboxAlone(session);
  const challenge = isAsked
    ? (strongestChallenge(account, policy) ?? guardingChallenge({}, account, policy))
    : undefined;
  return challenge ?? { at: 'credentials' };
}

/** only their provider can ask them again. */
function ownProvider({ email }: Account): Stage | ProblemCode {
  const domain = emailDomain(email);
  return domain === undefined ? 'sso-account' : { at: 'redirect', domain };
}

/** Why a person can't change what they sign in by: what an identity provider answers for is not theirs. */
function ownRefusal(
  { session, account, isProviders }: Begun,
  policy: Policy,
  now: number,
): 'enforced' | 'sso-account' | undefined {
  if (mustEnrol(session, account, policy, now)) return 'enforced';
  return account.signIn === 'sso' || isProviders ? 'sso-account' : undefined;
}

/** any authenticator of theirs. Not backup codes: trying one would use it up. */
function trial(
  { authenticator }: Start,
  { session, account }: Begun,
  policy: Policy,
  now: number,
): Stage | ProblemCode {
  if (mustEnrol(session, account, policy, now)) return 'enforced';
  const way = waysOf(account, policy).find(({ id }) => id === authenticator && id !== BACKUP_CODE_ID);
  return way ? { at: 'challenge', authenticator: way.id } : 'not-offered';
}
