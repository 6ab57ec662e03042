import { UnavailableError } from '../../ports/store-errors.ts';
import { afterPrefix, pageOf } from '../../store/keys.ts';
import type { AtomicDriver, Entry } from '../../store/atomic-driver.ts';
import { withItems } from '../../store/with-items.ts';
import type { SafetyOptions } from '../safe-settings.ts';
import { openSqlite } from './open-sqlite.ts';
import { whenFree } from './sqlite-busy.ts';
import { groupCommit } from './sqlite-group-commit.ts';

/**
 * Keeps entries in one SQLite file, shared by the processes of one machine. A write is answered once it is on the disk.
 *
 * @throws Error in one line if the file can't be used.
 */
export async function sqliteDriver(file: string, options?: SafetyOptions): Promise<AtomicDriver> {
  const db = await openSqlite(file, options);
  const { write, idle } = groupCommit(db);
  const live = '(exp IS NULL OR exp > ?)';
  const select = db.prepare(`SELECT ver AS version, exp AS expiresAt, v AS value FROM kv WHERE k = ? AND ${live}`);
  const selectMany = db.prepare(
    `SELECT k AS key, ver AS version, exp AS expiresAt, v AS value FROM kv
     WHERE k IN (SELECT value FROM json_each(?)) AND ${live}`,
  );
  const upsert = db.prepare(
    'INSERT INTO kv (k, ver, exp, v) VALUES (?, ?, ?, ?) ' +
      'ON CONFLICT (k) DO UPDATE SET ver = excluded.ver, exp = excluded.exp, v = excluded.v',
  );
  const remove = db.prepare('DELETE FROM kv WHERE k = ?');
  const removeExpired = db.prepare('DELETE FROM kv WHERE k IN (SELECT k FROM kv WHERE exp <= ? LIMIT ?)');
  const selectKeys = db.prepare(`SELECT k FROM kv WHERE k > ? AND k < ? AND ${live} ORDER BY k LIMIT ?`);

  const entryOf = (key: string, now: number): Entry | null => {
    const row = select.get(key, now) as Row | undefined;
    return row ? entryIn(row) : null;
  };
  const entriesOf = (keys: readonly string[], now: number): (Entry | null)[] => {
    const rows = selectMany.all(JSON.stringify(keys), now) as (Row & { key: string })[];
    const found = new Map(rows.map((row) => [row.key, entryIn(row)]));
    return keys.map((key) => found.get(key) ?? null);
  };
  const keysOf = (prefix: string, after: string, now: number, limit: number): string[] =>
    selectKeys.all(after, afterPrefix(prefix), now, limit).map((row: { k: string }) => row.k);

  return withItems('sqlite', {
    getEntry: (key, now) => read(() => entryOf(key, now)),
    getEntries: (keys, now) => read(() => entriesOf(keys, now)),
    cas: (key, expected, next, now) =>
      write(() => {
        const version = entryOf(key, now)?.version ?? null;
        if (next && next.version === version) return true;
        if (version !== expected) return false;
        if (next) upsert.run(key, next.version, next.expiresAt ?? null, next.value);
        else remove.run(key);
        return true;
      }),
    async listPage(list, { limit, after, now }) {
      const prefix = `${list}:`;
      const found = await read(() => keysOf(prefix, after ?? prefix, now, limit + 1));
      return pageOf(found, limit);
    },
    sweep: (now, limit) => write(() => removeExpired.run(now, limit).changes),
    getKeys: (base) => read(() => keysOf(base, base, Date.now(), -1)),
    async close() {
      await idle();
      if (db.isOpen) db.close();
    },
  });
}

type Row = Omit<Entry, 'expiresAt'> & { expiresAt: number | null };

const entryIn = ({ value, version, expiresAt }: Row): Entry => ({
  value,
  version,
  expiresAt: expiresAt ?? undefined,
});

const read = <T>(work: () => T): Promise<T> =>
  whenFree(work).catch((error: unknown) => {
    throw new UnavailableError('no', error);
  });
