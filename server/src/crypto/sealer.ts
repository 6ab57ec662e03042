import { utf8ToBytes } from '@noble/hashes/utils.js';
import { primitives } from '#primitives';
import { fromBase64Url, toBase64Url } from './base64url.ts';

/** Encrypts and decrypts under what is derived from one secret. */
export interface Sealer {
  seal(context: string, plain: Uint8Array): string;
  /** `undefined` where the value was altered, or sealed in another context or under another secret. */
  open(context: string, sealed: string): Promise<Uint8Array | undefined>;
}

/** XChaCha20-Poly1305 under a nonce of 192 random bits, which goes first (RFC 8439; draft-irtf-cfrg-xchacha-03). */
const CURRENT = 'v2.';
const NONCE_BYTES = 24;

/** AES-256-GCM under a nonce of 96 random bits (NIST SP 800-38D §8.2.2): sealed once, and opened still. */
const FIRST = 'v1.';
const FIRST_NONCE_BYTES = 12;

/**
 * @param derive  Makes 32 bytes from the secret, others for every use.
 */
export function createSealer(derive: (use: string) => Uint8Array): Sealer {
  const key = derive('seal v2');
  let firstKey: Promise<CryptoKey> | undefined;
  return {
    seal(context, plain) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
      const encrypted = primitives.encrypt(key, nonce, context, plain);
      const joined = new Uint8Array(NONCE_BYTES + encrypted.length);
      joined.set(nonce);
      joined.set(encrypted, NONCE_BYTES);
      return CURRENT + toBase64Url(joined);
    },

    async open(context, sealed) {
      const version = sealed.slice(0, CURRENT.length);
      if (version !== CURRENT && version !== FIRST) throw new Error('A sealed value is of an unknown version.');
      try {
        const joined = fromBase64Url(sealed.slice(version.length));
        if (version === CURRENT)
          return primitives.decrypt(key, joined.subarray(0, NONCE_BYTES), context, joined.subarray(NONCE_BYTES));
        firstKey ??= importFirst(derive('seal'));
        return await openFirst(await firstKey, context, joined);
      } catch {
        return undefined;
      }
    },
  };
}

const importFirst = (key: Uint8Array) =>
  crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-GCM', false, ['decrypt']);

async function openFirst(key: CryptoKey, context: string, joined: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const iv = joined.subarray(0, FIRST_NONCE_BYTES);
  const algorithm = { name: 'AES-GCM', iv, additionalData: new Uint8Array(utf8ToBytes(context)) };
  return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, joined.subarray(FIRST_NONCE_BYTES)));
}
