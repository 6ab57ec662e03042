export type { ElementClass } from './base/sally-element.ts';
export { StepElement } from './steps/step-element.ts';
export { WidgetElement } from './base/widget-element.ts';
export {
  SallyAnswerEvent,
  type ActionDetail,
  type InternalEventMap,
  type SallyEventDetails,
  type SallyEventMap,
} from './events.ts';
export { SallyBackupCodes } from './parts/sally-backup-codes.ts';
export { SallyButton } from './parts/sally-button.ts';
export { SallySecondaryButton } from './parts/sally-secondary-button.ts';
export { SallyCheckboxField } from './parts/sally-checkbox-field.ts';
export { SallyCodeField } from './parts/sally-code-field.ts';
export { SallyCopyable } from './parts/sally-copyable.ts';
export { SallyField } from './parts/sally-field.ts';
export { SallyResendCode } from './parts/sally-resend-code.ts';
export { SallyPasswordField } from './parts/sally-password-field.ts';
export { SallyQrCode } from './parts/sally-qr-code.ts';
export { SallyTrustDevice } from './parts/sally-trust-device.ts';
export { SallyTryAnotherWay } from './parts/sally-try-another-way.ts';
export type { MessageKey, MessageOverrides, Messages } from './messages/message-key.ts';
export { SallyFlow } from './flow/sally-flow.ts';
export { SallyLogin } from './flow/sally-login.ts';
export { SallyMadePasskey } from './flow/sally-made-passkey.ts';
export { PanelElement } from './panels/panel-element.ts';
export { SallyBackupCodesPanel } from './panels/sally-backup-codes-panel.ts';
export { SallyPasskeys } from './panels/sally-passkeys.ts';
export { SallyActivity } from './panels/sally-activity.ts';
export { SallyAddress } from './panels/sally-address.ts';
export { SallyPassword } from './panels/sally-password.ts';
export { SallySettings } from './panels/sally-settings.ts';
export { SallyFactors } from './panels/sally-factors.ts';
export { SallyTrustedDevices } from './panels/sally-trusted-devices.ts';
export { SallyPolicy } from './panels/sally-policy.ts';
export { SallySessions } from './panels/sally-sessions.ts';
export { SallyAdmin } from './panels/sally-admin.ts';
export { SallyAdoption } from './panels/sally-adoption.ts';
export { SallyAudit } from './panels/sally-audit.ts';
export { SallyPrograms } from './panels/sally-programs.ts';
export { SallyProfiles } from './panels/sally-profiles.ts';
export { SallyTenants } from './panels/sally-tenants.ts';
export { SallyTeam } from './panels/sally-team.ts';
export { SallyGate } from './session/sally-gate.ts';
export { SallyUserButton } from './session/sally-user-button.ts';
export { SallyBackupCodesStep } from './steps/backup-codes-step.ts';
export { SallyChangesStep } from './steps/changes-step.ts';
export { SallyChooseStep } from './steps/choose-step.ts';
export { SallyCodeStep } from './steps/code-step.ts';
export { SallyCredentialsStep } from './steps/credentials-step.ts';
export { SallyDoneStep } from './steps/done-step.ts';
export { SallyEnrolChooseStep } from './steps/enrol-choose-step.ts';
export { SallyEnrolPasskeyStep } from './steps/enrol-passkey-step.ts';
export { SallyEnrolPhoneStep } from './steps/enrol-phone-step.ts';
export { SallyEnrolTotpStep } from './steps/enrol-totp-step.ts';
export { SallyIdentifyStep } from './steps/identify-step.ts';
export { SallyLockedStep } from './steps/locked-step.ts';
export { SallyNewAddressStep } from './steps/new-address-step.ts';
export { SallyNewPasswordStep } from './steps/new-password-step.ts';
export { SallyPasskeyStep } from './steps/passkey-step.ts';
export { SallyRedirectStep } from './steps/redirect-step.ts';
export { SallyRenewBackupCodesStep } from './steps/renew-backup-codes-step.ts';
export { SallySignUpStep } from './steps/sign-up-step.ts';
