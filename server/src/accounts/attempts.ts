import {
  countAttempt,
  endLock,
  lockOf,
  refundAttempt,
  type AttemptCounter,
  type AttemptVerdict,
  type LockEnd,
  type AttemptRefund,
} from '@sallyport/rules';
import type { TenantPorts } from '../policies/for-tenant.ts';
import type { Ports } from '../ports/ports.ts';

/** Apart from the account, so that a guesser contends on a small record and not with the person's own changes. */
export const attemptsKey = (account: string) => `attempts:account-${account}`;

/** Counts one attempt at a code, by compare-and-swap, and says whether it may be looked at. */
export const reserveAttempt = (
  { store, policy }: Pick<TenantPorts, 'store' | 'policy'>,
  account: string,
  authenticators: readonly string[],
) =>
  store.update<AttemptCounter, AttemptVerdict>(
    attemptsKey(account),
    (current, now) => {
      const { counter, verdict } = countAttempt(current, authenticators, policy.attempts, now);
      return counter && verdict.admitted ? { set: counter, return: verdict } : { keep: true, return: verdict };
    },
    null,
  );

/** Takes one attempt back: what was right and ends no sign-in costs nothing. */
export const returnAttempt = ({ store }: Pick<Ports, 'store'>, account: string, attempt: AttemptRefund) =>
  store.update<AttemptCounter, void>(attemptsKey(account), (current) =>
    current ? { set: refundAttempt(current, attempt), return: undefined } : { keep: true, return: undefined },
  );

/** The lock on the account's codes that stands now. */
export const readLock = async (
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  account: string,
): Promise<LockEnd | undefined> => lockOf(await store.get<AttemptCounter>(attemptsKey(account)), clock());

/** Ends the lock on the account's codes before it does so itself; whether one stood. */
export const unlock = ({ store }: Pick<Ports, 'store'>, account: string) =>
  store.update<AttemptCounter, boolean>(attemptsKey(account), (current, now) =>
    current && lockOf(current, now) !== undefined
      ? { set: endLock(current), return: true }
      : { keep: true, return: false },
  );

/** Forgets the count: a whole sign-in with a right code alone does this. */
export const resetAttempts = ({ store }: Pick<Ports, 'store'>, account: string) => store.delete(attemptsKey(account));
