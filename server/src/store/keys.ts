import type { Page } from '../ports/store.ts';
import { InvalidKeyError } from '../ports/store-errors.ts';

const KEY = /^[a-z][a-z0-9-]*(:[A-Za-z0-9_-]{1,128}){1,2}$/;
const LIST = /^[a-z][a-z0-9-]*:[A-Za-z0-9_-]{1,128}$/;
const LABEL = /^[A-Za-z0-9_-]{1,128}$/;

/** The key of an item or of a list's member, unchanged. Throws `InvalidKeyError` for anything else. */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new InvalidKeyError('a key: kind:id or kind:id:member');
  return key;
}

/** The name of a list, unchanged. Throws `InvalidKeyError` for anything else. */
export function checkList(list: string): string {
  if (!LIST.test(list)) throw new InvalidKeyError('a list: kind:id');
  return list;
}

/** The label of a member, unchanged. Throws `InvalidKeyError` for anything else. */
export function checkLabel(label: string): string {
  if (!LABEL.test(label)) throw new InvalidKeyError('a label: letters, digits, _ and -');
  return label;
}

/** Where a page starts. One of another list would open that list, so it throws `InvalidKeyError`. */
export function checkCursor(list: string, after: string): string {
  if (!KEY.test(after) || !after.startsWith(`${list}:`)) throw new InvalidKeyError('a key of this list');
  return after;
}

/**
 * An id that nothing has: no account, tenant or profile. It is looked up where there is none, so that both cost the
 * same reads.
 */
export const NOBODY = 'nobody';

/** A text beyond all keys that begin with this one, in byte order. */
export const afterPrefix = (prefix: string): string => `${prefix}\u{10FFFF}`;

/** Cuts a page out of keys in order: `found` holds one more than `limit` where the list goes on. */
export function pageOf(found: readonly string[], limit: number): Page {
  const keys = found.slice(0, limit);
  const next = keys.at(-1);
  return found.length > limit && next !== undefined ? { keys, next } : { keys };
}
