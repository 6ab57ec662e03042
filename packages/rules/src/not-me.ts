import type { AuditKind } from '@sallyport/protocol';
import type { Account } from './account.ts';
import { endTrust } from './trust.ts';

/** Whoever says "This wasn't me" is told what has changed in so many days before. */
export const CHANGES_DAYS = 7;

/**
 * The account with every session and flow of it ended, whoever began them, and all trust: a copied cookie and a proof
 * that was half made open nothing more.
 */
export const endEverything = (account: Account): Account => ({ ...endTrust(account), epoch: account.epoch + 1 });

/** What changes how an account is signed in to: what a thief leaves, to come back or to keep the owner out. */
const CHANGES: ReadonlySet<AuditKind> = new Set([
  'password-changed',
  'password-reset',
  'address-changed',
  'address-change-undone',
  'factor-enrolled',
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
