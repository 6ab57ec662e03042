import type { Answer, FactorType, Problem, ProblemReason, Role } from '@sallyport/protocol';
import type { Account, Authenticator } from '../account.ts';
import type { AddressChange } from '../address-change.ts';
import type { AttemptVerdict, LockEnd, AttemptRefund } from '../attempts.ts';
import type { Assertion, MadePasskey } from '../passkey.ts';
import type { Policy } from '../policy/policy.ts';
import type { ProofChannel, SecondFactor } from '../proofs.ts';
import type { Flow } from './flow.ts';
import type { Newcomer, Stage } from './stages.ts';

/** What the shell found out before it asks, whatever the answer: all that is slow, random or encrypted. */
interface CommonFacts {
  /**
   * The flow's account; with an identifier or a passkey the one that it names, with a recovery the one that its code
   * went to.
   */
  account: Account | undefined;
  /** Unix time in ms. */
  now: number;
}

/** Where the set-up of an authenticator app may begin. */
interface AppFacts {
  /** Its secret, encrypted. */
  newSealedSecret?: string;
}

/** Where a factor or a set of backup codes may become active. */
interface FactorFacts {
  /** An id, and the HMACs of a new set. */
  newFactor?: { id: string; backupCodes: string[] };
}

/** Where a code may prove whose account it is. */
interface AddresseeFacts {
  /** The policy in force for that account: until then the platform's decides. */
  accountPolicy?: Policy;
}

/** Where codes are counted. */
interface CountedFacts {
  /** What the counter said when this attempt was counted. */
  attempt?: AttemptVerdict;
}

/** Where a lock on the account's codes stops what is no guess. */
interface LockFacts {
  /** The lock that stands now. */
  lock?: LockEnd;
}

/** Where an address may become the account's. */
interface UndoFacts {
  /** An id, for undoing it. */
  undoId?: string;
}

/** Where a source has a budget, whoever it asks about. */
interface SourceFacts {
  /** For how long it may do no more, in seconds, where it has done too much. */
  retryAfter?: number;
}

/** Where somebody chooses a password. */
interface NewPasswordFacts {
  /** Why it can't be taken; it isn't hashed then. */
  passwordFault?: ProblemReason;
}

/** What an answer needs besides, by its kind. A kind that isn't here needs no more. */
interface OwnFacts {
  identify: {
    /** The email domain whose identity provider answers for it. */
    ssoDomain?: string;
  } & SourceFacts;
  credentials: OwnFacts['identify'] &
    AppFacts &
    NewPasswordFacts & {
      /** Whether the password is the account's. */
      passwordRight?: boolean;
      /** The trusted device that the browser is, by its cookie. */
      trustedBy?: string;
    };
  passkey: CountedFacts &
    AppFacts & {
      /** What its use says, where it is the account's and all about it is right. */
      assertion?: Assertion;
      /** Where it signs in by itself: the challenge that it answers, which is ours. */
      challenge?: string;
    };
  code: CountedFacts &
    AddresseeFacts &
    AppFacts &
    FactorFacts &
    UndoFacts & {
      /** Of an authenticator app that is being set up: its secret, opened. */
      totpSecret?: Uint8Array;
      /** Of the apps that are asked for: their secrets, opened, by id. */
      totpSecrets?: ReadonlyMap<string, Uint8Array>;
      /** Where it may be a backup code: its HMAC. */
      backupCodeHash?: string;
      /** Where it may have been sent: its HMAC. */
      sentHash?: string;
      /** Of a recovery or a sign-up: what its counters said. */
      strangerGuess?: StrangerVerdict;
    };
  link: LockFacts & AddresseeFacts & AppFacts & FactorFacts & UndoFacts;
  'new-passkey': LockFacts &
    FactorFacts & {
      /** What was made, where all about it is right. */
      newPasskey?: MadePasskey;
    };
  enrol: AppFacts & FactorFacts;
  skip: {
    /** What the flow is known by to the account. */
    flowMark?: string;
  };
  phone: SourceFacts & {
    /** In E.164, where it is one that can get codes. */
    phone?: string;
  };
  'new-password': AppFacts &
    NewPasswordFacts & {
      newPasswordHash?: string;
    };
  'sign-up': OwnFacts['identify'] &
    NewPasswordFacts &
    SourceFacts & {
      /** The address, where it is one that mail can go to. */
      email?: string;
      newPasswordHash?: string;
    };
  'new-address': SourceFacts & {
    /** Where it is one that mail can go to. */
    email?: string;
    /** An account goes by it. */
    isTaken?: boolean;
    ssoDomain?: string;
  };
  resend: SourceFacts;
}

/** What the counters say of a code that anybody may have had sent. */
export interface StrangerVerdict {
  /** How many more this flow may look at after it; below 0 where this one was too many already. */
  left: number;
  /** Whether the account's budgets let it be looked at. */
  admitted: boolean;
}

/** All that is known with a kind of answer. */
export type FactsOf<K extends Answer['kind']> = K extends keyof OwnFacts ? CommonFacts & OwnFacts[K] : CommonFacts;

/** All that is known with an answer of any kind. */
export type Facts = FactsOf<Answer['kind']>;

