import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { whenFree } from './sqlite-busy.ts';
import { loadSqlite } from './sqlite-library.ts';

/**
 * Copies a database as it is at one instant, while others write to it: `VACUUM INTO`, since SQLite's own backup begins
 * anew with each write. The copy is readable by its owner alone, and on the disk before it has its name.
 *
 * @throws Error in one line where there is no such database, or `target` is there already.
 */
export async function backupSqlite(file: string, target: string): Promise<void> {
  const [from, to] = [resolve(file), resolve(target)];
  if (!existsSync(from)) throw new Error(`There is no store in ${from}.`);
  if (existsSync(to)) throw new Error(`${to} is there already.`);
  const Database = await loadSqlite();
  const part = `${to}.part`;
  rmSync(part, { force: true }); // of a backup that was cut off
  try {
    closeSync(openSync(part, 'wx', 0o600)); // SQLite takes a file that is empty
    const db = new Database(from, { readOnly: true });
    try {
      await whenFree(() => db.prepare('VACUUM INTO ?').run(part));
    } finally {
      db.close();
    }
    flush(part);
    renameSync(part, to);
  } catch (error) {
    rmSync(part, { force: true });
    throw new Error(`Cannot write ${to}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function flush(file: string): void {
  const written = openSync(file, 'r+');
  fsyncSync(written);
  closeSync(written);
}
