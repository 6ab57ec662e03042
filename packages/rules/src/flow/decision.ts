import type { Answer, Problem } from '@sallyport/protocol';
import type { Account, TotpAuthenticator } from '../account.ts';
import type { AttemptVerdict } from '../attempts.ts';
import type { Policy } from '../policy.ts';
import type { Flow, Stage } from './flow.ts';

/** What the shell found out before it asks. Whatever is slow, random or encrypted comes from here. */
export interface Facts {
  /** The flow's account, or with credentials the one that the identifier names. */
  account: Account | undefined;
  /** Unix time in ms. */
  now: number;
  /** With credentials: whether the password is the account's. */
  passwordRight?: boolean;
  /** With credentials: the trusted device that the browser is, by its cookie. */
  trustedBy?: string;
  /** With a code: what the counter said when this attempt was counted. */
  attempt?: AttemptVerdict;
  /** With a code for an authenticator app: its secret, opened. */
  totpSecret?: Uint8Array;
  /** With a code that may be a backup code: its HMAC. */
  backupCodeHash?: string;
  /** Where the set-up of an authenticator app may begin: its secret, encrypted. */
  newSealedSecret?: string;
  /** Where a factor may become active: its id, and the HMACs of a new set of backup codes. */
  newFactor?: { id: string; backupCodes: string[] };
}

/** What must be spent, once, before the flow goes on. */
export type Spend =
  | { kind: 'totp-step'; authenticator: string; step: number }
  | { kind: 'backup-code'; hash: string }
  | { kind: 'trusted-device'; id: string /** Unix time in ms. */; now: number }
  | { kind: 'first-authenticator'; authenticator: TotpAuthenticator; backupCodes: string[] };

/** What the person is told by mail. */
export type Notice =
  | { kind: 'mfa-enabled' }
  | { kind: 'backup-code-used'; left: number }
  | { kind: 'locked'; lockFor: Policy['attempts']['lockFor'] };

/** The flow as it goes on. Only what differs from before is named. */
export interface Advance {
  kind: 'advance';
  stage: Stage;
  identifier?: string;
  account?: Account;
  amr?: string[];
  /** The person has proved something: the flow gets a new id and the old one is dead. */
  rises?: boolean;
  spend?: Spend;
  /** The sign-in is whole: a session begins, and the count of wrong codes ends where a code was right. */
  signIn?: { /** Trusts this device for so long. */ trustDays?: number };
  notice?: Notice;
}

export type Decision =
  | { kind: 'refuse'; problem: Problem; notice?: Notice /** An authenticator's id. */; turnsOff?: string }
  | Advance;

/** Decides one kind of answer at one stage. */
export type Decide<S extends Stage['at'], K extends Answer['kind']> = (
  flow: Flow & { stage: Extract<Stage, { at: S }> },
  answer: Extract<Answer, { kind: K }>,
  facts: Facts,
  policy: Policy,
) => Decision;

export const refuse = (code: Problem['code'], more: Omit<Problem, 'code'> = {}): Decision => ({
  kind: 'refuse',
  problem: { code, ...more },
});
