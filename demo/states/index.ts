import type { Step } from '@sallyport/protocol';
import { addressStates } from './address.ts';
import { adminStates } from './admin.ts';
import { adoptionStates } from './adoption.ts';
import { auditStates } from './audit.ts';
import { backupCodesStates, renewBackupCodesStates } from './backup-codes.ts';
import { chooseStates } from './choose.ts';
import { codeStates } from './code.ts';
import { credentialsStates } from './credentials.ts';
import { emailCodeStates, smsCodeStates } from './delivered-code.ts';
import { changesStates, doneSignedInStates, doneStates, lockedStates } from './end.ts';
import { enrolChooseStates, enrolPhoneStates, enrolTotpStates } from './enrol.ts';
import { factorsStates } from './factors.ts';
import type { StateOf } from './gallery-state.ts';
import { gateStates } from './gate.ts';
import { madePasskeyStates } from './made-passkey.ts';
import { newAddressCodeStates, newAddressStates } from './new-address.ts';
import { enrolPasskeyStates, passkeyStates } from './passkey.ts';
import { activityStates } from './activity.ts';
import { passwordStates } from './password.ts';
import { profilesStates } from './profiles.ts';
import { programsStates } from './programs.ts';
import { policyStates } from './policy.ts';
import { identifyStates, newPasswordStates, recoveryCodeStates } from './recovery.ts';
import { redirectStates } from './redirect.ts';
import { sessionsStates } from './sessions.ts';
import { backupCodesPanelStates, passkeysStates, settingsStates } from './settings.ts';
import { invitationStates, signUpCodeStates, signUpPhoneStates, signUpStates } from './sign-up.ts';
import { teamStates } from './team.ts';
import { tenantsStates } from './tenants.ts';
import { trustedDevicesStates } from './trusted-devices.ts';
import { userButtonStates } from './user-button.ts';

/** A look of a step. */
export type StepState = StateOf<`sally-${Step['kind'] | 'changes'}-step`>;
/** A look of a panel. */
export type PanelState = StateOf<
  | 'sally-settings'
  | 'sally-factors'
  | 'sally-passkeys'
  | 'sally-backup-codes-panel'
  | 'sally-trusted-devices'
  | 'sally-sessions'
  | 'sally-password'
  | 'sally-address'
  | 'sally-activity'
  | 'sally-team'
  | 'sally-audit'
  | 'sally-adoption'
  | 'sally-policy'
  | 'sally-tenants'
  | 'sally-profiles'
  | 'sally-programs'
  | 'sally-admin'
>;
/** A look of an element that stands anywhere in a page, and asks in place. */
export type InPlaceState = StateOf<'sally-gate' | 'sally-user-button' | 'sally-made-passkey'>;
/** A look of an element that the gallery shows. */
export type State = StepState | PanelState | InPlaceState;

/** Every look of every step. `test/protocol/states.test.ts` proves each is a step that the server could send. */
export const stepStates: StepState[] = [
  credentialsStates,
  redirectStates,
  identifyStates,
  recoveryCodeStates,
  newPasswordStates,
  newAddressStates,
  newAddressCodeStates,
  signUpStates,
  signUpCodeStates,
  signUpPhoneStates,
  invitationStates,
  codeStates,
  emailCodeStates,
  smsCodeStates,
  passkeyStates,
  chooseStates,
  enrolChooseStates,
  enrolTotpStates,
  enrolPhoneStates,
  enrolPasskeyStates,
  backupCodesStates,
  renewBackupCodesStates,
  lockedStates,
  doneStates,
  doneSignedInStates,
  changesStates,
].flatMap((group) => Object.values<StepState>(group));

/** Every look of every panel. */
export const panelStates: PanelState[] = [
  settingsStates,
  factorsStates,
  passkeysStates,
  backupCodesPanelStates,
  trustedDevicesStates,
  sessionsStates,
  passwordStates,
  addressStates,
  activityStates,
  teamStates,
  auditStates,
  adoptionStates,
  policyStates,
  tenantsStates,
  profilesStates,
  programsStates,
  adminStates,
].flatMap((group) => Object.values<PanelState>(group));

/** Every look of what asks in place. */
export const inPlaceStates: InPlaceState[] = [gateStates, userButtonStates, madePasskeyStates].flatMap((group) =>
  Object.values<InPlaceState>(group),
);

/** Every look of every element. */
export const states: State[] = [...stepStates, ...panelStates, ...inPlaceStates];
