import type { Store } from '@sallyport/server';

/**
 * Lets something else happen just before a store's n-th call from now; `stop` says whether that call was ever reached.
 * Reads of policies aren't counted: what happens before one happens before the call that follows as well.
 */
export function beforeCall(store: Store, call: number, act: () => Promise<unknown>): { stop(): boolean } {
  let calls = 0;
  const methods = ['get', 'getMany', 'update', 'delete', 'list'] as const;
  const originals = methods.map((method) => [method, store[method]] as const);
  const restore = () => {
    for (const [method, original] of originals) Object.assign(store, { [method]: original });
  };
  for (const [method, original] of originals) {
    const watched = async (...args: unknown[]) => {
      const isCounted = !(method.startsWith('get') && [args[0]].flat().every(isOfPolicy));
      if (isCounted && ++calls === call) {
        restore(); // what happens in between isn't counted
        await act();
      }
      return (original as (...given: unknown[]) => unknown).apply(store, args);
    };
    Object.assign(store, { [method]: watched });
  }
  return {
    stop() {
      restore();
      return calls >= call;
    },
  };
}

const isOfPolicy = (key: unknown): boolean => String(key).startsWith('policy:');
