const MOST_AHEAD_MS = 60_000;

/**
 * Whether a record claims to be younger than now: the clock was set back, and what it granted may have run out already.
 * A minute is let pass, since machines' clocks differ.
 */
export const isFromTheFuture = (issuedAt: number, now: number): boolean => issuedAt > now + MOST_AHEAD_MS;
