import type { Page } from '../ports/store.ts';

/** Cuts a page out of keys in order: `found` holds one more than `limit` where the list goes on. */
export function pageOf(found: readonly string[], limit: number): Page {
  const keys = found.slice(0, limit);
  const next = keys.at(-1);
  return found.length > limit && next !== undefined ? { keys, next } : { keys };
}
