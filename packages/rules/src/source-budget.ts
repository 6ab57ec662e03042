import type { Policy } from './policy/policy.ts';
import type { Rate } from './rate.ts';

/** What one source may do so often, whoever it is about. */
export type SourceBudget = keyof Policy['perSource'];

/** An IPv4 address or an IPv6 /64, which is one subscriber; or the /48 that a /64 lies in. */
export type SourceScope = 'client' | 'network';

const TEN_MINUTES = 10 * 60;
const HOUR = 60 * 60;

/** In how many seconds a budget is spent. */
const WINDOWS = {
  passwords: TEN_MINUTES,
  recoveries: TEN_MINUTES,
  flows: TEN_MINUTES,
  signUps: HOUR,
  messages: HOUR,
  newNumbers: HOUR,
  adminWrites: HOUR,
} as const satisfies Record<SourceBudget, number>;

/**
 * How many times as much a /48 may do as one /64: whoever is given a /48 has 65,536 networks to go on from (RFC 6177),
 * and a house of many subscribers is not one of them.
 */
const NETWORK_FACTOR = 10;

/** How often a source may do something, as policy has it; `off` where nothing is counted. */
export function sourceRate(budget: SourceBudget, { perSource }: Policy, scope: SourceScope): Rate | 'off' {
  const count = perSource[budget];
  if (count === 'off') return 'off';
  return { count: scope === 'network' ? count * NETWORK_FACTOR : count, per: WINDOWS[budget] };
}

/** What was spent of a source's budget: it can be given back while that window lasts. */
export interface SourceCount {
  key: string;
  /** When the window began, Unix time in ms. */
  from: number;
}
