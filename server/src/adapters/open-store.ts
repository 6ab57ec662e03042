import type { Store } from '../ports/store.ts';
import { type StoreOptions, storeOver } from '../store/store-over.ts';
import { memoryStore } from './memory-store.ts';
import type { SafetyOptions } from './safe-settings.ts';
import { sqliteDriver } from './sqlite-driver.ts';

/** Neither `sqlite::memory:` nor a host: `sqlite://./file` would be the file at the root of the disk. */
const SQLITE_URL = /^sqlite:(?!:|\/\/)(.+)$/;
const POSTGRES_URL = /^postgres(ql)?:\/\/./;
const REDIS_URL = /^rediss?:\/\/./;

/**
 * Opens the store that a URL names: `memory:`; `sqlite:` with the path of a file, created where there is none;
 * `postgres:` with a database, where a table `kv` is created; `redis:` or, encrypted, `rediss:`, where all keys begin
 * with `?prefix=`, `sallyport:` unless told.
 *
 * @throws Error in one line, without repeating the URL, which may hold a password: what is accepted, if it is anything
 *   else, or why the storage can't be used. One that may lose acknowledged writes is refused unless `allowUnsafe`.
 */
export async function openStore(url: string, options: StoreOptions & SafetyOptions = {}): Promise<Store> {
  if (url === 'memory:') return memoryStore(options);
  return storeOver(await driverOf(url, options), options);
}

/** Loads a client of a server only where one is used. */
async function driverOf(url: string, options: SafetyOptions) {
  const file = SQLITE_URL.exec(url)?.[1];
  if (file !== undefined) return sqliteDriver(file, options);
  if (POSTGRES_URL.test(url) && URL.canParse(url)) {
    return (await import('./postgres-driver.ts')).postgresDriver(url, options);
  }
  if (REDIS_URL.test(url) && URL.canParse(url)) return (await import('./redis-driver.ts')).redisDriver(url, options);
  throw new Error('A store is memory:, sqlite:<path>, postgres://… or redis://…, for example sqlite:./sallyport.db');
}
