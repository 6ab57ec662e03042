import { GUESS_BUDGETS, refundBudget, spendBudget, type Budget, type Guessed, type Rate } from '@sallyport/rules';
import { allOver } from '../all-over.ts';
import type { Ports } from '../ports/ports.ts';

type Scope = keyof (typeof GUESS_BUDGETS)[Guessed];

/** Whose budgets a guess is made on. */
export interface Guess {
  /** The account's id, or the identifier where there is no such account: both cost the same. */
  subject: string;
  address: string;
  /** The trusted device that it comes from. */
  device: string | undefined;
}

/** Whether the guess may be looked at; `refund` gives back what a right one did not use up. */
export interface GuessReserve {
  admitted: boolean;
  refund(): Promise<void>;
}

/**
 * Counts one guess of a stranger's before it is looked at. A trusted device has a budget of its own alone
 * any other browser spends its address's and then the account's, so that one address can't use up the account's
 * for everybody. Budgets are kept under the current secret alone: when a new one comes first, they start anew, once.
 */
export async function reserveGuess(
  ports: Pick<Ports, 'store' | 'keyring'>,
  guessed: Guessed,
  { subject, address, device }: Guess,
): Promise<GuessReserve> {
  const parts: [Scope, string[]][] = device
    ? [['device', [subject, device]]]
    : [
        ['address', [subject, address]],
        ['account', [subject]],
      ];
  const spent: Spent[] = [];
  for (const [scope, of] of parts) {
    const key = `attempts:${guessed}-${scope}-${await ports.keyring.mac('attempts', scope, ...of)}`;
    const budget = await spendOne(ports, key, GUESS_BUDGETS[guessed][scope]);
    if (!budget) return { admitted: false, refund: () => refund(ports, spent) };
    spent.push({ key, budget });
  }
  return { admitted: true, refund: () => refund(ports, spent) };
}

/** Spends one of the budget under a key; the budget as it is then, or `undefined` where it was used up. */
export const spendOne = ({ store }: Pick<Ports, 'store'>, key: string, rate: Rate) =>
  store.update<Budget, Budget | undefined>(
    key,
    (current, now) => {
      const budget = spendBudget(current, rate, now);
      return budget
        ? { set: budget, expiresAt: budget.from + rate.per * 1000, return: budget }
        : { keep: true, return: undefined };
    },
    null,
  );

/** A budget as it was when one of it had been spent. */
interface Spent {
  key: string;
  budget: Budget;
}

async function refund({ store }: Pick<Ports, 'store'>, spent: Spent[]): Promise<void> {
  await allOver(
    spent.map(({ key, budget: seen }) =>
      store.update<Budget, void>(
        key,
        (current) => {
          if (!current) return { keep: true, return: undefined };
          const budget = refundBudget(current);
          return budget ? { set: budget, return: undefined } : { delete: true, return: undefined };
        },
        seen,
      ),
    ),
  );
}
