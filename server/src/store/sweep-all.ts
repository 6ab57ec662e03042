import type { Store } from '../ports/store.ts';

/**
 * Frees the space of all expired values, a thousand at a time, so that requests get their turn in between. Once a
 * thousand is too few: every sign-in leaves some, and whoever guesses leaves as many as they like.
 */
export async function sweepAll(store: Pick<Store, 'sweep'>): Promise<void> {
  while ((await store.sweep()) > 0);
}
