import type { Listing } from './listing.ts';

/** What lies between two texts, both excluded, in the order of code points; the first `limit` of it. */
export interface Range {
  from: string;
  to: string;
  limit: number;
}

/** What takes the place of whatever there is of an id; nothing does where the listing is absent. */
export interface Change {
  id: string;
  listing?: Listing;
}

/** Keeps listings: what a storage has to do to serve as a directory. All texts are free of NUL and well-formed. */
export interface DirectoryDriver {
  /** Makes changes to different ids in one transaction. Making them again changes nothing. */
  change(changes: readonly Change[]): Promise<void>;
  /** The postings of all these lists, as if they were one. */
  postings(lists: readonly string[], range: Range): Promise<string[]>;
  /** The cohorts that somebody is of, and how many. */
  counts(range: Range): Promise<{ sort: string; n: number }[]>;
  close(): Promise<void>;
}
