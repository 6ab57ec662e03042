import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64Url, toBase64Url } from './base64url.ts';

/** Keys for what is kept: one for each use, all derived from `SALLYPORT_SECRET`. */
export interface Keyring {
  /**
   * HMAC-SHA-256 of the parts, base64url. For what could be guessed offline if its plain hash leaked: codes, addresses.
   *
   * @param use  Names the key: a MAC made for one use is none for another.
   */
  mac(use: string, ...parts: string[]): Promise<string>;
  /**
   * Encrypts with AES-256-GCM.
   *
   * @param context  What the value belongs to: it opens nowhere else.
   */
  seal(context: string, plain: Uint8Array): Promise<string>;
  /** @throws where the value was altered, or sealed in another context or under another key. */
  open(context: string, sealed: string): Promise<Uint8Array>;
}

const KEY_BYTES = 32;
/** NIST SP 800-38D §8.2.2: a random nonce of 96 bits. */
const NONCE_BYTES = 12;

/** Names key and format, so that a later one can be told apart. */
const VERSION = 'v1.';

const utf8 = new TextEncoder();

/** @param secret  32 random bytes. */
export async function createKeyring(secret: Uint8Array<ArrayBuffer>): Promise<Keyring> {
  const derive = (use: string) => hkdf(sha256, secret, undefined, utf8.encode(`sallyport ${use}`), KEY_BYTES); // RFC 5869
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
    async mac(use, ...parts) {
      const message = utf8.encode(JSON.stringify(parts)); // JSON, so that no two lists of parts run into one
      return toBase64Url(hmac(sha256, macKey(use), message));
    },

    async seal(context, plain) {
      const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const algorithm = { name: 'AES-GCM', iv, additionalData: utf8.encode(context) };
      const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, sealing, new Uint8Array(plain)));
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
      return new Uint8Array(await crypto.subtle.decrypt(algorithm, sealing, joined.subarray(NONCE_BYTES)));
    },
  };
}
