import type { Policy } from './policy.ts';

/** When a lock ends: Unix time in ms, or not by itself. */
export type LockEnd = number | 'until-admin';

/** An account's wrong codes, over all factors, flows and devices. */
export interface AttemptCounter {
  /** Counted since the last whole sign-in or the end of the last lock. */
  attempts: number;
  lockedUntil?: LockEnd;
}

export type AttemptVerdict = { admitted: true; left: number } | { admitted: false; until: LockEnd };

/**
 * Decides whether one more code may be looked at, and counts it: before the code is looked at, so that parallel guesses
 * can't outrun the counter. The attempt that reaches the limit is the last one looked at; the lock stands from
 * then on, and only a right code's whole sign-in takes it away.
 *
 * @param counter  As stored; `undefined` before the first attempt.
 * @param now  Unix time in ms.
 * @returns The counter to store before anything else happens, and the verdict. NIST SP 800-63B-4 §3.2.2.
 */
export function countAttempt(
  counter: AttemptCounter | undefined,
  { lockAfter, lockFor }: Policy['attempts'],
  now: number,
): { counter: AttemptCounter; verdict: AttemptVerdict } {
  const until = lockOf(counter, now);
  if (counter && until !== undefined) return { counter, verdict: { admitted: false, until } };
  const attempts = (counter?.lockedUntil === undefined ? (counter?.attempts ?? 0) : 0) + 1;
  const left = Math.max(0, lockAfter - attempts);
  if (left > 0) return { counter: { attempts }, verdict: { admitted: true, left } };
  const lockedUntil = lockFor === 'until-admin' ? lockFor : now + lockFor * 1000;
  return { counter: { attempts, lockedUntil }, verdict: { admitted: true, left } };
}

/** When the lock that stands now ends; `undefined` where none stands. A lock ends by itself. */
export function lockOf(counter: AttemptCounter | undefined, now: number): LockEnd | undefined {
  const until = counter?.lockedUntil;
  return until === 'until-admin' || (until !== undefined && now < until) ? until : undefined;
}

/** How many attempts a refused code's problem may tell: few that are left, all, or none, as policy has it. */
export function disclosedAttempts(left: number, { disclose }: Policy['attempts']): number | undefined {
  const LOW = 3;
  return disclose === 'always' || (disclose === 'when-low' && left <= LOW) ? left : undefined;
}
