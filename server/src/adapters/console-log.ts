import type { Log } from '../ports/log.ts';

/** Writes to standard error: what failed and where, without the values that the failing code held. */
export const consoleLog: Log = {
  error: (message, error) =>
    console.error(message, error instanceof Error ? (error.stack ?? error.message) : typeof error),
};
