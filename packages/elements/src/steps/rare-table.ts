import type { LoadStep, RareStepName } from './table.ts';

/**
 * The element of each kind of step that most sign-ins don't meet: of making an account, setting a factor up, and a
 * forgotten password. A kind that is in neither table does not compile.
 */
export const RARE = {
  identify: async () => (await import('./identify-step.ts')).SallyIdentifyStep,
  'sign-up': async () => (await import('./sign-up-step.ts')).SallySignUpStep,
  'enrol-choose': async () => (await import('./enrol-choose-step.ts')).SallyEnrolChooseStep,
  'enrol-totp': async () => (await import('./enrol-totp-step.ts')).SallyEnrolTotpStep,
  'enrol-phone': async () => (await import('./enrol-phone-step.ts')).SallyEnrolPhoneStep,
  'enrol-passkey': async () => (await import('./enrol-passkey-step.ts')).SallyEnrolPasskeyStep,
  'renew-backup-codes': async () => (await import('./renew-backup-codes-step.ts')).SallyRenewBackupCodesStep,
  'backup-codes': async () => (await import('./backup-codes-step.ts')).SallyBackupCodesStep,
  'new-password': async () => (await import('./new-password-step.ts')).SallyNewPasswordStep,
  'new-address': async () => (await import('./new-address-step.ts')).SallyNewAddressStep,
  changes: async () => (await import('./changes-step.ts')).SallyChangesStep,
} satisfies Record<RareStepName, LoadStep>;