/** What must be spent, once, before the flow goes on. */
export type Spend =
  | { kind: 'totp-step'; authenticator: string; step: number }
  /** A code or link that was sent: it ends with its step, and that it was used is written down. */
  | { kind: 'sent-code'; authenticator: string }
  | { kind: 'backup-code'; hash: string }
  | {
      kind: 'passkey';
      assertion: Assertion;
      /** That of a sign-in; a step's dies with the step. */
      challenge?: string;
    }
  | {
      kind: 'trusted-device';
      id: string;
      /** Unix time in ms. */
      now: number;
    }
  | {
      kind: 'add-authenticator';
      authenticator: Authenticator;
      /** With the first one. */
      backupCodes: string[];
      /** The ids of those that it takes the place of: they are there still, and go in the same write. */
      leaving: string[];
      /** Beside those that the account has; else only where it has none. */
      beside: boolean;
    }
  | { kind: 'renew-backup-codes'; backupCodes: string[] }
  /** One more sign-in without the factor that is asked for, and what its flow is known by. */
  | { kind: 'grace'; flow: string | undefined }
  | {
      kind: 'new-password';
      passwordHash: string;
      /** What guards the account was proved: else there must be nothing that does. */
      isGuardProved: boolean;
      /** The address that a recovery has proved to be the account's: it has to be still. */
      mailbox?: string | undefined;
      /** Unix time in ms. From then on the proof is too old: a hash takes its time. */
      until: number;
    }
  | ({
      kind: 'change-address';
      /** As with a new password. */
      isGuardProved: boolean;
      until: number;
    } & AddressChange)
  | {
      kind: 'accept-invitation';
      hash: string;
      passwordHash: string;
      /** Unix time in ms. */
      now: number;
    };

/** What the person is told by mail. */
export type Notice =
  | { kind: 'mfa-enabled' }
  | { kind: 'mfa-disabled' }
  | { kind: 'factor-added'; factor: FactorType }
  | { kind: 'factor-replaced'; factor: FactorType }
  | { kind: 'factor-removed'; factor: FactorType }
  /** It had too many wrong codes in a row. */
  | { kind: 'factor-turned-off'; factor: FactorType }
  | { kind: 'backup-codes-new' }
  /** A passkey's signature count didn't rise. */
  | { kind: 'passkey-copied' }
  | { kind: 'backup-code-used'; left: number }
  | { kind: 'password-changed' }
  | { kind: 'password-reset' }
  | { kind: 'role-changed'; role: Role }
  /** They own their tenant now, or no longer. */
  | { kind: 'owner-given' }
  | { kind: 'owner-taken' }
  /** Somebody signed in has ended all other sessions, and all trust. */
  | { kind: 'not-me' }
  | {
      kind: 'address-changed';
      /** What it was: that is where it is told. */
      from: string;
      /** What it can be undone by. */
      undoId: string;
    }
  | {
      kind: 'address-undone';
      /** What was taken away: that is where it is told. */
      from: string;
    }
  /** The password was right, and the code wrong three times. */
  | { kind: 'wrong-codes' }
  | { kind: 'locked'; lockFor: Policy['attempts']['lockFor'] }
  /** Somebody signed in by the account that enforcement leaves alone: every system admin is told. */
  | { kind: 'break-glass-used'; account: string };

/** The flow as it goes on. Only what differs from before is named. */
export interface Advance {
  kind: 'advance';
  stage: Stage;
  identifier?: string;
  account?: Account;
  amr?: string[];
  channels?: ProofChannel[];
  secondFactor?: SecondFactor;
  /** The person has proved something: the flow gets a new id, and the old one is dead. */
  rotatesId?: boolean;
  /** Another code was asked for: the one that is out dies. */
  resend?: true;
  /** The attempt proved something and no sign-in ends with it: it doesn't count. */
  refundsAttempt?: AttemptRefund;
  spend?: Spend;
  /** The sign-in is whole: a session begins, and the count of wrong codes ends where a code was right. */
  signIn?: {
    /** Trusts this device for so long. */
    trustDays?: number;
    /** No code was asked for. */
    keepsAttempts?: true;
  };
  notice?: Notice;
  /** All that a sign-up asks for is proved: the account comes into being, and the flow goes on as its. */
  createsAccount?: {
    newcomer: Newcomer;
    /** What was proved exempts the first session. */
    first: boolean;
  };
}

export type Decision =
  | {
      kind: 'refuse';
      problem: Problem;
      notice?: Notice;
      /** The ids of the authenticators that are switched off with it. */
      disables?: readonly string[];
      /** The flow is over. */
      endsFlow?: true;
    }
  | Advance;

/** Decides one kind of answer at one stage. */
export type Decide<S extends Stage['at'], K extends Answer['kind']> = (
  flow: Flow & { stage: Extract<Stage, { at: S }> },
  answer: Extract<Answer, { kind: K }>,
  facts: FactsOf<K>,
  policy: Policy,
) => Decision;

/** Whoever took longer than a proof is fresh begins again: they are asked for it first. */
export const STALE: Decision = { kind: 'refuse', problem: { code: 'flow-over' }, endsFlow: true };

/** Refuses a password that somebody has chosen, and says why. */
export const refusePassword = (reason: ProblemReason): Decision => refuse('bad-request', { field: 'password', reason });

export const refuse = (code: Problem['code'], more: Omit<Problem, 'code'> = {}): Decision => ({
  kind: 'refuse',
  problem: { code, ...more },
});
