import type { FactorType, Role } from '@sallyport/protocol';
import type { CodeFormat } from '@sallyport/protocol/code-text';
import { DAY } from '../day.ts';
import type { UserVerification } from '../passkey.ts';
import type { Rate } from '../rate.ts';

/** What a site owner decides. Times in seconds unless the name says otherwise. */
export interface Policy {
  /** Which factors each role may use; an `owner` of any role those of that list, where there is one. */
  factors: Record<Role, readonly FactorType[]> & { owner?: readonly FactorType[] };
  /** Codes and links by mail: 6 to 12 characters, for 60 to 3,600. */
  email: { mode: 'code' | 'link' | 'both'; alphabet: CodeFormat['alphabet']; length: number; lifetime: number };
  /**
   * Codes by SMS live for 60 to 600. `fallback`: who gets the code by mail where it can't be sent: nobody, who has set
   * up mail as a factor, or everybody.
   */
  sms: { lifetime: number; fallback: 'none' | 'if-enrolled' | 'always' };
  totp: {
    /** How many authenticator apps a person may have at once, 1 to 5. */
    max: number;
  };
  /**
   * Whether a passkey as a second factor must verify the person, by fingerprint, face or PIN. One that signs in by
   * itself always must, so `preferred` leaves security keys without a PIN as second factors.
   */
  passkeys: {
    userVerification: UserVerification;
    /** A browser that can makes a passkey by itself after a sign-in by password and second factor. */
    automatic: boolean;
  };
  backupCodes: {
    /** 5 to 20. */
    count: number;
  };
  /** Whether a forgotten password can be replaced by who has the account's mailbox. */
  recover: boolean;
  /** What the next sign-in sets up at once for those who must have a factor and have none. */
  defaultFactor: 'none' | Exclude<FactorType, 'backup-code'>;
  sends: {
    /** Shortest time between two messages to one recipient, 5 to 3,600. */
    cooldown: number;
    /** 1 to 20. */
    perFlow: number;
    /** 1 to 100. */
    perRecipientPerHour: number;
  };
  /**
   * How much one source may do, whoever it is about: an IPv4 address or an IPv6 /64; a /48 ten times as much. A browser
   * that is known counts apart. The platform's alone to say, since nobody is known yet when it is counted.
   */
  perSource: {
    /** Passwords in ten minutes, 10 to 100,000; a whole sign-in gives its own back. */
    passwords: number | 'off';
    /** Recoveries and their messages in ten minutes, 1 to 10,000; a whole sign-in gives its own back. */
    recoveries: number | 'off';
    /** Flows in ten minutes that begin with nobody signed in and another answer than a password, 10 to 100,000. */
    flows: number | 'off';
    /** Sign-ups in an hour, 1 to 10,000. */
    signUps: number | 'off';
    /** Messages of sign-ups in an hour, 1 to 10,000. */
    messages: number | 'off';
    /** Text messages in an hour to numbers that were just typed, 1 to 10,000. */
    newNumbers: number | 'off';
    /** Changes by one admin in an hour, wherever they are, 10 to 100,000. */
    adminWrites: number | 'off';
  };
  /** Phone numbers that somebody has typed and nobody has proved: each message to one costs the site (SMS pumping). */
  newNumbers: {
    /** Country calling codes that numbers may have (ITU-T E.164), `49`: one or more. */
    callingCodes: 'any' | readonly string[];
    /** Messages in an hour to numbers with the same first seven digits, 1 to 10,000: the platform's to say. */
    perRange: number | 'off';
    /** Messages in an hour to all such numbers, 10 to 1,000,000: the platform's to say. */
    perSite: number | 'off';
  };
  attempts: {
    /** How many checks in how many seconds. */
    checkRate: 'off' | Rate;
    /** Wrong codes before the lock, 1 to 100. */
    lockAfter: number | 'never';
    /** How long the lock lasts, 60 to 86,400, or until an admin ends it. */
    lockFor: number | 'until-admin';
    /** Whether a refused code tells how many are left: when three or fewer are, always, or never. */
    disclose: 'never' | 'when-low' | 'always';
  };
  /**
   * Whether a stranger may make an account. It proves their address, and with `phone` a number. They join this tenant;
   * where none is named they get one of their own, on the trial plan, whose owner they are.
   */
  signUp: 'off' | { phone: boolean; tenant?: string };
  /** The whole of a sign-in, 60 to 3,600. */
  flow: { lifetime: number };
  trustedDevices:
    | 'off'
    | {
        /** 1 to 365. */
        days: number;
        /** The factors beside which the box stands. */
        factors: readonly FactorType[];
      };
  enforcement: 'off' | Enforcement;
  selfService: {
    /** Whether a person may switch off what they have set up. */
    disable: 'always' | 'unless-enforced' | 'never';
    /** What becomes of a factor that is set up already. */
    reEnrol: 'refuse' | 'after-disable' | 'replace';
  };
  /** Who removes a member's factors. An owner's: a system admin, or the command line. */
  resetBy: readonly ('system-admin' | 'tenant-admin' | 'owner')[];
  session: {
    /** 300 to 31,536,000. */
    lifetime: number;
    /** Longest pause between two requests, 300 to 31,536,000. */
    idle: number | 'none';
  };
  /** How long a proof is fresh enough to change factors or the password, 60 to 3,600. */
  reauthWithin: number;
  /** How long audit events are kept, 86,400 to 315,360,000. */
  audit: { retention: number };
  /** What a tenant may set of its own: nothing, what is stricter, or anything. */
  tenantOverride: 'none' | 'stricter' | 'full';
  /** What a change of this policy does to running sessions. */
  onPolicyChange: 'keep' | 'next-request' | 'end-sessions';
  /**
   * Factors that can't work: nothing sends their messages, or the site has no domain. Found out at the start of
   * the server, and no document's to say.
   */
  unsendable?: readonly FactorType[];
  /**
   * When trust was last forbidden, Unix time in ms: what was given before is over for good. No document's to say
   * either.
   */
  trustEndedAt?: number;
  /** URL or mail address of whom to ask, shown when an account is locked. */
  support?: string;
}

