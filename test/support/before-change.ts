import type { Store } from '@sallyport/server';

/** Lets something else happen just before the next change of a value whose key begins so. */
export function beforeChangeOf(store: Store, key: string, act: () => Promise<unknown>): void {
  const original = store.update;
  const watched = async (changed: string, fn: Parameters<typeof original>[1]) => {
    if (changed.startsWith(key)) {
      Object.assign(store, { update: original }); // what happens in between is not watched
      await act();
    }
    return original.call(store, changed, fn);
  };
  Object.assign(store, { update: watched });
}
