import type { PatienceOptions } from '../../../server/src/adapters/resending.ts';
import type { AtomicDriver } from '../../../server/src/store/atomic-driver.ts';
import type { StorePlace } from '../programs/services.ts';
import { storeConformance } from './store-conformance.ts';
import { storeConnection } from './store-connection.ts';
import { storeDurability } from './store-durability.ts';

/** All that a store on another machine must do. */
export function storeOverNetwork(
  name: string,
  newPlace: () => Promise<StorePlace>,
  open: (url: string, options?: PatienceOptions) => Promise<AtomicDriver>,
): void {
  storeConformance(name, async () => {
    const { url, remove } = await newPlace();
    return { open: () => open(url), remove };
  });
  storeConnection(name, newPlace, open);
  storeDurability(name, newPlace);
}
