import type { DirectoryEntry } from '../ports/directory.ts';
import { inCodePointOrder } from './code-point-order.ts';
import { cut, normalise } from './normalise.ts';

/**
 * Below every character that is left in a normalised text: what is parted by it sorts as its parts, one after the
 * other.
 */
export const PART = '\u0001';

/** What a posting begins with: those of addresses come first. */
const EMAIL = 'e';
const NAME = 'n';

/** Where the 1st letter of a word is: first of all, or after a space or a hyphen. */
const WORD = /(?<![^ -])[^ -]/gu;
const MAX_WORDS = 16;

/**
 * The places of an entry in the order of lists: a text that it is found by, its id, and how long a prefix this text
 * shares with an earlier one of the entry. In a search no longer than that, the entry has been shown at the earlier.
 *
 * A text that is all prefix of an earlier one never shows anything and has no place.
 */
export function postingsOf({ id, email, name = '', userName = '' }: DirectoryEntry): string[] {
  const address = cut(normalise(email));
  const postings = [[EMAIL + address, id, -1].join(PART)];
  let earlier = '';
  for (const text of namesOf(normalise(name), normalise(userName))) {
    const shared = Math.max(sharedStart(address, text), sharedStart(earlier, text));
    earlier = text;
    if (shared < text.length) postings.push([NAME + text, id, shared].join(PART));
  }
  return postings;
}

/** The ranges that a search looks through, one after the other: what the postings in them begin with. */
export const rangesOf = (search: string): [string] | [string, string] =>
  search === '' ? [EMAIL] : [EMAIL + search, NAME + search];

/** Whose posting this is, and whether it is where a search of a given length shows the entry. */
export function readPosting(posting: string, searchLength: number): { id: string; shown: boolean } {
  const [, id = '', shared] = posting.split(PART);
  return { id, shown: Number(shared) < searchLength };
}

function namesOf(name: string, userName: string): string[] {
  const words = [...name.matchAll(WORD)].slice(0, MAX_WORDS).map(({ index }) => cut(name.slice(index)));
  return [...new Set([...words, cut(userName)])].filter(Boolean).sort(inCodePointOrder);
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
