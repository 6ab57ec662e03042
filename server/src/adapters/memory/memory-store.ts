import type { Store } from '../../ports/store.ts';
import { type StoreOptions, storeFrom } from '../../store/store-from.ts';
import { memoryDriver } from './memory-driver.ts';

/** A store of its own in memory, ready at once: for tests and for the tab. */
export const memoryStore = (options?: StoreOptions): Store => storeFrom(memoryDriver(), options);
