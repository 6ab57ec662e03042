import { memoryDriver } from '../../../server/src/adapters/memory/memory-driver.ts';
import type { AtomicDriver } from '../../../server/src/store/atomic-driver.ts';

/** Compares, then writes whatever happened in between: all that a store without an atomic operation can do. */
export function getThenSetDriver(): AtomicDriver {
  const driver = memoryDriver();
  return {
    ...driver,
    async cas(key, expected, next, now) {
      const current = await driver.getEntry(key, now);
      if ((current?.version ?? null) !== expected) return false;
      await (next ? driver.setItem?.(key, next.value, {}) : driver.removeItem?.(key, {}));
      return true;
    },
  };
}

/** Atomic, but its versions count the writes since the key was created, so they come back. */
export function countingDriver(): AtomicDriver {
  const driver = memoryDriver();
  const writes = new Map<string, number>();
  const versionOf = (key: string) => (writes.has(key) ? `v${writes.get(key)}` : null);
  return {
    ...driver,
    async getEntry(key, now) {
      const entry = await driver.getEntry(key, now);
      return entry && { ...entry, version: versionOf(key) ?? '' };
    },
    async cas(key, expected, next, now) {
      if (versionOf(key) !== expected) return false;
      const current = driver.getEntry(key, now) as { version: string } | null;
      if (next) writes.set(key, (writes.get(key) ?? 0) + 1);
      else writes.delete(key);
      return driver.cas(key, current?.version ?? null, next, now);
    },
  };
}
