import type { DatabaseSync } from '@photostructure/sqlite';

/**
 * The first SQLite without the WAL-reset bug: in 3.7.0 to 3.51.2 two connections that write and checkpoint at the same
 * moment can lose commits or corrupt the file (https://sqlite.org/wal.html#walresetbug).
 */
const FIRST_SAFE = [3, 51, 3] as const;

/** Whether a version such as `3.53.0` is safe to write with from several processes. */
export function isSafeSqlite(version: string): boolean {
  const parts = version.split('.').map(Number);
  const differing = FIRST_SAFE.findIndex((part, index) => part !== parts[index]);
  return differing === -1 || Number(parts[differing]) > Number(FIRST_SAFE[differing]);
}

/** Node's own SQLite where that is safe, else the one of the package with the same interface. */
export async function loadSqlite(): Promise<typeof DatabaseSync> {
  const builtIn = process.versions.sqlite;
  const library =
    builtIn !== undefined && isSafeSqlite(builtIn)
      ? process.getBuiltinModule('node:sqlite')
      : await import('@photostructure/sqlite');
  return (library as { DatabaseSync: typeof DatabaseSync }).DatabaseSync;
}