/** Who must have a second factor. */
export interface Enforcement {
  /** Everybody, or only admins of one kind. */
  group: 'all' | 'system-admin' | 'tenant-admin';
  /** `report`: nobody is asked, and the audit says at each sign-in what would have been. `on` if left out. */
  mode?: 'report' | 'on';
  /** Of these tenants, and of those that have one of these profiles. Neither, or empty ones, mean every tenant. */
  tenants?: readonly string[];
  profiles?: readonly string[];
  /** ISO 8601, in UTC. Until then people are told, and may go on. */
  from?: string;
  /**
   * How long a person may go on without, once they are asked: for 1 to 90 days from the first sign-in that does, or for
   * 1 to 20 sign-ins.
   */
  grace?: { days: number } | { skips: number };
  /** Who isn't asked: tenants on the trial plan, people in their first session. */
  exempt?: { trial?: boolean; firstSession?: boolean };
  /** The ids of up to two system admins with a passkey whom it leaves alone, and whose every sign-in is told. */
  breakGlass?: readonly string[];
  /** Whether people are reminded by mail before their date and on it. */
  reminders?: { mail?: boolean };
}

const STANDARD_FACTORS: readonly FactorType[] = ['email', 'totp', 'backup-code', 'passkey'];

/** What a fresh install has. */
export const standard: Policy = {
  factors: { 'system-admin': STANDARD_FACTORS, 'tenant-admin': STANDARD_FACTORS, member: STANDARD_FACTORS },
  email: { mode: 'code', alphabet: 'digits', length: 6, lifetime: 10 * 60 },
  sms: { lifetime: 5 * 60, fallback: 'if-enrolled' },
  totp: { max: 1 },
  passkeys: { userVerification: 'preferred', automatic: false },
  backupCodes: { count: 10 },
  recover: true,
  defaultFactor: 'none',
  sends: { cooldown: 30, perFlow: 5, perRecipientPerHour: 10 },
  perSource: {
    passwords: 100,
    recoveries: 30,
    flows: 600,
    signUps: 20,
    messages: 30,
    newNumbers: 10,
    adminWrites: 600,
  },
  newNumbers: { callingCodes: 'any', perRange: 30, perSite: 1000 },
  attempts: { checkRate: 'off', lockAfter: 10, lockFor: 60 * 60, disclose: 'when-low' },
  signUp: 'off',
  flow: { lifetime: 15 * 60 },
  trustedDevices: { days: 30, factors: ['email', 'sms', 'totp', 'passkey'] },
  enforcement: 'off',
  selfService: { disable: 'unless-enforced', reEnrol: 'replace' },
  resetBy: ['system-admin', 'tenant-admin', 'owner'],
  session: { lifetime: 30 * DAY, idle: 7 * DAY },
  reauthWithin: 10 * 60,
  audit: { retention: 365 * DAY },
  tenantOverride: 'stricter',
  onPolicyChange: 'next-request',
};
