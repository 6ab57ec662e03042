import type { Store } from '../ports/store.ts';
import { type StoreOptions, storeOver } from '../store/store-over.ts';
import { memoryStore } from './memory-store.ts';
import { sqliteDriver } from './sqlite-driver.ts';

/** Neither `sqlite::memory:` nor a host: `sqlite://./file` would be the file at the root of the disk. */
const SQLITE_URL = /^sqlite:(?!:|\/\/)(.+)$/;

/**
 * Opens the store that a URL names: `memory:`, or `sqlite:` with the path of a file, created where there is none.
 *
 * @throws Error in one line: what is accepted, if the URL is anything else (without repeating it: it may hold a
 *   password), or why the file can't be used.
 */
export async function openStore(url: string, options?: StoreOptions): Promise<Store> {
  if (url === 'memory:') return memoryStore(options);
  const file = SQLITE_URL.exec(url)?.[1];
  if (file === undefined) {
    throw new Error('A store is memory: or sqlite:<path>, for example sqlite:./sallyport.db');
  }
  return storeOver(await sqliteDriver(file), options);
}
