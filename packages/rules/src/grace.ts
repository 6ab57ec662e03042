import type { Account } from './account.ts';
import { DAY_MS } from './day.ts';
import { isGuarded } from './guards.ts';
import type { Enforcement } from './policy/policy.ts';

/** What a person has used of their grace. It is never given back: whatever policy says later counts from it. */
export interface UsedGrace {
  /** When they first went on without a factor that was asked for, Unix time in ms. */
  since: number;
  /** How often they did. */
  skips: number;
  /** What the last sign-in that did is known by: answered twice, it is one. */
  flow?: string;
}

/** What is left of a person's grace: until when they may go on without a factor, Unix time in ms, or how often. */
export type GraceLeft = { until: number } | { skips: number };

/**
 * What is left to this person of the grace that enforcement gives, once it has begun; `undefined` where nothing
 * is. Days count from the first sign-in that goes on without, or the first request of a session that began before:
 * whoever has not been asked has all of them. Who has a factor has no use for it, and may not remove that.
 *
 * @param now  Unix time in ms.
 */
export function graceLeft(account: Account, { grace }: Enforcement, now: number): GraceLeft | undefined {
  if (!grace || isGuarded(account)) return undefined;
  const { since = now, skips = 0 } = account.grace ?? {};
  if ('days' in grace) {
    const until = since + grace.days * DAY_MS;
    return now < until ? { until } : undefined;
  }
  const left = grace.skips - skips;
  return left > 0 ? { skips: left } : undefined;
}

/** The account after one more sign-in without the factor that was asked for. */
export const spendGrace = ({ grace, ...account }: Account, now: number, flow: string | undefined): Account => ({
  ...account,
  grace: {
    since: grace?.since ?? now,
    skips: (grace?.skips ?? 0) + 1,
    ...(flow === undefined ? {} : { flow }),
  },
});

/** The account whose days have begun, though no sign-in has used them. */
export const beginGrace = (account: Account, now: number): Account => ({ ...account, grace: { since: now, skips: 0 } });
