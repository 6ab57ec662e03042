import { chooseStates } from './choose.ts';
import { codeStates } from './code.ts';
import { credentialsStates } from './credentials.ts';
import { doneStates, lockedStates } from './end.ts';
import { backupCodesStates, enrolChooseStates, enrolTotpStates } from './enrol.ts';
import type { GalleryState } from './gallery-state.ts';

export type { GalleryState } from './gallery-state.ts';

/** Every look of every step. `test/protocol/states.test.ts` proves each is a step that the server could send. */
export const states: GalleryState[] = [
  credentialsStates,
  codeStates,
  chooseStates,
  enrolChooseStates,
  enrolTotpStates,
  backupCodesStates,
  lockedStates,
  doneStates,
].flatMap((group) => Object.values<GalleryState>(group));
