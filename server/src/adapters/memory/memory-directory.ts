import { inCodePointOrder } from '../../directory/code-point-order.ts';
import { differenceOf } from '../../directory/difference.ts';
import type { Change, DirectoryDriver, Range } from '../../directory/directory-driver.ts';
import { directoryFrom } from '../../directory/directory-from.ts';
import { firstOf } from '../../directory/first-of.ts';
import type { Listing } from '../../directory/listing.ts';
import type { Directory } from '../../ports/directory.ts';

/**
 * A directory in memory, ready at once: for tests and for the tab.
 *
 * @param listings  Where all is kept, with what there is already.
 */
export const memoryDirectory = (listings?: Map<string, Listing>): Directory =>
  directoryFrom(memoryDirectoryDriver(listings));

/** Keeps listings in arrays in order. */
export function memoryDirectoryDriver(listings = new Map<string, Listing>()): DirectoryDriver {
  const lists = new Map<string, string[]>();
  const counts = new Map<string, number>();

  /** Brings lists and counts to where these changes leave them. */
  function index(before: Listing[], changes: readonly Change[]): void {
    const difference = differenceOf(before, changes);
    for (const [name, posting] of difference.gone) {
      const list = lists.get(name) ?? [];
      list.splice(placeIn(list, posting), 1);
    }
    for (const [name, posting] of difference.come) {
      const list = lists.get(name) ?? [];
      list.splice(placeIn(list, posting), 0, posting);
      lists.set(name, list);
    }
    for (const [sort, by] of difference.counts) {
      const n = (counts.get(sort) ?? 0) + by;
      if (n > 0) counts.set(sort, n);
      else counts.delete(sort);
    }
  }

  index(
    [],
    [...listings].map(([id, listing]) => ({ id, listing })),
  );

  return {
    async change(changes) {
      index(
        changes.flatMap(({ id }) => listings.get(id) ?? []),
        changes,
      );
      for (const { id, listing } of changes) {
        if (listing) listings.set(id, listing);
        else listings.delete(id);
      }
    },
    async postings(names, range) {
      return firstOf(
        names.map((name) => within(lists.get(name) ?? [], range)),
        range.limit,
      );
    },
    async counts(range) {
      const sorts = within([...counts.keys()].sort(inCodePointOrder), range);
      return sorts.map((sort) => ({ sort, n: counts.get(sort) ?? 0 }));
    },
    async close() {},
  };
}

/** Where a text is, or belongs, in a list in order. */
function placeIn(list: readonly string[], text: string): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (inCodePointOrder(list[middle]!, text) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function within(list: readonly string[], { from, to, limit }: Range): string[] {
  const place = placeIn(list, from);
  const start = list[place] === from ? place + 1 : place;
  return list.slice(start, Math.min(start + limit, placeIn(list, to)));
}
