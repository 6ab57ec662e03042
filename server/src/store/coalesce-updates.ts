import { ContentionError } from '../ports/store-errors.ts';
import { newVersion, type AtomicDriver, type Entry, type Item } from './atomic-driver.ts';

/**
 * Decides from an item what follows it: the same object to keep it, `null` to remove it. Runs again if the write was
 * lost; throwing rejects its caller alone.
 */
export type Step<R> = (current: Item | null, now: number) => { next: Item | null; answer: R };

interface Waiting {
  step: Step<unknown>;
  resolve: (answer: unknown) => void;
  reject: (error: unknown) => void;
}

const MAX_STEPS = 512;
const MAX_TRIES = 50;
const TRIES_AT_ONCE = 3;
const MAX_PAUSE_MS = 50;

/**
 * Queues the steps on each key in this process: all that wait share one read and one compare-and-swap, so a crowd on
 * one key costs as much as one caller, and only processes compete.
 *
 * Steps run in the order they came, each on what the one before left. A batch that keeps what it read writes nothing.
 *
 * `change` resolves with the step's answer once it is durable. It rejects with what the step threw, with the driver's
 * error, or with `ContentionError` after 50 lost writes. `idle` resolves when what waits now is done.
 */
export function coalesceUpdates(driver: AtomicDriver, now: () => number) {
  const queues = new Map<string, { queue: Waiting[]; drained: Promise<void> }>();

  return {
    change: <R>(key: string, step: Step<R>) =>
      new Promise<R>((resolve, reject) => {
        const waiting = { step, resolve: resolve as (answer: unknown) => void, reject };
        const open = queues.get(key);
        if (open) {
          open.queue.push(waiting);
        } else {
          const queue = [waiting];
          queues.set(key, { queue, drained: drain(key, queue) });
        }
      }),
    idle: async () => {
      await Promise.all([...queues.values()].map(({ drained }) => drained));
    },
  };

  async function drain(key: string, queue: Waiting[]) {
    while (queue.length > 0) {
      // Taken before the read, never after: a caller must see every write that ended before it called.
      const batch = queue.splice(0, MAX_STEPS);
      await settle(key, batch).catch((error: unknown) => {
        for (const { reject } of batch) reject(error);
      });
    }
    queues.delete(key);
  }

  async function settle(key: string, batch: Waiting[]) {
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      if (tries >= TRIES_AT_ONCE) await pause(Math.random() * MAX_PAUSE_MS);
      const at = now();
      const entry = await driver.getEntry(key, at);
      const { item, answers } = run(batch, entry, at);
      if (item !== entry) {
        const next = item && { ...item, version: newVersion() };
        if (!(await driver.cas(key, entry?.version ?? null, next, at))) continue;
      }
      for (const answer of answers) answer();
      return;
    }
    throw new ContentionError();
  }
}

/** Applies the steps to the item, one after the other. The answers are given later: not before the result is stored. */
function run(batch: Waiting[], entry: Entry | null, now: number) {
  let item: Item | null = entry;
  const answers = batch.map(({ step, resolve, reject }) => {
    try {
      const { next, answer } = step(item, now);
      item = next;
      return () => resolve(answer);
    } catch (error) {
      return () => reject(error);
    }
  });
  return { item: item as Item | null, answers };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
