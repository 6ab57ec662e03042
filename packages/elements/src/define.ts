import { FlowElement } from './flow/flow-element.ts';
import type { ElementClass } from './base/sally-element.ts';
import type { SallyBackupCodes } from './parts/sally-backup-codes.ts';
import type { SallyButton } from './parts/sally-button.ts';
import type { SallyCheckboxField } from './parts/sally-checkbox-field.ts';
import type { SallyCodeField } from './parts/sally-code-field.ts';
import type { SallyCopyable } from './parts/sally-copyable.ts';
import type { SallyField } from './parts/sally-field.ts';
import type { SallyResendCode } from './parts/sally-resend-code.ts';
import type { SallyPasswordField } from './parts/sally-password-field.ts';
import type { SallyQrCode } from './parts/sally-qr-code.ts';
import type { SallyTrustDevice } from './parts/sally-trust-device.ts';
import type { SallyTryAnotherWay } from './parts/sally-try-another-way.ts';
import { SallyFlow } from './flow/sally-flow.ts';
import { SallyLogin } from './flow/sally-login.ts';
import type { SallyBackupCodesStep } from './steps/backup-codes-step.ts';
import type { SallyChooseStep } from './steps/choose-step.ts';
import type { SallyCodeStep } from './steps/code-step.ts';
import type { SallyCredentialsStep } from './steps/credentials-step.ts';
import type { SallyDoneStep } from './steps/done-step.ts';
import type { SallyEnrolChooseStep } from './steps/enrol-choose-step.ts';
import type { SallyEnrolPasskeyStep } from './steps/enrol-passkey-step.ts';
import type { SallyEnrolPhoneStep } from './steps/enrol-phone-step.ts';
import type { SallyEnrolTotpStep } from './steps/enrol-totp-step.ts';
import type { SallyIdentifyStep } from './steps/identify-step.ts';
import type { SallyLockedStep } from './steps/locked-step.ts';
import type { SallyNewPasswordStep } from './steps/new-password-step.ts';
import type { SallyPasskeyStep } from './steps/passkey-step.ts';
import type { SallyRenewBackupCodesStep } from './steps/renew-backup-codes-step.ts';
import type { SallySignUpStep } from './steps/sign-up-step.ts';

/**
 * Registers an element and those that its templates use. Where a tag is taken (the script is on the page twice), the
 * first one stays.
 */
export function define(element: ElementClass): void {
  for (const needed of element.needs) define(needed);
  if (!customElements.get(element.tag)) customElements.define(element.tag, element);
}

// Importing this module registers the widgets; their steps follow as they are needed.
FlowElement.register = define;
define(SallyLogin);
define(SallyFlow);

declare global {
  interface HTMLElementTagNameMap {
    'sally-backup-codes': SallyBackupCodes;
    'sally-backup-codes-step': SallyBackupCodesStep;
    'sally-button': SallyButton;
    'sally-checkbox-field': SallyCheckboxField;
    'sally-choose-step': SallyChooseStep;
    'sally-code-field': SallyCodeField;
    'sally-code-step': SallyCodeStep;
    'sally-copyable': SallyCopyable;
    'sally-credentials-step': SallyCredentialsStep;
    'sally-done-step': SallyDoneStep;
    'sally-enrol-choose-step': SallyEnrolChooseStep;
    'sally-enrol-passkey-step': SallyEnrolPasskeyStep;
    'sally-enrol-phone-step': SallyEnrolPhoneStep;
    'sally-enrol-totp-step': SallyEnrolTotpStep;
    'sally-field': SallyField;
    'sally-flow': SallyFlow;
    'sally-identify-step': SallyIdentifyStep;
    'sally-locked-step': SallyLockedStep;
    'sally-login': SallyLogin;
    'sally-new-password-step': SallyNewPasswordStep;
    'sally-resend-code': SallyResendCode;
    'sally-passkey-step': SallyPasskeyStep;
    'sally-password-field': SallyPasswordField;
    'sally-qr-code': SallyQrCode;
    'sally-renew-backup-codes-step': SallyRenewBackupCodesStep;
    'sally-sign-up-step': SallySignUpStep;
    'sally-trust-device': SallyTrustDevice;
    'sally-try-another-way': SallyTryAnotherWay;
  }
}
