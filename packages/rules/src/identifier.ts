import type { Problem } from '@sallyport/protocol';
import type { Account } from './account.ts';
import { asciiDomain } from './domain.ts';

/** Marks that draw nothing: zero-width spaces and joiners, soft hyphens, marks of direction, fillers (UAX #44). */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const EVERY_INVISIBLE = new RegExp(INVISIBLE, 'gu');

/** In a domain they may tell words apart: which of them stand, UTS #46 says (CheckJoiners). */
const JOINERS = /[\u200C\u200D]/g;

/** Whether marks stand in an identifier that nobody sees, and so nobody could type: a new one must have none. */
export function hasInvisibleMarks(typed: string): boolean {
  const [local, domain = ''] = partsOf(typed);
  return INVISIBLE.test(local) || INVISIBLE.test(domain.replace(JOINERS, ''));
}

/** Why an address that somebody typed is none to make an account for. */
export const badAddress = (typed: string): Problem => ({
  code: 'bad-request',
  field: 'email',
  ...(hasInvisibleMarks(typed) ? { reason: 'invisible-marks' } : {}),
});

/**
 * The one spelling of an identifier, under which an account is found and by which two are compared. Case, space around
 * it and compatible forms (NFKC) are how people type, marks that nobody sees come with a paste, and the domain of an
 * address is one however it is written (`asciiDomain`). Everything else stays, since two addresses that differ may
 * belong to two people.
 */
export function normaliseIdentifier(typed: string): string {
  const [local, domain] = partsOf(typed.normalize('NFKC').trim());
  const name = visible(local).trim().toLowerCase();
  return domain === undefined ? name : `${name}@${lenientDomain(domain)}`;
}

/** The spelling under which identifiers were kept before domains and invisible marks counted. */
export const formerIdentifier = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

/** The domain of an email address, in its one spelling; `undefined` where it is none. */
export function emailDomain(identifier: string): string | undefined {
  const [, domain] = /^[^@]+@([^@\s]+)$/.exec(normaliseIdentifier(identifier)) ?? [];
  return domain;
}

/**
 * Whether what an account goes by is its own: of who has proved the mailbox, or for whom an operator or a provider
 * answers. A program signs in by key, and who is invited has proved nothing yet: others may have what they go
 * by.
 */
export const ownsIdentifiers = ({ kind, state, invitation }: Pick<Account, 'kind' | 'state' | 'invitation'>): boolean =>
  kind !== 'api' && state !== 'invited' && invitation === undefined;

/** Whether an account goes by an identifier, however it is typed, and signs in by it. */
export const answersTo = (account: Account, identifier: string): boolean =>
  ownsIdentifiers(account) &&
  [account.email, account.userName].some((own) => own !== undefined && isSameIdentifier(own, identifier));

export const isSameIdentifier = (one: string, other: string): boolean =>
  normaliseIdentifier(one) === normaliseIdentifier(other);

/** An `@` may stand in a quoted local part: the last one counts (RFC 5321 §4.1.2). */
function partsOf(typed: string): [local: string, domain?: string] {
  const at = typed.lastIndexOf('@');
  return at < 0 ? [typed] : [typed.slice(0, at), typed.slice(at + 1)];
}

/** What is typed is looked up also where its domain can be none. */
const lenientDomain = (typed: string): string =>
  asciiDomain(typed) ?? asciiDomain(visible(typed)) ?? visible(typed).toLowerCase();

/** A mark that is gone may have parted what composes now. */
const visible = (text: string): string => text.replace(EVERY_INVISIBLE, '').normalize('NFKC');
