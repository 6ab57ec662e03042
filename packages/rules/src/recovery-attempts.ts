import type { AttemptCounter } from './attempts.ts';

/** Who guesses in a recovery: strangers share one count, and so do the browsers that the account knows. */
export type RecoveryGuesser = 'strangers' | 'known';

/**
 * How many codes of what guards an account are looked at in recoveries, of each kind of guesser, until a sign-in is
 * whole again: both together as many as may fail in a row at sign-in (NIST SP 800-63B-4 §3.2.2).
 */
export const MOST_IN_RECOVERIES = 50;

/**
 * Counts one more code of a recovery, apart from those of sign-ins: whoever reads somebody's mail is asked for their
 * second factor there, and must not lock it or have it turned off for them.
 *
 * @returns The counter to store before the code is looked at; `undefined` where no more are.
 */
export function countInRecovery(
  counter: AttemptCounter | undefined,
  guesser: RecoveryGuesser,
): AttemptCounter | undefined {
  const counted = counter?.inRecoveries?.[guesser] ?? 0;
  return counted < MOST_IN_RECOVERIES ? withCount(counter, guesser, counted + 1) : undefined;
}

/** Gives back what a right code was counted for. */
export const refundInRecovery = (counter: AttemptCounter, guesser: RecoveryGuesser): AttemptCounter =>
  withCount(counter, guesser, Math.max(0, (counter.inRecoveries?.[guesser] ?? 0) - 1));

const withCount = (counter: AttemptCounter | undefined, guesser: RecoveryGuesser, count: number): AttemptCounter => ({
  attempts: 0,
  inARow: {},
  ...counter,
  inRecoveries: { ...counter?.inRecoveries, [guesser]: count },
});
