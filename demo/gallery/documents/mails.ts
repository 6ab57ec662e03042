import type { DocumentState } from './document-state.ts';

/** Every mail that the server sends. */
export const mails = [
  { id: 'mail-sign-in', title: 'Sign in, with code and link' },
  { id: 'mail-sign-in-code', title: 'Sign in, with a code alone' },
  { id: 'mail-sign-in-link', title: 'Sign in, with a link alone' },
  { id: 'mail-enrol', title: 'Confirm your address' },
  { id: 'mail-recover', title: 'Set a new password' },
  { id: 'mail-sign-up', title: 'Create your account' },
  { id: 'mail-new-address', title: 'Confirm your new address' },
  {
    id: 'mail-exists',
    title: 'There is an account already',
    note: 'The page told nobody: whoever owns the address learns it here.',
  },
  { id: 'mail-invitation', title: 'Invitation' },
  { id: 'mail-invited-elsewhere', title: 'Invited, and of another organisation' },
  { id: 'mail-mfa-enabled', title: 'Second step turned on' },
  { id: 'mail-mfa-disabled', title: 'Second step turned off' },
  { id: 'mail-factor-added', title: 'A way to sign in was added' },
  { id: 'mail-factor-replaced', title: 'A way to sign in was replaced' },
  { id: 'mail-factor-removed', title: 'A way to sign in was removed' },
  { id: 'mail-backup-codes-new', title: 'New backup codes' },
  { id: 'mail-backup-code-used', title: 'A backup code was used' },
  { id: 'mail-password-changed', title: 'Password changed' },
  { id: 'mail-password-reset', title: 'Password reset' },
  { id: 'mail-address-changed', title: 'Address changed' },
  { id: 'mail-not-me', title: 'Somebody signed in said: this wasn’t me' },
  { id: 'mail-wrong-codes', title: 'Three wrong codes' },
  { id: 'mail-passkey-copied', title: 'A passkey that may have been copied' },
  { id: 'mail-locked', title: 'Locked for an hour' },
  { id: 'mail-locked-until-admin', title: 'Locked until an administrator ends it' },
] as const satisfies readonly DocumentState[];
