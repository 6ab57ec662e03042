import { countAttempt, lockOf, type AttemptCounter, type AttemptVerdict, type LockEnd } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';

/** Apart from the account, so that a guesser contends on a small record and not with the person's own changes. */
const attemptsKey = (account: string) => `attempts:account-${account}`;

/** Counts one attempt at a code, by compare-and-swap, and says whether it may be looked at. */
export const reserveAttempt = ({ store, policy }: Pick<Ports, 'store' | 'policy'>, account: string) =>
  store.update<AttemptCounter, AttemptVerdict>(attemptsKey(account), (current, now) => {
    const { counter, verdict } = countAttempt(current, policy.attempts, now);
    if (!verdict.admitted) return { keep: true, return: verdict };
    const { lockedUntil } = counter;
    return { set: counter, expiresAt: typeof lockedUntil === 'number' ? lockedUntil : null, return: verdict };
  });

/** The lock on the account's codes that stands now. */
export const readLock = async (
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  account: string,
): Promise<LockEnd | undefined> => lockOf(await store.get<AttemptCounter>(attemptsKey(account)), clock());

/** Forgets the count: a whole sign-in with a right code alone does this. */
export const resetAttempts = ({ store }: Pick<Ports, 'store'>, account: string) => store.delete(attemptsKey(account));
