import { normalisePassword, passwordLength } from '@sallyport/protocol';
import type { Account } from './account.ts';
import { endTrust } from './trust.ts';

/** NIST SP 800-63B-4 §3.1.1.2: 15 characters where the password is all that is asked for, 8 beside a second factor. */
const SHORTEST_ALONE = 15;
const SHORTEST_BESIDE_A_FACTOR = 8;

/** How long a new password of this account must be, in Unicode code points. */
export const shortestPassword = ({ authenticators }: Pick<Account, 'authenticators'>): number =>
  authenticators.length > 0 ? SHORTEST_BESIDE_A_FACTOR : SHORTEST_ALONE;

/** The account with a new password: every session and flow of it ends, and all trust. */
export const withPassword = (account: Account, passwordHash: string): Account => ({
  ...endTrust(account),
  passwordHash,
  epoch: account.epoch + 1,
});

/** Whether a new password will do: long enough, and not the address that it stands beside. No rules on characters. */
export const acceptsPassword = (account: Pick<Account, 'authenticators' | 'email'>, password: string): boolean =>
  passwordLength(password) >= shortestPassword(account) &&
  normalisePassword(password).toLowerCase() !== normalisePassword(account.email).toLowerCase();
