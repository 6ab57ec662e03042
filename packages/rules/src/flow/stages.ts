import type { FactorType } from '@sallyport/protocol';
import type { Stage } from './flow.ts';

/** What the rules know of a stage besides the answers that it takes. */
interface Traits {
  /** It asks for a factor that the account has. */
  asks?: true;
  /** It is part of the set-up of a factor. */
  enrols?: true;
  /** What a right answer makes active. */
  setsUp?: FactorType;
  /** A code that is typed here is a guess: it is counted before it is looked at. */
  guessed?: true;
  /** It can't be answered while the account is locked: a lock stops guesses and whatever stands beside them. */
  stoppedByLock?: true;
  /** Its answer is a password that is to be the account's. */
  takesPassword?: true;
  /** Its answer may lead to the set-up that policy begins at once. */
  beforeEnrolment?: true;
  /** Somebody makes an account here, and has none yet. */
  signsUp?: true;
}

/** A new stage doesn't compile before it says here what it is. */
const STAGES = {
  credentials: { beforeEnrolment: true },
  redirect: {},
  identify: {},
  recovery: {},
  'new-password': { takesPassword: true },
  'sign-up': { signsUp: true },
  'sign-up-email': { signsUp: true },
  'sign-up-phone': { signsUp: true },
  'sign-up-sms': { signsUp: true },
  invitation: { takesPassword: true, beforeEnrolment: true },
  challenge: { asks: true, guessed: true, stoppedByLock: true },
  choose: { asks: true, stoppedByLock: true },
  'enrol-choose': { enrols: true },
  'enrol-totp': { enrols: true, setsUp: 'totp', guessed: true, stoppedByLock: true },
  'enrol-email': { enrols: true, setsUp: 'email', guessed: true, stoppedByLock: true },
  'enrol-phone': { enrols: true },
  'enrol-sms': { enrols: true, setsUp: 'sms', guessed: true, stoppedByLock: true },
  'enrol-passkey': { enrols: true, setsUp: 'passkey', stoppedByLock: true }, // a new key is no guess
  'renew-backup-codes': { setsUp: 'backup-code' },
  'backup-codes': {},
  done: {},
} as const satisfies Record<Stage['at'], Traits>;

export const traitsOf = ({ at }: Stage): Traits => STAGES[at];

/** The stages that have a trait. */
export type StageThat<T extends keyof Traits> = Extract<
  Stage,
  { at: { [At in Stage['at']]: (typeof STAGES)[At] extends Record<T, unknown> ? At : never }[Stage['at']] }
>;
