import type { Store } from '../../ports/store.ts';
import { type StoreOptions, storeOver } from '../../store/store-over.ts';
import { memoryDriver } from './memory-driver.ts';

/** A store of its own in memory, ready at once: for tests and for the tab. */
export const memoryStore = (options?: StoreOptions): Store => storeOver(memoryDriver(), options);
