import { differenceOf } from '../../directory/difference.ts';
import type { Change, Range } from '../../directory/directory-driver.ts';
import { directoryFrom } from '../../directory/directory-from.ts';
import { firstOf } from '../../directory/first-of.ts';
import type { Listing } from '../../directory/listing.ts';
import type { Directory } from '../../ports/directory.ts';
import { UnavailableError } from '../../ports/store-errors.ts';
import type { SafetyOptions } from '../safe-settings.ts';
import { openSqlite } from './open-sqlite.ts';
import { whenFree } from './sqlite-busy.ts';
import { groupCommit } from './sqlite-group-commit.ts';

/**
 * Keeps a directory in the SQLite file of the store, in tables that are created where there are none. A power cut may
 * take the last changes.
 *
 * @throws Error in one line if the file can't be used.
 */
export async function sqliteDirectory(file: string, options?: SafetyOptions): Promise<Directory> {
  const db = await openSqlite(file, options);
  await whenFree(() => db.exec(PREPARE));
  const { write, idle } = groupCommit(db);
  const select = db.prepare('SELECT listing FROM directory_listing WHERE id = ?');
  const upsert = db.prepare('INSERT OR REPLACE INTO directory_listing (id, listing) VALUES (?, ?)');
  const remove = db.prepare('DELETE FROM directory_listing WHERE id = ?');
  const insertRow = db.prepare('INSERT INTO directory_posting (list, posting) VALUES (?, ?)');
  const removeRow = db.prepare('DELETE FROM directory_posting WHERE list = ? AND posting = ?');
  const count = db.prepare(
    'INSERT INTO directory_count (sort, n) VALUES (?, ?) ON CONFLICT (sort) DO UPDATE SET n = n + excluded.n',
  );
  const dropCount = db.prepare('DELETE FROM directory_count WHERE sort = ? AND n = 0');
  const selectList = db.prepare('SELECT list FROM directory_posting WHERE list >= ? ORDER BY list LIMIT 1');
  const selectPostings = db.prepare(
    'SELECT posting FROM directory_posting WHERE list = ? AND posting > ? AND posting < ? ORDER BY posting LIMIT ?',
  );
  const selectCounts = db.prepare(
    'SELECT sort, n FROM directory_count WHERE sort > ? AND sort < ? ORDER BY sort LIMIT ?',
  );

  const listingsOf = (id: string): Listing[] => {
    const row = select.get(id) as { listing: string } | undefined;
    return row ? [JSON.parse(row.listing)] : [];
  };
  const change = (changes: readonly Change[]) => {
    const before = changes.flatMap(({ id }) => listingsOf(id));
    const { gone, come, counts } = differenceOf(before, changes);
    for (const row of gone) removeRow.run(...row);
    for (const row of come) insertRow.run(...row);
    for (const [sort, by] of counts) {
      count.run(sort, by);
      dropCount.run(sort);
    }
    for (const { id, listing } of changes) {
      if (listing) upsert.run(id, JSON.stringify(listing));
      else remove.run(id);
    }
  };
  /** Those of some lists in order that hold anything: most are of facets that nobody has. */
  function* presentOf(lists: readonly string[]): Generator<string, void> {
    let at = 0;
    while (at < lists.length) {
      const next = (selectList.get(lists[at]) as { list: string } | undefined)?.list;
      if (next === undefined) return;
      while (at < lists.length && lists[at]! < next) at++;
      if (lists[at] === next) yield lists[at++]!;
    }
  }
  const postingsOf = (lists: readonly string[], { from, to, limit }: Range): string[] => {
    let found: string[] = [];
    let end = to;
    for (const list of presentOf(lists)) {
      const rows: { posting: string }[] = selectPostings.all(list, from, end, limit);
      found = firstOf([found, rows.map(({ posting }) => posting)], limit);
      // What lies beyond the last of enough needn't be read.
      if (found.length === limit) end = found.at(-1) ?? to;
    }
    return found;
  };

  return directoryFrom({
    change: (changes) => write(() => change(changes)),
    postings: (lists, range) => read(() => postingsOf(lists, range)),
    async counts({ from, to, limit }) {
      await new Promise((resolve) => setImmediate(resolve)); // there may be many to read: others get their turn
      return read(() => selectCounts.all(from, to, limit));
    },
    async close() {
      await idle();
      if (db.isOpen) db.close();
    },
  });
}

/** A directory can be made anew, so its changes needn't wait for the disk. */
const PREPARE = `
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS directory_listing (id TEXT PRIMARY KEY, listing TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS directory_posting (list TEXT, posting TEXT, PRIMARY KEY (list, posting)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS directory_count (sort TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
`;

const read = <T>(work: () => T): Promise<T> =>
  whenFree(work).catch((error: unknown) => {
    throw new UnavailableError('no', error);
  });
