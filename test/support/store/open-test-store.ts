import { vi } from 'vitest';
import type { Store } from '@sallyport/server';
import { memoryDriver } from '../../../server/src/adapters/memory/memory-driver.ts';
import { sqliteDriver } from '../../../server/src/adapters/sqlite/sqlite-driver.ts';
import { storeFrom } from '../../../server/src/store/store-from.ts';

/** A store whose driver the test can look into, as a thief of the file could. */
export interface TestStore {
  store: Store;
  /** Everything that is stored, a line a key. */
  dump(): Promise<string[]>;
}

/** @param url  `memory:` or `sqlite:` with the path of a file. */
export async function openTestStore(url: string, now: () => number): Promise<TestStore> {
  const driver = url === 'memory:' ? memoryDriver() : await sqliteDriver(url.slice('sqlite:'.length));
  return {
    store: storeFrom(driver, { now }),
    async dump() {
      // by which the driver leaves out what has expired
      const systemClock = vi.spyOn(Date, 'now').mockImplementation(now);
      const keys = await driver.getKeys('', {});
      systemClock.mockRestore();
      const entries = await Promise.all(keys.map(async (key) => driver.getEntry(key, now())));
      return entries.map((entry, index) => `${keys[index]} ${entry?.value}`);
    },
  };
}
