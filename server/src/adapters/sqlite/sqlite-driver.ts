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
  const columns = 'ver AS version, exp AS expiresAt, v AS value, label';
  const select = db.prepare(`SELECT ${columns} FROM kv WHERE k = ? AND ${live}`);
  const selectMany = db.prepare(
    `SELECT k AS key, ${columns} FROM kv
     WHERE k IN (SELECT value FROM json_each(?)) AND ${live}`,
  );
  const upsert = db.prepare(
    'INSERT INTO kv (k, ver, exp, v, label) VALUES (?, ?, ?, ?, ?) ' +
      'ON CONFLICT (k) DO UPDATE SET ver = excluded.ver, exp = excluded.exp, v = excluded.v, label = excluded.label',
  );
  const remove = db.prepare('DELETE FROM kv WHERE k = ?');
  const removeExpired = db.prepare('DELETE FROM kv WHERE k IN (SELECT k FROM kv WHERE exp <= ? LIMIT ?)');
  const inOrder = `k > ? AND k < ? AND ${live} ORDER BY k LIMIT ?`;
  const selectKeys = db.prepare(`SELECT k FROM kv WHERE ${inOrder}`);
  const selectLabelled = db.prepare(`SELECT k FROM kv INDEXED BY kv_label WHERE label = ? AND ${inOrder}`);

  const entryOf = (key: string, now: number): Entry | null => {
    const row = select.get(key, now) as Row | undefined;
    return row ? entryIn(row) : null;
  };
  const entriesOf = (keys: readonly string[], now: number): (Entry | null)[] => {
    const rows = selectMany.all(JSON.stringify(keys), now) as (Row & { key: string })[];
    const found = new Map(rows.map((row) => [row.key, entryIn(row)]));
    return keys.map((key) => found.get(key) ?? null);
  };
  const keysOf = (prefix: string, after: string, now: number, limit: number, label?: string): string[] => {
    const page = [after, afterPrefix(prefix), now, limit];
    const rows = label === undefined ? selectKeys.all(...page) : selectLabelled.all(label, ...page);
    return rows.map((row: { k: string }) => row.k);
  };

  return withItems('sqlite', {
    getEntry: (key, now) => read(() => entryOf(key, now)),
    getEntries: (keys, now) => read(() => entriesOf(keys, now)),
    cas: (key, expected, next, now) =>
      write(() => {
        const version = entryOf(key, now)?.version ?? null;
        if (next && next.version === version) return true;
        if (version !== expected) return false;
        if (next) upsert.run(key, next.version, next.expiresAt ?? null, next.value, next.label ?? null);
        else remove.run(key);
        return true;
      }),
    async listPage(list, { limit, after, label, now }) {
      const prefix = `${list}:`;
      const found = await read(() => keysOf(prefix, after ?? prefix, now, limit + 1, label));
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

type Row = Pick<Entry, 'value' | 'version'> & { expiresAt: number | null; label: string | null };

const entryIn = ({ value, version, expiresAt, label }: Row): Entry => ({
  value,
  version,
  expiresAt: expiresAt ?? undefined,
  label: label ?? undefined,
});

const read = <T>(work: () => T): Promise<T> =>
  whenFree(work).catch((error: unknown) => {
    throw new UnavailableError('no', error);
  });
