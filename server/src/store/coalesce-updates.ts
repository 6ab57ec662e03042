import { ContentionError } from '../ports/store-errors.ts';
import { newVersion, type AtomicDriver, type Entry, type Item } from './atomic-driver.ts';

/**
 * Decides from an item what follows it: the same object to keep it, `null` to remove it. Runs again if the write was
 * lost; throwing rejects its caller alone.
 */
export type Step<R> = (current: Item | null, now: number) => { next: Item | null; answer: R };

/** Removes what there is, and answers whether there was anything. */
export const removeStep: Step<boolean> = (current) => ({ next: null, answer: current !== null });

interface Waiting {
  step: Step<unknown>;
  /** What its caller has seen there, `null` where nothing stood there; undefined where it hasn't looked. */
  seen: Entry | null | undefined;
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
 * Where the driver can `swap`, a batch is first tried over what a caller has seen, without reading: the
 * compare-and-swap says whether that is still there. What would write nothing is decided on what was read alone.
 *
 * `change` resolves with the step's answer once it is durable. It rejects with what the step threw, with the driver's
 * error, or with `ContentionError` after 50 lost writes. `idle` resolves when what waits now is done.
 */
export function coalesceUpdates(driver: AtomicDriver, now: () => number) {
  const queues = new Map<string, { queue: Waiting[]; drained: Promise<void> }>();

  return {
    change: <R>(key: string, step: Step<R>, seen?: Entry | null) =>
      new Promise<R>((resolve, reject) => {
        const waiting = { step, seen, resolve: resolve as (answer: unknown) => void, reject };
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
      try {
        await settle(key, batch);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    queues.delete(key);
  }

  async function settle(key: string, batch: Waiting[]) {
    if (driver.remove && batch.every(({ step }) => step === removeStep)) {
      const removed = await driver.remove(key, now());
      batch.forEach(({ resolve }, index) => resolve(removed && index === 0));
      return;
    }
    const seen = batch.findLast((each) => each.seen !== undefined)?.seen;
    let known = driver.swap && seen !== undefined ? await tryOver(seen, key, batch) : undefined;
    if (known === 'done') return;
    for (let tries = 0; tries < MAX_TRIES; tries++) {
      if (tries >= TRIES_AT_ONCE) await pause(Math.random() * MAX_PAUSE_MS);
      const at = now();
      const entry = known === undefined ? await driver.getEntry(key, at) : known;
      const { item, answers } = run(batch, entry, at);
      const swapped = await write(key, entry, item, at);
      if (swapped === 'done') return answerAll(answers);
      known = swapped;
    }
    throw new ContentionError();
  }

  /** Tries a batch over what was seen. What stands there where that is something else, if it is known. */
  async function tryOver(
    seen: Entry | null,
    key: string,
    batch: Waiting[],
  ): Promise<'done' | Entry | null | undefined> {
    const at = now();
    const entry = seen && seen.expiresAt !== undefined && seen.expiresAt <= at ? null : seen;
    const { item, answers } = run(batch, entry, at);
    if (item === entry) return undefined;
    const swapped = await write(key, entry, item, at);
    if (swapped === 'done') answerAll(answers);
    return swapped;
  }

  /** Writes what differs; where somebody else was first, what stands there now, if the driver tells. */
  async function write(
    key: string,
    before: Entry | null,
    item: Item | null,
    at: number,
  ): Promise<'done' | Entry | null | undefined> {
    if (item === before) return 'done';
    // the item itself becomes the entry, by which whoever set it finds it again
    const next = item && Object.assign(item, { version: newVersion() });
    const expected = before?.version ?? null;
    if (!driver.swap) return (await driver.cas(key, expected, next, at)) ? 'done' : undefined;
    const swapped = await driver.swap(key, expected, next, at);
    return swapped.done ? 'done' : swapped.current;
  }
}

const answerAll = (answers: readonly (() => void)[]): void => answers.forEach((answer) => answer());

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
