import { newId } from '../crypto/token.ts';
import type { Random } from '../ports/random.ts';

/** The last instant of JavaScript's calendar, in Unix ms (ECMA-262 §21.4.1.1). */
const LAST_MS = 8_640_000_000_000_000;
const MS_DIGITS = 16;
const MOST_AT_ONCE = 9999;

let latest = { ms: 0, count: 0 };

/**
 * A name for what happened at an instant (Unix **ms**) under which newer comes before older in byte order: the time
 * left until the last instant, then what is left of a count, then 96 random bits. The count keeps in order what one
 * process records within a ms; what several do within one is in no order.
 */
export function newAuditId(random: Random, ms: number): string {
  latest = { ms, count: ms === latest.ms ? latest.count + 1 : 0 };
  return timePart(ms) + String(Math.max(0, MOST_AT_ONCE - latest.count)).padStart(4, '0') + newId(random);
}

/**
 * A name for all that is alike and happened since an instant (Unix **ms**): the same whenever it is asked for.
 *
 * @param what  What is alike, as text without meaning: 16 of `A-Za-z0-9_-`.
 */
export const sharedAuditId = (ms: number, what: string): string => timePart(ms) + String(MOST_AT_ONCE) + what;

/** What the names of an instant begin with. */
export const timePart = (ms: number): string =>
  String(LAST_MS - Math.min(Math.max(ms, 0), LAST_MS)).padStart(MS_DIGITS, '0');

/** Whether a name is of that instant or a later one. */
export const isSince = (id: string, ms: number): boolean => id.slice(0, MS_DIGITS) <= timePart(ms);
