import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { primitives } from '#primitives';
import { toBase64Url } from './base64url.ts';
import { createSealer } from './sealer.ts';

/**
 * Keys for what is kept: one for each use, all derived from `SALLYPORT_SECRET`. Of several secrets the first is current
 * and makes whatever is new; what was made under an older one is still found and opened (NIST SP 800-57 part 1 §5.3.4:
 * a key may be used for what it protected for longer than it protects).
 */
export interface Keyring {
  /**
   * What names each secret, the current one's first: for what has to say under which it was made. It tells nothing of
   * the secret, and is another for every other one but by a chance of 2 in a thousand million.
   */
  ids: readonly [string, ...string[]];
  /**
   * HMAC-SHA-256 of the parts under the current secret, base64url. For what could be guessed offline if its plain hash
   * leaked: codes, addresses.
   *
   * @param use  Names the key: a MAC made for one use is none for another.
   */
  mac(use: string, ...parts: string[]): Promise<string>;
  /** The same under every secret, the current one's first: under one of these a thing is kept that was kept before. */
  macs(use: string, ...parts: string[]): Promise<[string, ...string[]]>;
  /**
   * Encrypts and authenticates, under the current secret (`sealer.ts`).
   *
   * @param context  What the value belongs to: it opens nowhere else.
   */
  seal(context: string, plain: Uint8Array): Promise<string>;
  /**
   * Decrypts what was sealed under any of the secrets.
   *
   * @throws where the value was altered, or sealed in another context or under a secret that isn't given any more.
   */
  open(context: string, sealed: string): Promise<Uint8Array>;
}

const KEY_BYTES = 32;
const ID_LENGTH = 5;

const utf8 = new TextEncoder();

/**
 * @param current  32 random bytes.
 * @param older  Secrets that were current before.
 */
export async function createKeyring(
  current: Uint8Array<ArrayBuffer>,
  ...older: Uint8Array<ArrayBuffer>[]
): Promise<Keyring> {
  const keys = keysOf(current);
  const olderKeys = older.map(keysOf);

  return {
    ids: [keys.id, ...olderKeys.map(({ id }) => id)],

    async mac(use, ...parts) {
      return keys.mac(use, parts);
    },

    async macs(use, ...parts) {
      return [keys.mac(use, parts), ...olderKeys.map((each) => each.mac(use, parts))];
    },

    async seal(context, plain) {
      return keys.seal(context, plain);
    },

    async open(context, sealed) {
      for (const each of [keys, ...olderKeys]) {
        const plain = await each.open(context, sealed);
        if (plain) return plain;
      }
      throw new Error('A sealed value was altered, or the secret that it was sealed under is not in SALLYPORT_SECRET.');
    },
  };
}

/** What is derived from one secret (RFC 5869). */
function keysOf(secret: Uint8Array<ArrayBuffer>) {
  const derive = (use: string) => hkdf(sha256, secret, undefined, utf8.encode(`sallyport ${use}`), KEY_BYTES);
  const macKeys = new Map<string, Uint8Array>();
  return {
    ...createSealer(derive),
    id: toBase64Url(derive('id')).slice(0, ID_LENGTH),
    mac(use: string, parts: string[]) {
      const key = macKeys.get(use) ?? derive(`mac ${use}`);
      macKeys.set(use, key);
      return primitives.hmacSha256(key, JSON.stringify(parts)); // JSON, so that no two lists of parts run into one
    },
  };
}
