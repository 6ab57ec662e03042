import type { AuditKind } from '@sallyport/protocol';
import type { Account } from './account.ts';
import { DAY } from './day.ts';
import type { Rate } from './rate.ts';
import { endTrust } from './trust.ts';

/** Whoever says "This wasn't me" is told what has changed in so many days before. */
export const CHANGES_DAYS = 7;

/**
 * The account with every session and flow of it ended, whoever began them, and all trust: a copied cookie and a proof
 * that was half made open nothing more.
 */
export const endEverything = (account: Account): Account => ({ ...endTrust(account), epoch: account.epoch + 1 });

/** What a session ends of its account's others: all sessions or all trust, or one of them. */
export type Ending = 'all' | 'one';

/**
 * How often a session ends what is others' by its cookie alone. On the day that a device is stolen it has to work at
 * once; whoever has the cookie of a session must not keep the owner out with it, again and again. It is counted by
 * session, so that a thief uses up nothing of the owner's, and begins anew with each proof.
 */
export const ENDINGS = {
  all: { count: 3, per: DAY },
  one: { count: 50, per: DAY }, // as many as stand at once
} as const satisfies Record<Ending, Rate>;

/** What changes how an account is signed in to: what a thief leaves, to come back or to keep the owner out. */
const CHANGES: ReadonlySet<AuditKind> = new Set([
  'password-changed',
  'password-reset',
  'address-changed',
  'address-change-undone',
  'factor-enrolled',
  'factor-replaced',
  'factor-removed',
  'factor-turned-off',
  'mfa-disabled',
  'mfa-removed',
  'backup-codes-new',
  'backup-code-used',
  'trusted-device-added',
  'account-changed',
  'owner-changed',
]);

/** Whether an event of this kind has changed how the account is signed in to. */
export const isChange = (kind: AuditKind): boolean => CHANGES.has(kind);
