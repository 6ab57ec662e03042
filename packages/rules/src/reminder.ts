import { signsInHere, type Account } from './account.ts';
import { DAY_MS } from './day.ts';
import { dateOf, enforcing, startOf } from './enforcement.ts';
import { groupOf } from './enrolment-group.ts';
import type { Policy } from './policy/policy.ts';

/** So many days before their date a person is reminded, and on it. */
const DAYS_BEFORE = [14, 3, 1, 0] as const;

/** A reminder of the day from which a person is asked for a second factor. */
export interface Reminder {
  /** Unix time in ms. */
  date: number;
  /** The days before it that it is for. Two reminders of one date and as many days are one. */
  days: number;
}

/** Whether policy has anybody reminded by mail. */
export const remindsByMail = (policy: Policy): boolean => enforcing(policy)?.reminders?.mail === true;

/**
 * Whether anybody can be reminded by this policy now. Whose date hangs on their own grace may have it any day; all
 * others have the day of enforcement.
 */
export function mayRemind(policy: Policy, now: number): boolean {
  const enforcement = enforcing(policy);
  if (!enforcement || !remindsByMail(policy)) return false;
  const start = startOf(enforcement);
  const isOver = now >= start + DAY_MS && !(enforcement.grace && 'days' in enforcement.grace);
  return now >= start - DAYS_BEFORE[0] * DAY_MS && !isOver;
}

/**
 * What a person is reminded of now: the latest of the days that have come; those that were missed are not made
 * up for. `undefined` for who has a factor, isn't asked, could set up none, or has no date.
 *
 * @param policy  As it holds for the account's tenant.
 * @param now  Unix time in ms.
 */
export function reminderDue(account: Account, policy: Policy, now: number): Reminder | undefined {
  const date = remindsByMail(policy) && signsInHere(account) ? dateOf(account, policy, now) : undefined;
  if (date === undefined || now >= date + DAY_MS) return undefined;
  const days = DAYS_BEFORE.findLast((each) => now >= date - each * DAY_MS);
  return days !== undefined && groupOf(account, policy, now) !== 'locked-out' ? { date, days } : undefined;
}
