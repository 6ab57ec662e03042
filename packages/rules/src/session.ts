import type { Account } from './account.ts';
import type { Policy } from './policy.ts';

/** A signed-in browser, as stored under the hash of its cookie's token. Times are Unix time in ms. */
export interface Session {
  id: string;
  account: string;
  /** The account's epoch when the session began: a later one ends it. */
  epoch: number;
  aal: 1 | 2;
  amr: string[];
  authTime: number;
  seenAt: number;
  expiresAt: number;
}

/** Whether the session still signs its account in: neither ended, expired nor idle for too long. */
export const sessionStands = (session: Session, account: Account | undefined, policy: Policy, now: number): boolean =>
  account?.state === 'active' &&
  account.epoch === session.epoch &&
  now < session.expiresAt &&
  (policy.session.idle === 'none' || now < session.seenAt + policy.session.idle * 1000);

/** Whether "last seen" is old enough to be worth a write: a tenth of the idle time, so that a busy page writes rarely. */
export const shouldTouch = ({ seenAt }: Session, { session: { idle } }: Policy, now: number): boolean =>
  idle !== 'none' && now - seenAt > (idle * 1000) / 10;

/** Authenticator assurance level of what was proved: 2 with a second factor (NIST SP 800-63B-4 §2.2). */
export const assuranceLevel = (amr: readonly string[]): 1 | 2 => (amr.includes('mfa') ? 2 : 1);
