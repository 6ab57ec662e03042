import type { Later } from '../ports/later.ts';

/** Does things after the answer, and knows what is under way, so that a server that ends can wait for it. */
export function trackedLater(): Later {
  const pending = new Set<Promise<void>>();
  const later = (work: () => Promise<void>): void => {
    const ending = new Promise<void>((resolve) => {
      setImmediate(() => void work().finally(resolve));
    });
    pending.add(ending);
    void ending.finally(() => pending.delete(ending));
  };
  return Object.assign(later, {
    async idle(ms: number) {
      const until = performance.now() + ms;
      while (pending.size > 0 && performance.now() < until) {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const over = new Promise<void>((resolve) => {
          timer = setTimeout(resolve, Math.max(0, until - performance.now()));
        });
        await Promise.race([Promise.all(pending), over]);
        clearTimeout(timer);
      }
      return pending.size;
    },
  });
}
