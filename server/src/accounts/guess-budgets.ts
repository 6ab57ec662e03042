import {
  GUESS_BUDGETS,
  isSlowedOnly,
  refundBudget,
  spendBudget,
  type Budget,
  type Guessed,
  type Rate,
} from '@sallyport/rules';
import { allOver } from '../all-over.ts';
import type { Caller } from '../ports/caller.ts';
import type { Ports } from '../ports/ports.ts';

type Scope = keyof (typeof GUESS_BUDGETS)[Guessed];

/** Whose budgets a guess is made on. */
export interface Guess {
  /** The account's id, or the identifier where there is no such account: both cost the same. */
  subject: string;
  caller: Pick<Caller, 'address' | 'network'>;
  /** The browser that it comes from, where the account knows it. */
  device: string | undefined;
}

/** Whether the guess may be looked at; `refund` gives back what a right one did not use up. */
export interface GuessReserve {
  admitted: boolean;
  /** The shared budget is used up, and refuses nothing. */
  isSlowed?: boolean;
  /** When the last of the budgets ends that are used up, Unix time in ms; 0 where none is. */
  until: number;
  refund(): Promise<void>;
}

/**
 * Counts one guess of a stranger's before it is looked at. It spends the budgets of its address and of the /48
 * that this lies in, and then the account's, so that nobody uses up the account's for everybody. A browser that the
 * account knows spends its own, and then that of all such browsers. The shared ones refuse passwords and
 * passkeys, and slow codes down.
 * Budgets are kept under the current secret alone: when a new one comes first, they start anew, once.
 */
export async function reserveGuess(
  ports: Pick<Ports, 'store' | 'keyring'>,
  guessed: Guessed,
  { subject, caller: { address, network }, device }: Guess,
): Promise<GuessReserve> {
  const spent: Spent[] = [];
  let until = 0;
  const spend = async (scope: Scope, ...of: string[]): Promise<boolean> => {
    const key = `attempts:${guessed}-${scope}-${await ports.keyring.mac('attempts', scope, ...of)}`;
    const rate = GUESS_BUDGETS[guessed][scope];
    const { admitted, budget } = await spendOne(ports, key, rate);
    if (admitted) spent.push({ key, budget });
    else until = Math.max(until, budgetEnd(budget, rate));
    return admitted;
  };
  const refundAll = () => refund(ports, spent);
  const isKnown = device !== undefined;
  const own = await allOver(
    isKnown
      ? [spend('device', subject, device)]
      : [spend('address', subject, address), network === undefined || spend('network', subject, network)],
  );
  if (own.includes(false)) {
    await refundAll();
    return { admitted: false, until, refund: async () => {} };
  }
  if (await spend(isKnown ? 'devices' : 'account', subject)) return { admitted: true, until, refund: refundAll };
  return { admitted: isSlowedOnly(guessed), isSlowed: true, until, refund: refundAll };
}

/** Spends one of the budget under a key: the budget as it is then, and whether there was any left. */
export const spendOne = ({ store }: Pick<Ports, 'store'>, key: string, rate: Rate) =>
  store.update<Budget, { admitted: boolean; budget: Budget }>(
    key,
    (current, now) => {
      const budget = spendBudget(current, rate, now);
      return budget
        ? { set: budget, expiresAt: budget.from + rate.per * 1000, return: { admitted: true, budget } }
        : { keep: true, return: { admitted: false, budget: current ?? { spent: 0, from: now } } };
    },
    null,
  );

/** When a budget is full again, Unix time in ms. */
export const budgetEnd = ({ from }: Budget, { per }: Rate): number => from + per * 1000;

/** The same in whole seconds from now. */
export const budgetEndsIn = (budget: Budget, rate: Rate, now: number): number =>
  Math.max(1, Math.ceil((budgetEnd(budget, rate) - now) / 1000));

/**
 * Gives one back of the budget under a key.
 *
 * @param isSame  Whether it is still the budget that it was spent of.
 * @param seen  The budget as it was then, where its caller holds it.
 */
export const giveBack = (
  { store }: Pick<Ports, 'store'>,
  key: string,
  isSame: (budget: Budget) => boolean,
  seen?: Budget,
): Promise<void> =>
  store.update<Budget, void>(
    key,
    (current) => {
      if (!current || !isSame(current)) return { keep: true, return: undefined };
      const budget = refundBudget(current);
      return budget ? { set: budget, return: undefined } : { delete: true, return: undefined };
    },
    seen,
  );

/** A budget as it was when one of it had been spent. */
interface Spent {
  key: string;
  budget: Budget;
}

async function refund(ports: Pick<Ports, 'store'>, spent: Spent[]): Promise<void> {
  await allOver(spent.map(({ key, budget }) => giveBack(ports, key, () => true, budget)));
}
