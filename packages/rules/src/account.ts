import type { Role } from '@sallyport/protocol';
import type { UsedGrace } from './grace.ts';
import type { Invitation } from './invitation.ts';
import type { ApiKey } from './api-key.ts';

/** What every authenticator has. */
interface Enrolled {
  id: string;
  name?: string;
  /** Too many failures in a row: proves nothing any more until it is bound anew. */
  off?: true;
  /** Unix time in ms. */
  addedAt: number;
  /** When it last proved its person, and in which browser: for them to recognise. */
  used?: Used;
}

/** When something was used: Unix time in ms; and from where: `Firefox on Windows`. */
export interface Used {
  at: number;
  device: string;
}

/** An authenticator app of an account. */
export interface TotpAuthenticator extends Enrolled {
  type: 'totp';
  /** The shared secret, encrypted; only the shell can open it. */
  sealedSecret: string;
  /** The last time step spent: no code at or before it is accepted again. */
  lastStep: number;
}

/** Codes by mail, to the account's own address and no other. */
export interface EmailAuthenticator extends Enrolled {
  type: 'email';
}

/** Codes by SMS. */
export interface SmsAuthenticator extends Enrolled {
  type: 'sms';
  /** E.164. */
  number: string;
}

/** A passkey of an account: what WebAuthn L3 §4 calls a credential record. */
export interface PasskeyAuthenticator extends Enrolled {
  type: 'passkey';
  /** What the authenticator knows it by, base64url. */
  credentialId: string;
  /** COSE key (RFC 9052 §7), base64url. */
  publicKey: string;
  /** The last signature count spent; stays 0 where the authenticator keeps none. */
  signCount: number;
  /** How the browser reached it, as it said: a hint for the next time. */
  transports: string[];
  /** Whether it can be copied to the person's other devices, and whether it is. */
  backupEligible: boolean;
  backedUp: boolean;
  /** The kind of authenticator that keeps it, as it says itself (WebAuthn L3 §6.5.1); absent where it doesn't say. */
  aaguid?: string;
}

/** Something enrolled that proves a person on its own. Backup codes only stand in for one of these. */
export type Authenticator = TotpAuthenticator | EmailAuthenticator | SmsAuthenticator | PasskeyAuthenticator;

/** The account's passkeys, also those that are turned off. */
export const passkeysOf = ({ authenticators }: Pick<Account, 'authenticators'>): PasskeyAuthenticator[] =>
  authenticators.filter((each) => each.type === 'passkey');

/** A browser that skips the code for a while. */
export interface TrustedDevice {
  id: string;
  /** SHA-256 of the cookie's token, base64url. */
  tokenHash: string;
  /** The account's trust generation when the box was ticked: a later one ends this trust. */
  generation: number;
  /** `Firefox on Windows`: for the person to recognise. */
  name: string;
  /** Unix time in ms. */
  addedAt: number;
  /** When it last skipped a code. */
  usedAt?: number;
  until: number;
}

/** An address that an account had: whoever reads its mail can give it back. */
export interface FormerAddress {
  id: string;
  email: string;
  /** Unix time in ms. */
  until: number;
}

/** All that hangs on one compare-and-swap: a code spent twice or a device too many would be a race on this record. */
export interface Account {
  id: string;
  tenant: string;
  email: string;
  /** What it was before, oldest first, while a change can be undone. */
  formerAddresses?: FormerAddress[];
  userName?: string;
  name?: string;
  /** BCP 47: what messages are written in, as far as there are words for it; English where it is absent. */
  language?: string;
  role: Role;
  /** The tenant's root user. */
  owner: boolean;
  state: 'invited' | 'active' | 'suspended';
  /** An account of a program: it signs in by key, never by the widget, and has no factors. */
  kind?: 'api';
  /** The keys of a program. */
  apiKeys?: ApiKey[];
  /** Its identity provider answers for it: it has no password and no factors here. */
  signIn?: 'sso';
  /** Of who is invited: what opens the account, once. */
  invitation?: Invitation;
  /** Argon2id, PHC string; empty where nobody signs in by a password. */
  passwordHash: string;
  /** When it was last chosen, Unix time in ms; absent where that was before it was written down. */
  passwordChangedAt?: number;
  /** Its last factor went: the next sign-in weighs whether the password can stand alone. */
  weighsPassword?: true;
  authenticators: Authenticator[];
  /** The authenticator that a sign-in asks for first. */
  defaultAuthenticator?: string;
  /** HMACs of the codes not yet used. */
  backupCodes: string[];
  /** The set that they are of: when it was made, Unix time in ms, and how many there were. */
  backupCodesMade?: { at: number; count: number };
  trustedDevices: TrustedDevice[];
  /** What they have used of the grace that enforcement gives. */
  grace?: UsedGrace;
  /** Rises when all trust ends. */
  trustGeneration: number;
  /** Rises when all sessions and flows end: one write, however many there are. */
  epoch: number;
}

/**
 * Whether its person signs in here, by a password or a passkey: an active one, no program's and no identity provider's.
 */
export const signsInHere = ({ state, kind, signIn }: Account): boolean =>
  state === 'active' && kind !== 'api' && signIn !== 'sso';

/** The account with ways of it turned off: authenticators, or all of its backup codes. */
export const turnOff = (account: Account, ...ways: readonly string[]): Account => ({
  ...account,
  backupCodes: ways.includes(BACKUP_CODE_ID) ? [] : account.backupCodes,
  authenticators: account.authenticators.map((each) => (ways.includes(each.id) ? { ...each, off: true } : each)),
});

/** What a set of backup codes is known by where an authenticator's id stands. */
export const BACKUP_CODE_ID = 'backup-code';
