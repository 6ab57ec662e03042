import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { decodeBase64Url, encodeBase64Url } from 'hono/utils/encode';

/**
 * The primitives of cryptography that a runtime may have faster than JavaScript has them. These run anywhere; on Node,
 * `#primitives` is another file with the same functions (`imports` in package.json), and both give the same.
 *
 * All of them answer at once: handing so little to a thread pool costs several times as much, and it would wait there
 * behind password hashes.
 */
export interface Primitives {
  /** RFC 4648 §5 without padding, as keys, cookies and paths take it. */
  toBase64Url(bytes: Uint8Array | ArrayBuffer): string;
  /** @throws where a text isn't base64url. */
  fromBase64Url(text: string): Uint8Array<ArrayBuffer>;
  /** SHA-256 of a text in UTF-8, base64url. */
  sha256(text: string): string;
  /** HMAC-SHA-256 of a text in UTF-8, base64url (RFC 2104). */
  hmacSha256(key: Uint8Array, text: string): string;
  /** XChaCha20-Poly1305, the tag at the end (draft-irtf-cfrg-xchacha-03 §2). */
  encrypt(key: Uint8Array, nonce: Uint8Array, context: string, plain: Uint8Array): Uint8Array<ArrayBuffer>;
  /** @throws where the text was altered, or encrypted under another key, nonce or context. */
  decrypt(key: Uint8Array, nonce: Uint8Array, context: string, encrypted: Uint8Array): Uint8Array<ArrayBuffer>;
}

const BASE64URL = /^[\w-]*$/;

export const primitives: Primitives = {
  toBase64Url: (bytes) => encodeBase64Url(new Uint8Array(bytes).buffer).replaceAll('=', ''),
  fromBase64Url(text) {
    if (!BASE64URL.test(text) || text.length % 4 === 1) throw new TypeError('This is not base64url.');
    return new Uint8Array(decodeBase64Url(text));
  },
  sha256: (text) => primitives.toBase64Url(sha256(utf8ToBytes(text))),
  hmacSha256: (key, text) => primitives.toBase64Url(hmac(sha256, key, utf8ToBytes(text))),
  // this one reads no table at a place that hangs on the key, as AES in JavaScript would
  encrypt: (key, nonce, context, plain) =>
    new Uint8Array(xchacha20poly1305(key, nonce, utf8ToBytes(context)).encrypt(plain)),
  decrypt: (key, nonce, context, encrypted) =>
    new Uint8Array(xchacha20poly1305(key, nonce, utf8ToBytes(context)).decrypt(encrypted)),
};
