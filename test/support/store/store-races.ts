import { expect } from 'vitest';
import type { Store } from '../../../server/src/ports/store.ts';
import type { AtomicDriver } from '../../../server/src/store/atomic-driver.ts';
import { storeFrom } from '../../../server/src/store/store-from.ts';

/** One more driver on the same entries. A store over each has a queue of its own, as one in another process would. */
type NextDriver = () => AtomicDriver;

/** Races that only a real compare-and-swap survives; each throws where it finds a lost or a doubled write. */
export const storeRaces = {
  async 'lets one of 50 create what is not there'(next: NextDriver) {
    const results = await crowd(next, 50, (store, caller) =>
      store.update('item:a', (current) =>
        current === undefined ? { set: caller, return: caller } : { keep: true, return: undefined },
      ),
    );
    const winners = results.filter((result) => result !== undefined);
    expect(winners).toEqual([await storeFrom(next()).get('item:a')]);
  },

  async 'loses none of 500 increments'(next: NextDriver) {
    const counts = await crowd(next, 500, (store) =>
      store.update<number, number>('item:a', (current = 0) => ({ set: current + 1, return: current + 1 })),
    );
    expect(await storeFrom(next()).get('item:a')).toBe(500);
    expect(new Set(counts).size).toBe(500);
  },

  async 'tells one of 100 that it deleted'(next: NextDriver) {
    await write(storeFrom(next()), 'one');
    const results = await crowd(next, 100, (store) => store.delete('item:a'));
    expect(results.filter(Boolean)).toHaveLength(1);
  },

  async 'sees that a value was deleted and created again since it was read'(next: NextDriver) {
    const other = storeFrom(next());
    await write(other, 'same');
    const { swap: _, ...driver } = next(); // it reads first
    const slow = storeFrom({
      ...driver,
      async getEntry(key, now) {
        const entry = await driver.getEntry(key, now);
        if (seen.length === 0) {
          await other.delete(key);
          await write(other, 'same');
        }
        return entry;
      },
    });
    const seen: unknown[] = [];
    await slow.update('item:a', (current) => {
      seen.push(current);
      return { set: `${String(current)}, changed`, return: undefined };
    });
    expect(seen).toEqual(['same', 'same']);
  },

  async 'sees that what its caller has seen was deleted and created again'(next: NextDriver) {
    const [store, other] = [storeFrom(next()), storeFrom(next())];
    const same = { n: 1 };
    await store.update('item:a', () => ({ set: same, return: undefined }));
    await other.delete('item:a');
    await other.update('item:a', () => ({ set: { n: 1 }, return: undefined }));
    await store.update<{ n: number }, void>('item:a', () => ({ set: { n: 2 }, return: undefined }), same);
    const [mine, theirs] = await Promise.all([
      store.update<{ n: number }, number>('item:a', (at) => ({ set: { n: at!.n + 1 }, return: at!.n }), same),
      other.update<{ n: number }, number>('item:a', (at) => ({ set: { n: at!.n + 1 }, return: at!.n })),
    ]);
    expect([mine, theirs].toSorted((a, b) => a - b)).toEqual([2, 3]);
  },
} satisfies Record<string, (next: NextDriver) => Promise<void>>;

const write = (store: Store, value: string) => store.update('item:a', () => ({ set: value, return: undefined }));

/** Lets `callers` act at once, spread over five stores. */
function crowd<R>(next: NextDriver, callers: number, act: (store: Store, caller: number) => Promise<R>) {
  const stores = Array.from({ length: 5 }, () => storeFrom(next()));
  return Promise.all(Array.from({ length: callers }, (_, caller) => act(stores[caller % 5]!, caller)));
}
