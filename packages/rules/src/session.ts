import type { Account } from './account.ts';
import { isFromTheFuture } from './clock-skew.ts';
import { exemptsFirstSession, hasSkipsFor, isEnforced, isSpared, ownGrace } from './enforcement.ts';
import { factorsOf } from './factors.ts';
import type { Policy } from './policy/policy.ts';
import type { PolicyHint } from './tenant.ts';
import { isGuarded } from './guards.ts';
import { isMultiFactor, type Proofs, type SecondFactor } from './proofs.ts';

/** A signed-in browser, as stored under the hash of its cookie's token. Times are Unix time in ms. */
export interface Session extends Proofs {
  account: string;
  /** The account's and the tenant's epochs when the session began: a later one ends it. */
  epoch: number;
  tenantEpoch: number;
  /** Fingerprint of the policy in force then. */
  policy: string;
  /** Why a second factor was asked for, or not: what becomes of the session where policy asks for one later. */
  secondFactor?: SecondFactor;
  /** When the person last proved who they are. */
  authTime: number;
  startedAt: number;
  seenAt: number;
  expiresAt: number;
  /** `Firefox on Windows`: for the person to recognise. */
  device: string;
  /** It began with the account itself: by a sign-up or an invitation. */
  first?: true;
  hint?: PolicyHint;
}

/** What a session hangs on besides itself. */
export interface SessionFacts {
  account: Account | undefined;
  tenantEpoch: number;
  /** Fingerprint of the policy in force now. */
  fingerprint: string;
  /** Unix time in ms. */
  now: number;
}

/**
 * Whether the session still signs its account in: neither ended, expired, idle for too long, nor from a clock set back.
 */
export function isSessionValid(session: Session, facts: SessionFacts, policy: Policy): boolean {
  const { account, tenantEpoch, fingerprint, now } = facts;
  const { idle } = policy.session;
  return (
    account?.state === 'active' &&
    account.epoch === session.epoch &&
    tenantEpoch === session.tenantEpoch &&
    now < session.expiresAt &&
    (idle === 'none' || now < session.seenAt + idle * 1000) &&
    !isFromTheFuture(session.authTime, now) &&
    (policy.onPolicyChange !== 'end-sessions' || fingerprint === session.policy)
  );
}

/**
 * Whether the session has yet to prove the second factor that policy has come to ask for: it then opens enrolment alone
 * . Judged by why none was asked for when it began: a factor that was set up in another session since makes this
 * one no more than it was, and whoever holds it may know the password alone. Who is left alone for having a
 * passkey has proved it in this session, or has as little.
 *
 * @param now  Unix time in ms.
 */
export function mustEnrol(session: Session, account: Account, policy: Policy, now: number): boolean {
  if (policy.onPolicyChange === 'keep') return false;
  if (isSpared(account, policy, now)) return session.secondFactor !== 'proved';
  if (!isEnforced(account, policy, now)) return false;
  if (session.first && exemptsFirstSession(policy)) return false;
  if (session.secondFactor === 'grace' && hasSkipsFor(account, policy)) return false;
  const allowed = factorsOf(account, policy);
  const factors = account.authenticators.filter(({ type }) => allowed.includes(type));
  return factors.length === 0 || !stoodUp(session, policy);
}

/**
 * Whether the days of a person's grace begin with a request of this session, which began before they were asked:
 * who never signs in anew has no more of them than others.
 *
 * @param now  Unix time in ms.
 */
export function beginsGrace(session: Session, account: Account, policy: Policy, now: number): boolean {
  if (account.grace || policy.onPolicyChange === 'keep') return false;
  if (session.first && exemptsFirstSession(policy)) return false;
  const grace = ownGrace(account, policy, now);
  return grace !== undefined && 'until' in grace;
}

/** Whether the second factor was proved in the session, or is stood in for as policy lets it now. */
const stoodUp = ({ secondFactor }: Session, { trustedDevices }: Policy): boolean =>
  secondFactor === 'proved' || (secondFactor === 'trusted-device' && trustedDevices !== 'off');

/**
 * Whether the person proved who they are so recently that they may change what they prove it with: by a second
 * factor where they have one, so that a password on a trusted device is not enough, nor two proofs of one
 * mailbox. One that policy has switched off still guards.
 */
export function isFresh(session: Session, account: Account, policy: Policy, now: number): boolean {
  if (now >= session.authTime + policy.reauthWithin * 1000) return false;
  return !isGuarded(account) || (session.secondFactor === 'proved' && isMultiFactor(session));
}

/**
 * Whether "last seen" is old enough to be worth a write: a tenth of the idle time, so that a busy page writes rarely.
 */
export const shouldTouch = ({ seenAt }: Session, { session: { idle } }: Policy, now: number): boolean =>
  idle !== 'none' && now - seenAt > (idle * 1000) / 10;

/** Authenticator assurance level of what was proved: 2 with two channels (NIST SP 800-63B-4 §2.2). */
export const assuranceLevel = (proofs: Pick<Proofs, 'amr'>): 1 | 2 => (isMultiFactor(proofs) ? 2 : 1);
