import { Role } from '@sallyport/protocol';
import type { DirectoryEntry, DirectoryFilter } from '../ports/directory.ts';

/** Whoever is locked stands in lists of their own: else every other question would look in twice as many. */
type Asked = Omit<DirectoryFilter, 'locked'>;
type Facets = Required<{ [Field in keyof Asked]: Exclude<Asked[Field], undefined> }>;

const VALUES: { [Field in keyof Facets]: readonly Facets[Field][] } = {
  role: Role.options,
  state: ['invited', 'active', 'suspended'],
  kind: ['person', 'api'],
  signIn: ['password', 'sso'],
  owner: [false, true],
  mfa: [false, true],
};

const FIELDS = Object.keys(VALUES) as (keyof Facets)[];

/** All that filters ask of an entry, as one short text, a digit a field. There are 144. */
export function facetOf(entry: DirectoryEntry): string {
  const facets: Facets = { ...entry, mfa: entry.factors.some((type) => type !== 'backup-code') };
  return FIELDS.map((field) => digitOf(field, facets[field])).join('');
}

/** The facets of the entries that a filter lets through. */
export const facetsOf = (filter: Asked): string[] =>
  FIELDS.map((field) => digitsOf(field, filter)).reduce((starts, digits) =>
    starts.flatMap((start) => digits.map((digit) => start + digit)),
  );

function digitsOf(field: keyof Facets, filter: Asked): string[] {
  const wanted = filter[field];
  return wanted === undefined ? VALUES[field].map((_, digit) => String(digit)) : [digitOf(field, wanted)];
}

function digitOf(field: keyof Facets, value: unknown): string {
  const digit = (VALUES[field] as readonly unknown[]).indexOf(value);
  if (digit === -1) throw new TypeError(`Not a ${field}`);
  return String(digit);
}
