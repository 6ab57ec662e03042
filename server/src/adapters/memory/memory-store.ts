import type { Store } from '../../ports/store.ts';
import type { Entry } from '../../store/atomic-driver.ts';
import { type StoreOptions, storeFrom } from '../../store/store-from.ts';
import { memoryDriver } from './memory-driver.ts';

interface MemoryStoreOptions extends StoreOptions {
  /** Where all is kept, with what there is already; a map of its own unless told. */
  entries?: Map<string, Entry>;
}

/** A store in memory, ready at once: for tests and for the tab. */
export const memoryStore = ({ entries, ...options }: MemoryStoreOptions = {}): Store =>
  storeFrom(memoryDriver(entries), options);
