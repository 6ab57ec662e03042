import type { Ports } from '../ports/ports.ts';
import { knowsSecret } from '../store/store-claim.ts';

const PROBE = 'health:probe';
const PROBE_LIFE_MS = 60_000;

/** How old an answer may be: a monitor asks less often, and whoever asks more often makes no writes by it. */
const KEPT_MS = 1000;

/**
 * Asks whether the store takes a write, and was made with a secret that is known here. One probe runs at a time, and
 * all who ask meanwhile or shortly after get its answer: anybody may ask, and no more than a write a second comes of
 * it.
 *
 * @returns A question that never throws: a failure is logged and is a no.
 */
export function readiness(ports: Pick<Ports, 'store' | 'keyring' | 'clock' | 'log'>): () => Promise<boolean> {
  const { store, clock, log } = ports;
  let last: { answer: Promise<boolean>; endedAt?: number } | undefined;

  async function probe(): Promise<boolean> {
    try {
      const expiresAt = clock() + PROBE_LIFE_MS;
      await store.update<number, void>(PROBE, () => ({ set: 1, expiresAt, return: undefined }));
      if (!(await knowsSecret(ports))) throw new Error('It was made with another secret.');
      return true;
    } catch (error) {
      log.error('The store is not ready.', error);
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
