import type { Ports } from '../ports/ports.ts';

const PROBE = 'health:probe';
const PROBE_LIFE_MS = 60_000;

/** How old an answer may be: a monitor asks less often, and whoever asks more often makes no writes by it. */
const KEPT_MS = 1000;

/**
 * Asks whether the store takes a write. One probe runs at a time, and all who ask meanwhile or shortly after get its
 * answer: anybody may ask, and no more than a write a second comes of it.
 *
 * @returns A question that never throws: a failure is logged and is a no.
 */
export function readiness({ store, clock, log }: Pick<Ports, 'store' | 'clock' | 'log'>): () => Promise<boolean> {
  let last: { answer: Promise<boolean>; endedAt?: number } | undefined;

  async function probe(): Promise<boolean> {
    try {
      const expiresAt = clock() + PROBE_LIFE_MS;
      await store.update<number, void>(PROBE, () => ({ set: 1, expiresAt, return: undefined }));
      return true;
    } catch (error) {
      log.error('The store takes no writes.', error);
      return false;
    }
  }

  return () => {
    const age = last?.endedAt === undefined ? 0 : Math.abs(clock() - last.endedAt); // a clock set back keeps nothing
    if (last && age < KEPT_MS) return last.answer;
    const current: typeof last = { answer: probe() };
    void current.answer.then(() => (current.endedAt = clock()));
    last = current;
    return current.answer;
  };
}
