import { isFromTheFuture, PASSKEY_TIMEOUT } from '@sallyport/rules';
import { fromBase64Url, toBase64Url } from '../crypto/base64url.ts';
import { hashToken } from '../crypto/token.ts';
import type { Ports } from '../ports/ports.ts';

const NONCE_BYTES = 20;
const HEAD_BYTES = NONCE_BYTES + 8;
/** Head and an HMAC of 32 bytes: 60, a multiple of three, for which base64url has one spelling. */
const CHALLENGE = /^[\w-]{80}$/;

/** A clock that ran an hour ahead for a while must not free a challenge that was spent. */
const KEPT_LONGER_MS = 2 * 60 * 60 * 1000;

/**
 * Generates the challenge of a sign-in that hasn't begun: random bytes, when it was made, and our MAC over both.
 * Nothing is written, since every view of a page asks for one. It names no browser: a first visit has no cookie yet,
 * and an assertion is bound to its page's origin as it is.
 */
export async function generateChallenge({ random, clock, keyring }: Pick<Ports, 'random' | 'clock' | 'keyring'>) {
  const head = new Uint8Array(HEAD_BYTES);
  head.set(random(NONCE_BYTES));
  new DataView(head.buffer).setBigUint64(NONCE_BYTES, BigInt(clock()));
  const mac = fromBase64Url(await macOf(keyring, toBase64Url(head)));
  return toBase64Url(Uint8Array.of(...head, ...mac));
}

/** Whether a challenge is one of ours, and young enough. Never throws on what somebody made up. */
export async function isOwnChallenge(
  { clock, keyring }: Pick<Ports, 'clock' | 'keyring'>,
  challenge: string,
): Promise<boolean> {
  const parts = readChallenge(challenge);
  if (!parts || parts.mac !== (await macOf(keyring, parts.head))) return false;
  const now = clock();
  return now < parts.at + PASSKEY_TIMEOUT && !isFromTheFuture(parts.at, now);
}

/** Spends the challenge of a sign-in. `true` for exactly one of those who try. */
export async function spendChallenge(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  challenge: string,
): Promise<boolean> {
  const expiresAt = clock() + PASSKEY_TIMEOUT + KEPT_LONGER_MS;
  return store.update<number, boolean>(`passkey-challenge:${hashToken(challenge)}`, (spent) =>
    spent ? { keep: true, return: false } : { set: 1, expiresAt, return: true },
  );
}

/**
 * The challenge of a step of a flow. It follows from the flow's id, which is random and secret, so that a reload gets
 * the same one; it is dead once the flow goes on.
 */
export const flowChallenge = ({ keyring }: Pick<Ports, 'keyring'>, flow: string, revision: number): Promise<string> =>
  keyring.mac('passkey-challenge', flow, String(revision));

const macOf = (keyring: Ports['keyring'], head: string) => keyring.mac('passkey-sign-in', head);

function readChallenge(challenge: string): { head: string; mac: string; at: number } | undefined {
  if (!CHALLENGE.test(challenge)) return undefined;
  const bytes = fromBase64Url(challenge);
  const at = Number(new DataView(bytes.buffer).getBigUint64(NONCE_BYTES));
  return { head: toBase64Url(bytes.subarray(0, HEAD_BYTES)), mac: toBase64Url(bytes.subarray(HEAD_BYTES)), at };
}
