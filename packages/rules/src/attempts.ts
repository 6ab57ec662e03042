import type { Policy } from './policy/policy.ts';
import type { RecoveryGuesser } from './recovery-attempts.ts';

/** When a lock ends: Unix time in ms, or not by itself. */
export type LockEnd = number | 'until-admin';

/**
 * NIST SP 800-63B-4 §3.2.2: no more than 100 failures in a row with one authenticator, however long the locks between.
 */
const MOST_IN_A_ROW = 100;

/** What an app that is being set up is known by where an authenticator's id stands. */
export const SET_UP_ID = 'enrolment';

/** An account's wrong codes, over all factors, flows and devices. */
export interface AttemptCounter {
  /** Counted since the last whole sign-in or the end of the last lock. */
  attempts: number;
  lockedUntil?: LockEnd;
  /**
   * Counted since the last whole sign-in, by authenticator: a lock that ends takes nothing away. One that is
   * being set up is none yet: its codes are no guesses, and a hundred must not keep the account from ever having one.
   */
  inARow: Record<string, number>;
  /** Counted in recoveries since the last whole sign-in, by who guessed: they bring no lock nearer. */
  inRecoveries?: Partial<Record<RecoveryGuesser, number>>;
  /** When the last checks were made, Unix time in ms, oldest first; as many as the check rate has to know. */
  checks?: number[];
}

export type AttemptVerdict =
  | {
      admitted: true;
      /** Counted with this one, since the last whole sign-in or the end of the last lock. */
      attempts: number;
      left: number;
      /** The next failure in a row would be one too many at these authenticators: they end with this one. */
      last: readonly string[];
      /** These had as many before, and ought to be off: the code may be compared with none of them. */
      overdue?: readonly string[];
    }
  | { admitted: false; reason: 'locked'; until: LockEnd; overdue?: readonly string[] }
  | {
      admitted: false;
      reason: 'too-fast';
      /** Unix time in ms. */
      until: number;
    };

/**
 * Decides whether one more code may be looked at, and counts it: before the code is looked at, so that parallel guesses
 * can't outrun the counter. The attempt that reaches the limit is the last one looked at; the lock stands from
 * then on, and only a right code's whole sign-in takes it away. One that comes too fast isn't looked at and costs
 * nothing. An authenticator that has failed too often in a row and is there nevertheless, since the write that
 * turns it off was lost, is left out; the others go on.
 *
 * @param counter  As stored; `undefined` before the first attempt.
 * @param authenticators  Whose code it may be: one, or each of those that it is compared with.
 * @param now  Unix time in ms.
 * @returns The counter to store before anything else happens, and the verdict.
 */
export function countAttempt(
  counter: AttemptCounter | undefined,
  authenticators: readonly string[],
  { lockAfter, lockFor, checkRate }: Policy['attempts'],
  now: number,
): { counter: AttemptCounter | undefined; verdict: AttemptVerdict } {
  const refuse = (verdict: AttemptVerdict) => ({ counter, verdict });
  const until = lockOf(counter, now);
  if (until !== undefined) return refuse({ admitted: false, reason: 'locked', until });
  const inARowOf = (id: string) => counter?.inARow[id] ?? 0;
  const overdue = authenticators.filter((id) => inARowOf(id) >= MOST_IN_A_ROW);
  if (overdue.length > 0 && overdue.length === authenticators.length)
    return refuse({ admitted: false, reason: 'locked', until: 'until-admin', overdue });
  const inARow = authenticators
    .filter((id) => id !== SET_UP_ID && !overdue.includes(id))
    .map((id) => [id, inARowOf(id) + 1] as const);
  const checks = checkRate === 'off' ? [] : (counter?.checks ?? []).filter((at) => now < at + checkRate.per * 1000);
  const [oldest] = checks;
  if (checkRate !== 'off' && oldest !== undefined && checks.length >= checkRate.count) {
    return refuse({ admitted: false, reason: 'too-fast', until: oldest + checkRate.per * 1000 });
  }
  const attempts = (counter?.lockedUntil === undefined ? (counter?.attempts ?? 0) : 0) + 1;
  const left = lockAfter === 'never' ? Infinity : Math.max(0, lockAfter - attempts);
  return {
    counter: {
      attempts,
      ...(left > 0 ? {} : { lockedUntil: lockFor === 'until-admin' ? lockFor : now + lockFor * 1000 }),
      inARow: { ...counter?.inARow, ...Object.fromEntries(inARow) },
      ...(counter?.inRecoveries ? { inRecoveries: counter.inRecoveries } : {}),
      ...(checkRate === 'off' ? {} : { checks: [...checks, now] }),
    },
    verdict: {
      admitted: true,
      attempts,
      left,
      last: inARow.filter(([, count]) => count === MOST_IN_A_ROW).map(([id]) => id),
      ...(overdue.length > 0 ? { overdue } : {}),
    },
  };
}

/** A counted attempt that is given back. */
export interface AttemptRefund {
  /** Whose code it may have been. */
  ways: readonly string[];
  /** It was the one that reached the limit. */
  locked: boolean;
}

/**
 * Gives one attempt back: where a right code proves something and no sign-in ends with it, it must not bring the lock
 * nearer. It ends the lock that it made itself, and none that came with another attempt meanwhile.
 */
export function refundAttempt(counter: AttemptCounter, { ways, locked }: AttemptRefund): AttemptCounter {
  const { lockedUntil, ...rest } = counter;
  return {
    ...rest,
    ...(locked || lockedUntil === undefined ? {} : { lockedUntil }),
    attempts: Math.max(0, counter.attempts - 1),
    inARow: {
      ...counter.inARow,
      ...Object.fromEntries(ways.map((id) => [id, Math.max(0, (counter.inARow[id] ?? 0) - 1)])),
    },
  };
}

/**
 * An admin ends the lock before it does so itself: the count begins anew. What was counted in a row stays, and
 * so does what was turned off for it: nobody but a right code, or a factor that is bound anew, takes that away.
 */
export function endLock(counter: AttemptCounter): AttemptCounter {
  const { lockedUntil: _, ...rest } = counter;
  return { ...rest, attempts: 0 };
}

/** When the lock that stands now ends; `undefined` where none stands. A lock ends by itself. */
export function lockOf(counter: AttemptCounter | undefined, now: number): LockEnd | undefined {
  const until = counter?.lockedUntil;
  return until === 'until-admin' || (until !== undefined && now < until) ? until : undefined;
}

/** How many attempts a refused code's problem may tell: few that are left, all, or none, as policy has it. */
export function disclosedAttempts(left: number, { disclose }: Policy['attempts']): number | undefined {
  const LOW = 3;
  return Number.isFinite(left) && (disclose === 'always' || (disclose === 'when-low' && left <= LOW))
    ? left
    : undefined;
}
