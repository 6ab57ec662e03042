import type { Directory } from '../ports/directory.ts';
import { memoryDirectory } from './memory/memory-directory.ts';
import type { SafetyOptions } from './safe-settings.ts';
import { sqliteDirectory } from './sqlite/sqlite-directory.ts';
import { storageOf } from './storage-of.ts';

/**
 * Opens the directory beside the store that a URL names: in the same file, database or Redis, over connections of its
 * own. Beside a store in memory it is in memory too.
 *
 * @throws Error as `openStore` does.
 */
export async function openDirectory(url: string, options: SafetyOptions = {}): Promise<Directory> {
  const storage = storageOf(url);
  switch (storage.kind) {
    case 'memory':
      return memoryDirectory();
    case 'sqlite':
      return sqliteDirectory(storage.file, options);
    case 'postgres':
      return (await import('./postgres/postgres-directory.ts')).postgresDirectory(storage.url, options);
    case 'redis':
      return (await import('./redis/redis-directory.ts')).redisDirectory(storage.url, options);
  }
}
