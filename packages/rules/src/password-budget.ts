import type { Rate } from './rate.ts';

/**
 * How many wrong passwords are looked at. A stranger's are counted for the account and their address, and for
 * the account alone, so that many addresses don't help; a browser that the account trusts has a budget of its own,
 * so that a stranger can't spend it (R-47; OWASP, device cookies).
 */
export const PASSWORD_BUDGETS = {
  address: { count: 10, per: 15 * 60 },
  account: { count: 100, per: 60 * 60 },
  device: { count: 10, per: 15 * 60 },
} as const satisfies Record<string, Rate>;

/** What was spent of a budget since its window began (Unix time in ms). */
export interface Budget {
  spent: number;
  from: number;
}

/**
 * Spends one of a budget, before the password is looked at.
 *
 * @returns The budget to store, or `undefined` where it is used up until its window ends.
 */
export function spendBudget(budget: Budget | undefined, { count, per }: Rate, now: number): Budget | undefined {
  if (!budget || now >= budget.from + per * 1000) return { spent: 1, from: now };
  return budget.spent < count ? { ...budget, spent: budget.spent + 1 } : undefined;
}

/** Gives back what a right password did not use up. */
export const refundBudget = (budget: Budget): Budget | undefined =>
  budget.spent > 1 ? { ...budget, spent: budget.spent - 1 } : undefined;
