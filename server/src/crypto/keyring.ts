import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64Url, toBase64Url } from './base64url.ts';

/**
 * Keys for what is kept: one for each use, all derived from `SALLYPORT_SECRET`. Of several secrets the first is current
 * and makes whatever is new; what was made under an older one is still found and opened (NIST SP 800-57 part 1 §5.3.4:
 * a key may be used for what it protected for longer than it protects).
 */
export interface Keyring {
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
   * Encrypts with AES-256-GCM, under the current secret.
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
/** NIST SP 800-38D §8.2.2: a random nonce of 96 bits. */
const NONCE_BYTES = 12;

/** Names key and format, so that a later one can be told apart. */
const VERSION = 'v1.';

const utf8 = new TextEncoder();

/**
 * @param current  32 random bytes.
 * @param older  Secrets that were current before.
 */
export async function createKeyring(
  current: Uint8Array<ArrayBuffer>,
  ...older: Uint8Array<ArrayBuffer>[]
): Promise<Keyring> {
  const keys = await keysOf(current);
  const olderKeys = await Promise.all(older.map(keysOf));

  return {
    async mac(use, ...parts) {
      return keys.mac(use, parts);
    },

    async macs(use, ...parts) {
      return [keys.mac(use, parts), ...olderKeys.map((each) => each.mac(use, parts))];
    },

    async seal(context, plain) {
      const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const algorithm = { name: 'AES-GCM', iv, additionalData: utf8.encode(context) };
      const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, keys.sealing, new Uint8Array(plain)));
      const joined = new Uint8Array(NONCE_BYTES + sealed.length);
      joined.set(iv);
      joined.set(sealed, NONCE_BYTES);
      return VERSION + toBase64Url(joined);
    },

    async open(context, sealed) {
      if (!sealed.startsWith(VERSION)) throw new Error('A sealed value is of an unknown version.');
      const joined = fromBase64Url(sealed.slice(VERSION.length));
      const algorithm = {
        name: 'AES-GCM',
        iv: joined.subarray(0, NONCE_BYTES),
        additionalData: utf8.encode(context),
      };
      for (const { sealing } of [keys, ...olderKeys]) {
        try {
          return new Uint8Array(await crypto.subtle.decrypt(algorithm, sealing, joined.subarray(NONCE_BYTES)));
        } catch {
          // the tag is another key's, or nobody's: the next one tells
        }
      }
      throw new Error('A sealed value was altered, or the secret that it was sealed under is not in SALLYPORT_SECRET.');
    },
  };
}

/** What is derived from one secret (RFC 5869). */
async function keysOf(secret: Uint8Array<ArrayBuffer>) {
  const derive = (use: string) => hkdf(sha256, secret, undefined, utf8.encode(`sallyport ${use}`), KEY_BYTES);
  const sealing = await crypto.subtle.importKey('raw', new Uint8Array(derive('seal')), 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ]);
  const macKeys = new Map<string, Uint8Array>();
  const macKey = (use: string) => {
    const key = macKeys.get(use) ?? derive(`mac ${use}`);
    macKeys.set(use, key);
    return key;
  };
  return {
    sealing,
    mac: (use: string, parts: string[]) => toBase64Url(hmac(sha256, macKey(use), utf8.encode(JSON.stringify(parts)))), // JSON, so that no two lists run into one
  };
}
