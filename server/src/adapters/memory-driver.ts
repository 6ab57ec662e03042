import type { AtomicDriver, Entry } from '../store/atomic-driver.ts';
import { pageOf } from '../store/page-of.ts';
import { withItems } from '../store/with-items.ts';

/** Keeps entries in a map: for tests and for the tab. Everything is gone with the driver. */
export function memoryDriver(): AtomicDriver {
  const entries = new Map<string, Entry>();
  const isExpired = ({ expiresAt }: Entry, now: number) => expiresAt !== undefined && expiresAt <= now;

  const getEntry = (key: string, now: number) => {
    const entry = entries.get(key);
    return entry && !isExpired(entry, now) ? entry : null;
  };
  const keysFrom = (prefix: string, now: number) =>
    [...entries.keys()].filter((key) => key.startsWith(prefix) && getEntry(key, now)).sort();

  return withItems('memory', {
    getEntry,
    cas(key, expected, next, now) {
      const version = getEntry(key, now)?.version ?? null;
      if (next && next.version === version) return true;
      if (version !== expected) return false;
      if (next) entries.set(key, next);
      else entries.delete(key);
      return true;
    },
    listPage(list, { limit, after = '', now }) {
      const rest = keysFrom(`${list}:`, now).filter((key) => key > after);
      return pageOf(rest, limit);
    },
    sweep(now, limit) {
      const expired = [...entries].filter(([, entry]) => isExpired(entry, now)).slice(0, limit);
      for (const [key] of expired) entries.delete(key);
      return expired.length;
    },
    getKeys: (base) => keysFrom(base, Date.now()),
    close() {},
  });
}
