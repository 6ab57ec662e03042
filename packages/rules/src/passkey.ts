import type { Me, PasskeyCreation, PasskeyRequest } from '@sallyport/protocol';
import { passkeysOf, type Account, type PasskeyAuthenticator } from './account.ts';

/** Whether the authenticator must have asked for a fingerprint, a face or a PIN. */
export type UserVerification = 'required' | 'preferred';

/** What a use of a passkey says. Its signature, challenge, origin and RP id are right: the shell has seen to that. */
export interface Assertion {
  /** The passkey's id among the account's authenticators. */
  authenticator: string;
  /** The person was verified, not just there (WebAuthn L3 §6.1, flag UV). */
  userVerified: boolean;
  signCount: number;
  backupEligible: boolean;
  backedUp: boolean;
}

/** A passkey that was just made, as it will be kept; how it was made is the shell's to verify. */
export type MadePasskey = Omit<PasskeyAuthenticator, 'id' | 'name' | 'addedAt' | 'off'> & {
  userVerified: boolean;
  /** Whether a sign-in finds it without its id; absent where the browser doesn't say. */
  discoverable?: boolean | undefined;
};

/** Whether a passkey can take the password's place: it is found by itself, and its device verifies whose it is. */
export const replacesPassword = ({ userVerified, discoverable = true }: MadePasskey): boolean =>
  userVerified && discoverable;

/** Who asks for passkeys, and with what challenge. */
export interface PasskeyAsker {
  rpId: string;
  /** 16 bytes or more that can't be guessed, base64url. */
  challenge: string;
}

/** More would let one account's record, and the options made from it, grow without bound. */
export const MOST_PASSKEYS = 20;

/** WebAuthn L3 §15.1 recommends 5 to 10 minutes: people look for keys and read what their phone asks. In ms. */
export const PASSKEY_TIMEOUT = 10 * 60 * 1000;

/** ES256, EdDSA and RS256 (IANA COSE algorithms): between them, every authenticator there is has one. */
export const PASSKEY_ALGORITHMS = [-7, -8, -257];

/**
 * Asks for a passkey. Without a list of passkeys it tells nothing of any account, and the browser offers what it has.
 * Whose passkeys are security keys alone is asked for one at once (WebAuthn L3 §5.8.7).
 *
 * A first factor has to be two in one: `required`, so that the device unlocks it with something that the person knows
 * or is (NIST SP 800-63B-4 §3.1.7). Beside a password possession alone will do (§3.1.6), as policy has it.
 */
export const passkeyRequest = (
  { rpId, challenge }: PasskeyAsker,
  userVerification: UserVerification,
  passkeys?: PasskeyAuthenticator[],
): PasskeyRequest => ({
  challenge,
  rpId,
  timeout: PASSKEY_TIMEOUT,
  ...(passkeys ? { allowCredentials: passkeys.map(descriptor) } : {}),
  ...(passkeys?.length && passkeys.every(isSecurityKey) ? { hints: ['security-key'] } : {}),
  userVerification,
});

/**
 * What a browser makes a passkey from. The user handle is the account's id, which is random (WebAuthn L3 §14.6.1).
 * `preferred` is enough for the key to be found without its id: a security key that has no room for that, or no PIN,
 * still makes a second factor. No attestation: who made the device decides nothing here, and asking would cost the
 * person a prompt.
 */
export const passkeyCreation = (
  account: Account,
  { rpId, challenge }: PasskeyAsker,
  userVerification: UserVerification,
): PasskeyCreation => ({
  challenge,
  rp: { id: rpId, name: rpId },
  user: userOf(account),
  pubKeyCredParams: PASSKEY_ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
  timeout: PASSKEY_TIMEOUT,
  excludeCredentials: passkeysOf(account).map(descriptor),
  authenticatorSelection: { residentKey: 'preferred', userVerification },
  attestation: 'none',
});

const userOf = ({ id, email, name }: Account) => ({ id, name: email, displayName: name ?? email });

/**
 * What those who keep a person's passkeys are told after a change: which of them the site takes, and what the account
 * is called (WebAuthn L3 §5.1.10). One that is turned off is among them: it may be turned on again.
 */
export const keptPasskeys = (account: Account, rpId: string): NonNullable<Me['passkeys']> => ({
  rpId,
  user: userOf(account),
  credentialIds: passkeysOf(account).map(({ credentialId }) => credentialId),
});

/** How security keys are reached (WebAuthn L3 §5.8.4). */
const KEY_TRANSPORTS = ['usb', 'nfc', 'ble', 'smart-card'];

/** Whether it is a key that is held to the device, and nothing else. */
const isSecurityKey = ({ transports, backupEligible }: PasskeyAuthenticator): boolean =>
  !backupEligible && transports.length > 0 && transports.every((each) => KEY_TRANSPORTS.includes(each));

const descriptor = ({ credentialId, transports }: PasskeyAuthenticator) => ({
  type: 'public-key' as const,
  id: credentialId,
  ...(transports.length > 0 ? { transports } : {}),
});

export type AssertionVerdict = { ok: true } | { ok: false; reason: 'unverified' | 'copied' | 'altered' };

/**
 * Decides whether the use of a passkey counts, by what its authenticator says of it.
 *
 * - `unverified`: the person wasn't verified where that is asked for.
 * - `copied`: the signature counter didn't rise (WebAuthn L3 §6.1.1, §7.2: what follows is the relying party's choice).
 *   Either the key is in two places or its device is broken; it is refused and the person told by mail, but the passkey
 *   stays on, since two tabs that finish in the wrong order look the same. Synced passkeys always say 0.
 * - `altered`: a key that can't be backed up has become one that can, or the other way round (§7.2).
 */
export function acceptAssertion(
  passkey: PasskeyAuthenticator,
  { userVerified, signCount, backupEligible }: Assertion,
  userVerification: UserVerification,
): AssertionVerdict {
  if (userVerification === 'required' && !userVerified) return { ok: false, reason: 'unverified' };
  if (backupEligible !== passkey.backupEligible) return { ok: false, reason: 'altered' };
  const counts = signCount > 0 || passkey.signCount > 0;
  return counts && signCount <= passkey.signCount ? { ok: false, reason: 'copied' } : { ok: true };
}

/**
 * The account with the new count of a passkey, or `undefined` where the passkey was removed or turned off, or another
 * answer has brought the same count or a later one first. Runs inside the compare-and-swap on the account.
 */
export function spendAssertion(account: Account, assertion: Assertion): Account | undefined {
  const used = passkeysOf(account).find(({ id }) => id === assertion.authenticator);
  if (!used || used.off || !acceptAssertion(used, assertion, 'preferred').ok) return undefined;
  const { signCount, backedUp } = assertion;
  const authenticators = account.authenticators.map((each) =>
    each === used ? { ...used, signCount, backedUp } : each,
  );
  return { ...account, authenticators };
}
