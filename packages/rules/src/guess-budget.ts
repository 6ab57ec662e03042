import { DAY } from './day.ts';
import type { Rate } from './rate.ts';

/** What a stranger may guess at who has proved nothing yet. */
export type Guessed = 'password' | 'passkey' | 'recovery' | 'recovery-factor' | 'sign-up';

/** Whether its shared budget slows guesses down, and refuses no first one of a flow: see `GUESS_BUDGETS`. */
export const isSlowedOnly = (guessed: Guessed): boolean => guessed === 'recovery' || guessed === 'sign-up';

/** What is answered at once, as often as somebody likes. */
const AT_ONCE = {
  address: { count: 10, per: 15 * 60 },
  network: { count: 30, per: 15 * 60 },
  account: { count: 100, per: 60 * 60 },
  device: { count: 10, per: 15 * 60 },
  devices: { count: 100, per: 60 * 60 },
} as const satisfies Record<string, Rate>;

/** Guesses at a code that anybody may have sent, and at what is asked for after it. */
const CODES = {
  address: { count: 10, per: DAY },
  network: { count: 30, per: DAY },
  account: { count: 30, per: DAY },
  device: { count: 10, per: DAY },
  devices: { count: 30, per: DAY },
} as const satisfies Record<string, Rate>;

/**
 * How many wrong ones are looked at: passwords, and codes of a recovery or a sign-up. A stranger's are counted
 * for the account and their address (an IPv6 /64, and the /48 that it lies in), and for the account alone, so that many
 * addresses don't help; a browser that the account knows has a budget of its own, so that a stranger can't spend it
 * (R-47; OWASP, device cookies). All such browsers share one as large as the account's, so that many sign-ins don't
 * help either: no more than twice the account's is ever looked at.
 *
 * Codes of a recovery have these budgets and no part in the account's own count and lock: anybody may ask
 * for one and guess, without a password, and would lock the owner out of their second factor. For the same reason they
 * end with a day and not with a hundred in a row, and the account's refuses no first guess of a flow: whoever has just
 * read their mail gets in. As many flows as messages may be asked for, some 480 a day, are right once in six years, at
 * a million codes. Those of a sign-up are counted apart, by address or number: there is no account yet.
 *
 * What guards an account is asked for in a recovery once its mailbox was proved, and has budgets of its own there:
 * whoever reads somebody's mail must not lock their second factor. These refuse, and in a row there are no more than
 * `MOST_IN_RECOVERIES`.
 *
 * A passkey can't be guessed: refused ones are counted so that they leave no more events than wrong passwords do.
 */
export const GUESS_BUDGETS = {
  password: AT_ONCE,
  passkey: AT_ONCE,
  recovery: CODES,
  'recovery-factor': CODES,
  'sign-up': CODES,
} as const satisfies Record<Guessed, Record<string, Rate>>;

/** How many codes of one recovery or sign-up are looked at, over all that were sent for it; no flow lasts longer. */
export const STRANGER_FLOW_BUDGET = { count: 5, per: 60 * 60 } as const satisfies Rate;

/** What was spent of a budget since its window began (Unix time in ms). */
export interface Budget {
  spent: number;
  from: number;
}

/**
 * Spends one of a budget, before the guess is looked at.
 *
 * @returns The budget to store, or `undefined` where it is used up until its window ends.
 */
export function spendBudget(budget: Budget | undefined, { count, per }: Rate, now: number): Budget | undefined {
  if (!budget || now >= budget.from + per * 1000) return { spent: 1, from: now };
  return budget.spent < count ? { ...budget, spent: budget.spent + 1 } : undefined;
}

/** Gives back what a right guess did not use up. */
export const refundBudget = (budget: Budget): Budget | undefined =>
  budget.spent > 1 ? { ...budget, spent: budget.spent - 1 } : undefined;
