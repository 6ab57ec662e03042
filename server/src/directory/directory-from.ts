import type { Directory, DirectoryCount } from '../ports/directory.ts';
import { afterPrefix } from '../store/keys.ts';
import type { Change, DirectoryDriver } from './directory-driver.ts';
import { batch } from './batch.ts';
import { checkId, countsOf, listingOf, readCohort } from './listing.ts';
import { pageFrom } from './page-from.ts';

const CHANGES_AT_ONCE = 100;
const COUNTS_AT_ONCE = 1000;

/** Makes a directory of a storage. */
export function directoryFrom(driver: DirectoryDriver): Directory {
  const { change, idle } = batch<Change>(
    (changes) => driver.change([...new Map(changes.map((each) => [each.id, each])).values()]),
    CHANGES_AT_ONCE,
  );
  return {
    async put(entries) {
      if (entries.length > CHANGES_AT_ONCE) {
        throw new RangeError(`At most ${CHANGES_AT_ONCE} entries can be put at once`);
      }
      const listings = entries.map(listingOf);
      if (listings.length > 0) await change(listings.map((listing) => ({ id: listing.id, listing })));
    },
    remove: async (id) => change([{ id: checkId(id) }]),
    page: async (query) => pageFrom(driver, query),
    async count(tenant) {
      const prefix = countsOf(tenant);
      const counts: DirectoryCount[] = [];
      for (let from: string | undefined = prefix; from !== undefined; ) {
        const found = await driver.counts({ from, to: afterPrefix(prefix), limit: COUNTS_AT_ONCE });
        counts.push(...found.map(({ sort, n }) => readCohort(sort, n)));
        from = found.length < COUNTS_AT_ONCE ? undefined : found.at(-1)?.sort;
      }
      return counts;
    },
    async close() {
      await idle();
      await driver.close();
    },
  };
}
