import { waitUntil as until } from '@open-wc/testing';

/** How long something may take to come, in ms: on a busy machine a second is nothing. */
const PATIENCE = 20_000;

/** Waits for what comes by itself. */
export const waitUntil = (predicate: () => unknown, message?: string): Promise<void> =>
  until(() => Boolean(predicate()), message, { timeout: PATIENCE });
