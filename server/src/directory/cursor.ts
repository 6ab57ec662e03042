import { fromBase64Url, toBase64Url } from '../crypto/base64url.ts';
import { InvalidCursorError } from '../ports/directory.ts';

const MAX_LENGTH = 4096;

// oxlint-disable-next-line no-control-regex
const POSTING = /^[^\0-\x1f]+\x01[A-Za-z0-9_-]{1,128}\x01-?\d{1,3}$/;

/** A cursor is the posting that a page ended at. */
export const cursorOf = (posting: string): string => toBase64Url(new TextEncoder().encode(posting));

/**
 * The posting at which a page goes on.
 *
 * @throws {InvalidCursorError} for anything but a cursor of a search through these ranges.
 */
export function readCursor(cursor: string, ranges: readonly string[]): string {
  const posting = decode(cursor);
  if (!POSTING.test(posting) || !ranges.some((range) => posting.startsWith(range))) {
    throw new InvalidCursorError();
  }
  return posting;
}

function decode(cursor: string): string {
  if (cursor.length > MAX_LENGTH) throw new InvalidCursorError();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fromBase64Url(cursor));
  } catch {
    throw new InvalidCursorError();
  }
}
