import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { cannotKeepStore } from '../cannot-keep-store.ts';
import { refuseFaults, type SafetyOptions } from '../safe-settings.ts';
import { whenFree } from './sqlite-busy.ts';
import { isSafeSqlite, loadSqlite } from './sqlite-library.ts';

/** What SQLite itself says it runs with; `synchronous` 2 is FULL. */
interface SqliteSettings {
  version: string;
  journal: string;
  synchronous: number;
}

/**
 * Opens the database of a store, and creates it where there is none: readable by its owner alone, in a folder created
 * as needed.
 *
 * @throws Error in one line if the file can't be used, or not with settings under which a commit survives a power cut.
 */
export async function openSqlite(file: string, options: SafetyOptions = {}): Promise<DatabaseSyncInstance> {
  const path = resolve(file);
  const Database = await loadSqlite();
  try {
    createPrivately(path);
    const db = new Database(path);
    try {
      await whenFree(() => prepare(db, options));
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw cannotKeepStore(path, error);
  }
}

/** Reads the settings back: defaults differ from build to build, and SQLite ignores what it can't do. */
export function readSettings(db: DatabaseSyncInstance): SqliteSettings {
  const read = (sql: string) => db.prepare(sql).get();
  return {
    version: read('SELECT sqlite_version() AS version').version,
    journal: read('PRAGMA journal_mode').journal_mode,
    synchronous: read('PRAGMA synchronous').synchronous,
  };
}

/** Throws unless a commit under these settings is durable and safe from other processes. */
export function checkSettings({ version, journal, synchronous }: SqliteSettings, options?: SafetyOptions): void {
  const faults = [];
  if (!isSafeSqlite(version)) faults.push(`SQLite ${version} can lose commits, 3.51.3 or later is needed`);
  if (journal !== 'wal') faults.push(`no write-ahead log here (journal mode is ${journal})`);
  if (synchronous !== 2) faults.push('SQLite refuses synchronous=FULL');
  refuseFaults(faults, options);
}

function prepare(db: DatabaseSyncInstance, options: SafetyOptions): void {
  db.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  checkSettings(readSettings(db), options);
  db.exec(`
    CREATE TABLE IF NOT EXISTS kv (k TEXT PRIMARY KEY, ver TEXT, exp INTEGER, v TEXT, label TEXT);
    CREATE INDEX IF NOT EXISTS kv_exp ON kv (exp) WHERE exp IS NOT NULL;
  `);
  addLabels(db);
}

/** A database of before there were labels gets a column for them: its entries have none. */
function addLabels(db: DatabaseSyncInstance): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    const columns = db.prepare('SELECT name FROM pragma_table_info(?)').all('kv') as { name: string }[];
    if (!columns.some(({ name }) => name === 'label')) db.exec('ALTER TABLE kv ADD COLUMN label TEXT');
    db.exec('CREATE INDEX IF NOT EXISTS kv_label ON kv (label, k) WHERE label IS NOT NULL');
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

/** SQLite gives its log files the mode of the database. */
function createPrivately(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    // Only if new: closing a file that is open as a database drops the locks this process holds on it.
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
