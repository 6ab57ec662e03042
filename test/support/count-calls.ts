import type { Ports } from '@sallyport/server';

/** Counts what is asked of the store and the hasher, by method and kind of key, until it is stopped. */
export function countCalls({ store, hasher }: Ports): { stop(): Record<string, number> } {
  const counts: Record<string, number> = {};
  const restore = [
    ...(['get', 'getMany', 'update', 'delete', 'list'] as const).map((method) => watch(store, method)),
    ...(['hash', 'verify'] as const).map((method) => watch(hasher, method)),
  ];
  return {
    stop() {
      for (const put of restore) put();
      return counts;
    },
  };

  function watch<O extends object, M extends keyof O & string>(of: O, method: M): () => void {
    const original = of[method] as (...args: unknown[]) => unknown;
    const counted = (...args: unknown[]) => {
      for (const key of of === store ? [args[0]].flat() : ['']) {
        const name = `${method === 'getMany' ? 'get' : method} ${String(key).split(':')[0]}`;
        counts[name] = (counts[name] ?? 0) + 1;
      }
      return original.apply(of, args);
    };
    of[method] = counted as O[M];
    return () => {
      of[method] = original as O[M];
    };
  }
}
