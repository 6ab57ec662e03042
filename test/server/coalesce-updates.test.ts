import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryDriver } from '../../server/src/adapters/memory/memory-driver.ts';
import { UnavailableError } from '../../server/src/ports/store-errors.ts';
import type { AtomicDriver } from '../../server/src/store/atomic-driver.ts';
import { storeFrom } from '../../server/src/store/store-from.ts';

/** A store over memory, with some methods of the driver replaced and all calls counted. */
function countedStore(replaced: Partial<AtomicDriver> = {}) {
  const driver = { ...memoryDriver(), ...replaced };
  const getEntry = vi.spyOn(driver, 'getEntry');
  const cas = vi.spyOn(driver, 'cas');
  return { driver, store: storeFrom(driver), calls: () => [getEntry.mock.calls.length, cas.mock.calls.length] };
}

const increment = (current = 0) => ({ set: current + 1, return: current + 1 });
const look = (current: unknown) => ({ keep: true, return: current }) as const;

describe('updates of one key that wait for each other', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('share a read and a write, up to 512 of them', async () => {
    const { store, calls } = countedStore();
    await Promise.all(Array.from({ length: 1 + 512 + 1 }, () => store.update('item:a', increment)));
    expect(calls()).toEqual([3, 3]); // the first goes alone, as nobody waits yet
  });

  it('cost a read and nothing else where all keep what there is', async () => {
    const { store, calls } = countedStore();
    await Promise.all(Array.from({ length: 100 }, () => store.update('item:a', look)));
    expect(calls()).toEqual([2, 0]);
  });

  it('do not hold up those of another key', async () => {
    const { store } = countedStore({ cas: (key) => (key === 'item:slow' ? new Promise(() => {}) : true) });
    void store.update('item:slow', increment);
    expect(await store.update('item:fast', increment)).toBe(1);
  });

  it('see every write that ended before they were called', async () => {
    const plain = memoryDriver();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const { store } = countedStore({
      ...plain,
      async getEntry(key, now) {
        const entry = await plain.getEntry(key, now);
        await held;
        return entry;
      },
    });
    const early = store.update('item:a', look);
    await storeFrom(plain).update('item:a', () => ({ set: 'written', return: undefined }));
    const late = store.update('item:a', look);
    release();
    expect(await Promise.all([early, late])).toEqual([undefined, 'written']);
  });

  it('run again where others were first, and give up after 50 times', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { driver, store } = countedStore({ cas: () => false });
    const change = vi.fn(increment);
    await expect(store.update('item:a', change)).rejects.toMatchObject({ code: 'ERR_STORE_CONTENTION' });
    expect(change).toHaveBeenCalledTimes(50);
    expect(await driver.getEntry('item:a', 0)).toBeNull();
  });

  it('wait before a fourth try, up to 50 ms', async () => {
    const waits = vi.spyOn(globalThis, 'setTimeout');
    const lost = [false, false, false, false];
    const { store } = countedStore({ cas: () => lost.pop() ?? true });
    await store.update('item:a', increment);
    const times = waits.mock.calls.map(([, ms]) => Number(ms));
    expect(times).toHaveLength(2);
    expect(times.filter((ms) => ms < 0 || ms > 50)).toEqual([]);
  });

  it('all reject where the storage fails, and later ones do not', async () => {
    const failures = [new UnavailableError('unknown')];
    const { store } = countedStore({
      cas() {
        const failure = failures.pop();
        if (failure) throw failure;
        return true;
      },
    });
    const first = store.update('item:a', increment);
    const second = store.update('item:a', increment);
    await expect(first).rejects.toMatchObject({ code: 'ERR_STORE_UNAVAILABLE', committed: 'unknown' });
    expect(await second).toBe(1);
  });
});
