import type { Reply } from './http.ts';

/** A smaller difference may be the network's, and the header has whole seconds. */
const TOLERANCE_MS = 5000;

/** Names of the properties that hold an instant, ISO 8601. What was `usedFrom` a device holds its name. */
const INSTANT = /^(?:at|until)$|(?:At|cedFrom|Time)$/;

/**
 * Translates the server's instants to this machine's clock, so that a wrong one counts down right and says "2 minutes
 * ago" right. By how much it is wrong is read off the `Date` header (RFC 9110 §6.6.1); a clock is right until it is
 * known to be wrong, and what was known stands until it is off by more than the network explains.
 */
export class LocalClock {
  /** In **ms**, to add to the server's times. */
  #error = 0;

  /** The body with its instants as this machine's clock will show them. */
  local<T>({ body, date }: Reply<T>): T {
    const error = date === null ? NaN : Date.now() - Date.parse(date);
    if (Math.abs(error - this.#error) > TOLERANCE_MS) this.#error = error;
    return this.#error === 0 ? body : (shifted(body, this.#error) as T);
  }
}

function shifted(value: unknown, error: number, name = ''): unknown {
  if (typeof value === 'string' && INSTANT.test(name)) {
    const at = Date.parse(value);
    // a name that ends like those may mean something else
    return Number.isNaN(at) ? value : new Date(at + error).toISOString();
  }
  if (Array.isArray(value)) return value.map((each) => shifted(each, error));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shifted(each, error, key)]));
}
