import type { Change } from './directory-driver.ts';
import type { Listing } from './listing.ts';
import { PART } from './postings.ts';

/** One posting in one list. */
type Row = [list: string, posting: string];

/**
 * What there is to do where changes are made to what there was of their ids: rows that go and come, and by how much
 * cohorts grow.
 */
export interface Difference {
  gone: Row[];
  come: Row[];
  counts: [sort: string, by: number][];
}

export function differenceOf(before: readonly Listing[], changes: readonly Change[]): Difference {
  const after = changes.flatMap(({ listing }) => listing ?? []);
  const [oldRows, newRows] = [rowsOf(before), rowsOf(after)];
  const counts = new Map<string, number>();
  const count = (listings: readonly Listing[], by: number) =>
    listings.forEach(({ sort }) => counts.set(sort, (counts.get(sort) ?? 0) + by));
  count(before, -1);
  count(after, 1);
  return {
    gone: [...oldRows].flatMap(([key, row]) => (newRows.has(key) ? [] : [row])),
    come: [...newRows].flatMap(([key, row]) => (oldRows.has(key) ? [] : [row])),
    counts: [...counts].filter(([, by]) => by !== 0),
  };
}

function rowsOf(listings: readonly Listing[]): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const { lists, postings } of listings)
    for (const list of lists) for (const posting of postings) rows.set(list + PART + posting, [list, posting]);
  return rows;
}
