import type { DoneStep, FactorType } from '@sallyport/protocol';

/** Where a flow stands. What a person is asked follows from it and from the account (`nextStep`). */
export type Stage =
  | { at: 'credentials' }
  | { at: 'identify' }
  | {
      at: 'redirect';
      /** Of the email address that was typed: its provider answers for its people, and for nobody else's. */
      domain: string;
      /** The page to come back to, once the person has set out. */
      page?: string;
      /** What the provider said. */
      vouched?: Vouched;
      /** It vouched for nobody who signs in by it. */
      failed?: true;
    }
  | {
      at: 'recovery';
      /** Whose the code is, and the account's epoch then. Absent where nobody goes by what was typed. */
      to?: { account: string; epoch: number };
    }
  | { at: 'new-password' }
  | { at: 'new-address' }
  | {
      at: 'new-address-code';
      email: string;
      /** An account goes by it already: no code opens anything. */
      taken?: true;
    }
  | { at: 'sign-up' }
  | ({
      at: 'sign-up-email';
      /** An account goes by the address already: no code opens anything. */
      taken?: true;
    } & Newcomer)
  | ({ at: 'sign-up-phone' } & Newcomer)
  | ({
      at: 'sign-up-sms';
      /** E.164. */
      number: string;
    } & Newcomer)
  | {
      at: 'invitation';
      /** What is kept of its token. */
      hash: string;
    }
  | {
      at: 'challenge';
      /** An authenticator's id, or `backup-code`. */
      authenticator: string;
    }
  | { at: 'choose' }
  | { at: 'enrol-choose' }
  | {
      at: 'enrol-totp';
      /** Encrypted, like an active one. */
      sealedSecret: string;
    }
  | { at: 'enrol-email' }
  | { at: 'enrol-phone' }
  | {
      at: 'enrol-sms';
      /** E.164; proved by the code that is sent to it. */
      number: string;
    }
  | { at: 'enrol-passkey' }
  | { at: 'renew-backup-codes' }
  | ({ at: 'backup-codes'; count: number } & End)
  | ({ at: 'done'; backupCodesLeft?: number } & End);

/** What somebody has chosen who makes an account; their address is the flow's identifier. */
export interface Newcomer {
  passwordHash: string;
  name?: string;
}

/** Whom an identity provider vouches for, and how it was proved there (RFC 8176), as far as it says. */
export interface Vouched {
  email: string;
  amr: string[];
}

/** What the end of a flow tells the person. */
export interface End {
  notice?: NonNullable<DoneStep['notice']>;
  /** The factor that it is about. */
  factor?: FactorType;
  /** A passkey that works beside the password, and not in its place. */
  beside?: true;
}

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
  'new-address': {},
  'new-address-code': { guessed: true, stoppedByLock: true },
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
