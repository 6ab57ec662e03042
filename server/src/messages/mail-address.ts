import { asciiDomain, hasInvisibleMarks } from '@sallyport/rules';

/** Whom a mail comes from: an address, and what to call it (`''`: nothing). */
export interface Mailbox {
  name: string;
  address: string;
}

/** RFC 5322 §3.4.1 without quoted local parts, comments and domain literals: nothing that could be read as two. */
const ADDRESS = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[^\s@<>()[\]\\,;:"\p{Cc}]{1,253}$/u;
const NAMED = /^"?(?<name>[^"<>\p{Cc}]*)"?\s+<(?<address>[^<>]+)>$/u;

/** Whether this is one plain address, and no list of them or line of a header. */
export const isMailAddress = (text: string): boolean => ADDRESS.test(text);

/**
 * Reads an address that somebody typed, whose account it is to name: as mail goes to it, with its domain in its one
 * spelling. What stands before the `@` has to be spelled as it is looked up but for case: else a mailbox of
 * another spelling would prove this one (UAX #15, compatibility equivalence).
 *
 * @returns `undefined` where it is no address, or has marks in it that nobody sees.
 */
export function readAddress(typed: string): string | undefined {
  const address = typed.trim();
  const [local = '', typedDomain = ''] = address.split('@');
  if (!isMailAddress(address) || hasInvisibleMarks(address) || local !== local.normalize('NFKC')) return undefined;
  const domain = asciiDomain(typedDomain);
  return domain === undefined ? undefined : `${local}@${domain}`;
}

/** Reads `no-reply@acme.test` or `Acme <no-reply@acme.test>`; `undefined` where it is neither. */
export function readMailbox(text: string): Mailbox | undefined {
  const { name = '', address = text } = NAMED.exec(text)?.groups ?? {};
  return isMailAddress(address) ? { name: name.trim(), address } : undefined;
}
