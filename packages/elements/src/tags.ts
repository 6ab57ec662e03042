/**
 * The module of each tag that a page may write besides `<sally-login>` and `<sally-flow>`: all that it exports is the
 * tag's element. Each is loaded when it is first on the page.
 */
export const TAGS = {
  'sally-settings': () => import('./panels/sally-settings.ts'),
  'sally-factors': () => import('./panels/sally-factors.ts'),
  'sally-passkeys': () => import('./panels/sally-passkeys.ts'),
  'sally-backup-codes-panel': () => import('./panels/sally-backup-codes-panel.ts'),
  'sally-trusted-devices': () => import('./panels/sally-trusted-devices.ts'),
  'sally-sessions': () => import('./panels/sally-sessions.ts'),
  'sally-password': () => import('./panels/sally-password.ts'),
  'sally-address': () => import('./panels/sally-address.ts'),
  'sally-activity': () => import('./panels/sally-activity.ts'),
  'sally-team': () => import('./panels/sally-team.ts'),
  'sally-audit': () => import('./panels/sally-audit.ts'),
  'sally-backup-codes': () => import('./parts/sally-backup-codes.ts'),
  'sally-code-field': () => import('./parts/sally-code-field.ts'),
  'sally-qr-code': () => import('./parts/sally-qr-code.ts'),
  'sally-trust-device': () => import('./parts/sally-trust-device.ts'),
  'sally-try-another-way': () => import('./parts/sally-try-another-way.ts'),
  'sally-made-passkey': () => import('./flow/sally-made-passkey.ts'),
  'sally-user-button': () => import('./session/sally-user-button.ts'),
  'sally-gate': () => import('./session/sally-gate.ts'),
} satisfies Record<string, () => Promise<object>>;
