import type { Store } from '../ports/store.ts';
import type { AtomicDriver } from '../store/atomic-driver.ts';
import { type StoreOptions, storeFrom } from '../store/store-from.ts';
import { memoryStore } from './memory/memory-store.ts';
import type { SafetyOptions } from './safe-settings.ts';
import { sqliteDriver } from './sqlite/sqlite-driver.ts';
import { type LastingStorage, storageOf } from './storage-of.ts';

/**
 * Opens the store that a URL names: `memory:`; `sqlite:` with the path of a file, created where there is none;
 * `postgres:` with a database, where a table `kv` is created; `redis:` or, encrypted, `rediss:`, where all keys begin
 * with `?prefix=`, `sallyport:` unless told.
 *
 * @throws Error in one line, without repeating the URL, which may hold a password: what is accepted, if it is anything
 *   else, or why the storage can't be used. One that may lose acknowledged writes is refused unless `allowUnsafe`.
 */
export async function openStore(url: string, options: StoreOptions & SafetyOptions = {}): Promise<Store> {
  const storage = storageOf(url);
  if (storage.kind === 'memory') return memoryStore(options);
  return storeFrom(await openDriver(storage, options), options);
}

/**
 * The same without the store over it, for who has to know of every key. Loads a client of a server only where one is
 * used.
 */
export async function openDriver(storage: LastingStorage, options: SafetyOptions): Promise<AtomicDriver> {
  switch (storage.kind) {
    case 'sqlite':
      return sqliteDriver(storage.file, options);
    case 'postgres':
      return (await import('./postgres/postgres-driver.ts')).postgresDriver(storage.url, options);
    case 'redis':
      return (await import('./redis/redis-driver.ts')).redisDriver(storage.url, options);
  }
}
