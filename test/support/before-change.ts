import type { Store } from '@sallyport/server';

/** Lets something else happen just before the next change of a value whose key begins so. */
export function beforeChangeOf(store: Store, key: string, act: () => Promise<unknown>): void {
  const original = store.update;
  const watched = async (
    changed: string,
    ...rest: Parameters<typeof original> extends [string, ...infer R] ? R : []
  ) => {
    if (changed.startsWith(key)) {
      Object.assign(store, { update: original }); // what happens in between is not watched
      await act();
    }
    return original.call(store, changed, ...rest);
  };
  Object.assign(store, { update: watched });
}
