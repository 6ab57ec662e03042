import { chooseStates } from './choose.ts';
import { codeStates } from './code.ts';
import { credentialsStates } from './credentials.ts';
import { emailCodeStates, smsCodeStates } from './delivered-code.ts';
import { doneSignedInStates, doneStates, lockedStates } from './end.ts';
import {
  backupCodesStates,
  enrolChooseStates,
  enrolPhoneStates,
  enrolTotpStates,
  renewBackupCodesStates,
} from './enrol.ts';
import type { GalleryState } from './gallery-state.ts';
import { enrolPasskeyStates, passkeyStates } from './passkey.ts';
import { redirectStates } from './redirect.ts';
import { identifyStates, newPasswordStates, recoveryCodeStates } from './recovery.ts';
import { invitationStates, signUpCodeStates, signUpPhoneStates, signUpStates } from './sign-up.ts';

export type { GalleryState } from './gallery-state.ts';

/** Every look of every step. `test/protocol/states.test.ts` proves each is a step that the server could send. */
export const states: GalleryState[] = [
  credentialsStates,
  redirectStates,
  identifyStates,
  recoveryCodeStates,
  newPasswordStates,
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
].flatMap((group) => Object.values<GalleryState>(group));
