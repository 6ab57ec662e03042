import type { ElementClass } from './base/sally-element.ts';

/**
 * The element of each tag that a page may write besides `<sally-login>` and `<sally-flow>`. Each is loaded when it is
 * first on the page.
 */
export const TAGS = {
  'sally-sessions': async () => (await import('./panels/sally-sessions.ts')).SallySessions,
  'sally-settings': async () => (await import('./panels/sally-settings.ts')).SallySettings,
  'sally-passkeys': async () => (await import('./panels/sally-passkeys.ts')).SallyPasskeys,
  'sally-backup-codes-panel': async () => (await import('./panels/sally-backup-codes-panel.ts')).SallyBackupCodesPanel,
  'sally-factors': async () => (await import('./panels/sally-factors.ts')).SallyFactors,
  'sally-trusted-devices': async () => (await import('./panels/sally-trusted-devices.ts')).SallyTrustedDevices,
  'sally-backup-codes': async () => (await import('./parts/sally-backup-codes.ts')).SallyBackupCodes,
  'sally-code-field': async () => (await import('./parts/sally-code-field.ts')).SallyCodeField,
  'sally-qr-code': async () => (await import('./parts/sally-qr-code.ts')).SallyQrCode,
  'sally-trust-device': async () => (await import('./parts/sally-trust-device.ts')).SallyTrustDevice,
  'sally-try-another-way': async () => (await import('./parts/sally-try-another-way.ts')).SallyTryAnotherWay,
} satisfies Record<string, () => Promise<ElementClass>>;
