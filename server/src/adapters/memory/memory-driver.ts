import type { AtomicDriver, Entry } from '../../store/atomic-driver.ts';
import { withItems } from '../../store/with-items.ts';

/**
 * Keeps entries in a map: for tests and for the tab.
 *
 * @param entries  Where they are kept, with those that there are already.
 */
export function memoryDriver(entries = new Map<string, Entry>()): AtomicDriver {
  /** The members of each list, and of those that have a label: reading one list costs nothing for all the others. */
  const lists = new Map<string, Set<string>>();

  const getEntry = (key: string, now: number) => {
    const entry = entries.get(key);
    return entry && !isExpired(entry, now) ? entry : null;
  };
  const addToLists = (key: string, entry: Entry) => {
    for (const list of listsOf(key, entry)) lists.set(list, (lists.get(list) ?? new Set()).add(key));
  };
  const put = (key: string, entry: Entry) => {
    const before = entries.get(key);
    entries.set(key, entry);
    if (before && before.label === entry.label) return; // it stands in its lists
    if (before) unlist(key, before);
    addToLists(key, entry);
  };
  const drop = (key: string) => {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    unlist(key, entry);
  };
  const unlist = (key: string, entry: Entry) => {
    for (const list of listsOf(key, entry)) {
      const members = lists.get(list);
      members?.delete(key);
      if (members?.size === 0) lists.delete(list);
    }
  };

  for (const [key, entry] of entries) addToLists(key, entry);

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
    listPage(list, { limit, after = '', label, now }) {
      const members = lists.get(label === undefined ? list : labelled(list, label)) ?? [];
      const rest = [...members].filter((key) => key > after && getEntry(key, now)).sort();
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

const labelled = (list: string, label: string): string => `${list} ${label}`;

/** `kind:id` of the key `kind:id:member`, and what of it has the label; an item is in no list. */
function listsOf(key: string, { label }: Entry): string[] {
  const end = key.lastIndexOf(':');
  if (key.indexOf(':') === end) return [];
  const list = key.slice(0, end);
  return label === undefined ? [list] : [list, labelled(list, label)];
}
