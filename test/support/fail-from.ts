import type { Store } from '@sallyport/server';

/** Makes a store fail from its n-th call on, until it is stopped; `stop` says whether that call was ever reached. */
export function failFrom(store: Store, call: number, error: () => Error): { stop(): boolean } {
  let calls = 0;
  const methods = ['get', 'getMany', 'update', 'delete', 'list'] as const;
  const originals = methods.map((method) => [method, store[method]] as const);
  for (const [method, original] of originals) {
    const failing = (...args: unknown[]) =>
      ++calls >= call ? Promise.reject(error()) : (original as (...given: unknown[]) => unknown).apply(store, args);
    Object.assign(store, { [method]: failing });
  }
  return {
    stop() {
      for (const [method, original] of originals) Object.assign(store, { [method]: original });
      return calls >= call;
    },
  };
}
