import type { AuditKind } from '@sallyport/protocol';

/** What may be somebody else's doing, or keeps somebody out, and the pill that says so. */
export const TROUBLE: { readonly [Kind in AuditKind]?: 'failed' | 'locked' | 'off' | 'reported' | 'emergency' } = {
  'sign-in-failed': 'failed',
  'code-failed': 'failed',
  locked: 'locked',
  'factor-turned-off': 'off',
  'new-numbers-stopped': 'off',
  'not-me': 'reported',
  'break-glass-used': 'emergency',
};

/** What an admin can narrow the list down to. But for what is trouble too, every kind stands in one. */
export const KINDS = {
  trouble: Object.keys(TROUBLE) as AuditKind[],
  'sign-in': [
    'sign-in',
    'sign-in-failed',
    'sign-out',
    'code-failed',
    'locked',
    'unlocked',
    'reauthenticated',
    'enforcement-reported',
    'grace-used',
    'reminder-sent',
    'break-glass-used',
    'session-ended',
    'sessions-ended',
    'tenant-sessions-ended',
  ],
  'second-step': [
    'factor-enrolled',
    'factor-replaced',
    'factor-removed',
    'factor-turned-off',
    'mfa-disabled',
    'mfa-removed',
    'backup-codes-new',
    'backup-code-used',
    'trusted-device-added',
    'trusted-device-removed',
  ],
  account: [
    'signed-up',
    'recovery-asked',
    'password-changed',
    'password-reset',
    'address-changed',
    'address-change-undone',
    'not-me',
    'account-created',
    'account-changed',
    'account-invited',
    'invitation-accepted',
    'owner-changed',
    'api-key-made',
    'api-key-removed',
    'api-key-used',
  ],
  organisation: ['tenant-changed', 'profile-changed', 'policy-changed', 'new-numbers-stopped'],
} as const satisfies Record<string, readonly AuditKind[]>;
