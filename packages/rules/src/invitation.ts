import type { Role } from '@sallyport/protocol';
import type { Account } from './account.ts';

/** What opens an account whose person was invited. */
export interface Invitation {
  /** SHA-256 of the link's token, base64url. Inviting again puts another in its place. */
  hash: string;
  /** Unix time in ms. */
  expiresAt: number;
}

/** How long the link of an invitation works, in days. */
export const INVITATION_DAYS = 7;

/**
 * How many invitations go out of one tenant: whoever signs up may own one, and a mail to anybody goes out with each.
 */
export const INVITATION_BUDGET = { count: 100, per: 60 * 60 } as const;

/** Whether an invitation is the account's, and opens it now: neither replaced, accepted nor run out. */
export const invites = ({ state, invitation }: Account, hash: string, now: number): boolean =>
  state === 'invited' && invitation?.hash === hash && now < invitation.expiresAt;

/** Whether an admin may invite somebody into a role: nobody makes who stands above them. */
export const mayInvite = (admin: Pick<Account, 'role'>, role: Role): boolean =>
  role !== 'system-admin' || admin.role === 'system-admin';

/**
 * The account of who was invited, once they have chosen a password; `undefined` where the invitation is over.
 */
export function acceptInvitation(
  account: Account,
  { hash, passwordHash, now }: { hash: string; passwordHash: string; now: number },
): Account | undefined {
  if (!invites(account, hash, now)) return undefined;
  const { invitation: _, ...rest } = account;
  return { ...rest, state: 'active', passwordHash, passwordChangedAt: now };
}
