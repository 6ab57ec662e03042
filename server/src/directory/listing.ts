import type { DirectoryCount, DirectoryEntry, DirectoryQuery } from '../ports/directory.ts';
import { InvalidKeyError } from '../ports/store-errors.ts';
import { facetOf, facetsOf } from './facets.ts';
import { postingsOf } from './postings.ts';

/**
 * What a storage keeps of an entry: it has each of the postings in each of the lists, and is counted under its cohort.
 */
export interface Listing {
  id: string;
  /** Its cohort, by the name that storages keep it under. */
  sort: string;
  lists: string[];
  postings: string[];
}

const ID = /^[A-Za-z0-9_-]{1,128}$/;

/** Parts the tenant from the rest: no id has it. */
const END = '/';

/** What the facet of a list begins with that holds nobody but those who are locked. */
const LOCKED = 'l';

/**
 * An entry is in the list of its tenant and in that of all, each of the one facet, so that filters skip nothing; one
 * that is locked in two more.
 */
export function listingOf(entry: DirectoryEntry): Listing {
  const { id, tenant, role, owner, kind, signIn, state } = entry;
  const factors = [...new Set(entry.factors)].sort();
  const facet = facetOf(entry);
  return {
    id: checkId(id),
    sort: countsOf(tenant) + JSON.stringify({ role, owner, kind, signIn, state, factors }),
    lists: ['', checkId(tenant)].flatMap((of) => [
      of + END + facet,
      ...(entry.locked ? [of + END + LOCKED + facet] : []),
    ]),
    postings: postingsOf(entry),
  };
}

/** The lists in which a query looks, one for each facet that its filter lets through. */
export const listsOf = ({ tenant, filter = {} }: DirectoryQuery): string[] =>
  facetsOf(filter).map((facet) => (countsOf(tenant) || END) + (filter.locked ? LOCKED : '') + facet);

/** What the cohorts of a tenant begin with, or of all. */
export const countsOf = (tenant: string | undefined): string => (tenant === undefined ? '' : checkId(tenant) + END);

/** Reads back what was counted. */
export function readCohort(sort: string, n: number): DirectoryCount {
  const end = sort.indexOf(END);
  return { tenant: sort.slice(0, end), ...JSON.parse(sort.slice(end + END.length)), n };
}

/** The id of an account or a tenant, unchanged. Anything else could reach into the list of another. */
export function checkId(id: string): string {
  if (!ID.test(id)) throw new InvalidKeyError('an id: 1 to 128 of A-Za-z0-9_-');
  return id;
}
