import type { AtomicDriver, Entry } from '../../store/atomic-driver.ts';
import { withItems } from '../../store/with-items.ts';

/** Keeps entries in a map: for tests and for the tab. Everything is gone with the driver. */
export function memoryDriver(): AtomicDriver {
  const entries = new Map<string, Entry>();
  /** The members of each list: reading one list costs nothing for all the others. */
  const lists = new Map<string, Set<string>>();

  const getEntry = (key: string, now: number) => {
    const entry = entries.get(key);
    return entry && !isExpired(entry, now) ? entry : null;
  };
  const put = (key: string, entry: Entry) => {
    entries.set(key, entry);
    const list = listOf(key);
    if (list === undefined) return;
    const members = lists.get(list) ?? new Set();
    lists.set(list, members.add(key));
  };
  const drop = (key: string) => {
    entries.delete(key);
    const list = listOf(key);
    const members = list === undefined ? undefined : lists.get(list);
    members?.delete(key);
    if (list !== undefined && members?.size === 0) lists.delete(list);
  };

  return withItems('memory', {
    getEntry,
    getEntries: (keys, now) => keys.map((key) => getEntry(key, now)),
    cas(key, expected, next, now) {
      const version = getEntry(key, now)?.version ?? null;
      if (next && next.version === version) return true;
      if (version !== expected) return false;
      if (next) put(key, next);
      else drop(key);
      return true;
    },
    listPage(list, { limit, after = '', now }) {
      const rest = [...(lists.get(list) ?? [])].filter((key) => key > after && getEntry(key, now)).sort();
      const keys = rest.slice(0, limit);
      const next = keys.at(-1);
      return rest.length > limit && next !== undefined ? { keys, next } : { keys };
    },
    sweep(now, limit) {
      let swept = 0;
      for (const [key, entry] of entries) {
        if (swept === limit) break;
        if (!isExpired(entry, now)) continue;
        drop(key);
        swept++;
      }
      return swept;
    },
    getKeys: (base) => [...entries.keys()].filter((key) => key.startsWith(base) && getEntry(key, Date.now())).sort(),
    close() {},
  });
}

const isExpired = ({ expiresAt }: Entry, now: number): boolean => expiresAt !== undefined && expiresAt <= now;

/** `kind:id` of the key `kind:id:member`; an item is in no list. */
function listOf(key: string): string | undefined {
  const end = key.lastIndexOf(':');
  return key.indexOf(':') < end ? key.slice(0, end) : undefined;
}
