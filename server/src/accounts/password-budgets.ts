import { PASSWORD_BUDGETS, refundBudget, spendBudget, type Budget } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';

type Scope = keyof typeof PASSWORD_BUDGETS;

/** Whose budget a password is tried on. */
export interface PasswordGuess {
  /** The account's id, or the identifier where there is no such account: both cost the same. */
  subject: string;
  address: string;
  /** The trusted device that it comes from. */
  device: string | undefined;
}

/** Whether the password may be looked at; `refund` gives back what a right one did not use up. */
export interface PasswordReserve {
  admitted: boolean;
  refund(): Promise<void>;
}

/**
 * Counts one password before it is looked at. A trusted device has a budget of its own alone; any other
 * browser spends its address's and then the account's, so that one address can't use up the account's for everybody.
 * Budgets are kept under the current secret alone: when a new one comes first, they start anew, once.
 */
export async function reservePassword(
  ports: Pick<Ports, 'store' | 'keyring'>,
  { subject, address, device }: PasswordGuess,
): Promise<PasswordReserve> {
  const parts: [Scope, string[]][] = device
    ? [['device', [subject, device]]]
    : [
        ['address', [subject, address]],
        ['account', [subject]],
      ];
  const spent: string[] = [];
  for (const [scope, of] of parts) {
    const key = `attempts:password-${scope}-${await ports.keyring.mac('attempts', scope, ...of)}`;
    if (!(await spend(ports, key, scope))) return { admitted: false, refund: () => refund(ports, spent) };
    spent.push(key);
  }
  return { admitted: true, refund: () => refund(ports, spent) };
}

const spend = ({ store }: Pick<Ports, 'store'>, key: string, scope: Scope) =>
  store.update<Budget, boolean>(key, (current, now) => {
    const rate = PASSWORD_BUDGETS[scope];
    const budget = spendBudget(current, rate, now);
    return budget
      ? { set: budget, expiresAt: budget.from + rate.per * 1000, return: true }
      : { keep: true, return: false };
  });

async function refund({ store }: Pick<Ports, 'store'>, keys: string[]): Promise<void> {
  await Promise.all(
    keys.map((key) =>
      store.update<Budget, void>(key, (current) => {
        if (!current) return { keep: true, return: undefined };
        const budget = refundBudget(current);
        return budget ? { set: budget, return: undefined } : { delete: true, return: undefined };
      }),
    ),
  );
}
