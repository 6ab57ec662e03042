import type { Account } from './account.ts';

/**
 * The one spelling of an identifier under which an account is found. Case and surrounding space are how people type,
 * not who they are; everything else stays, since two addresses that differ may belong to two people.
 */
export const normaliseIdentifier = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

/** Whether an account goes by an identifier, however it is typed. */
export const answersTo = ({ email, userName }: Account, identifier: string): boolean =>
  [email, userName].some((own) => own !== undefined && normaliseIdentifier(own) === normaliseIdentifier(identifier));
