import { describe, expect, it } from 'vitest';
import { primitives as nodes } from '../../server/src/adapters/node-primitives.ts';
import { primitives as portable } from '../../server/src/crypto/primitives.ts';

const bytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'));
const LENGTHS = [0, 1, 2, 3, 20, 31, 32, 63, 64, 65, 500];

const BOTH = [
  ['Node', nodes],
  ['anywhere', portable],
] as const;

describe.each(BOTH)(
  'the primitives of %s',
  (_name, { toBase64Url, fromBase64Url, sha256, hmacSha256, encrypt, decrypt }) => {
    it('read back what they wrote as base64url', () => {
      for (const length of LENGTHS) {
        const given = bytes(length);
        const text = toBase64Url(given);
        expect(text).toMatch(/^[\w-]*$/);
        expect(fromBase64Url(text)).toEqual(given);
        expect(toBase64Url(given.buffer)).toBe(text);
      }
      expect(toBase64Url(Uint8Array.of(0, 251, 255, 191).subarray(1))).toBe('-_-_');
    });

    it.each(['a', 'ab=', 'ab+c', 'ab/c', 'ab c', 'ab\n', 'äbcd'])('refuse %j, which is no base64url', (text) => {
      expect(() => fromBase64Url(text)).toThrow(TypeError);
    });

    it('know SHA-256 (FIPS 180-4) and HMAC-SHA-256 (RFC 4231 §4.3)', () => {
      expect(fromBase64Url(sha256('abc'))).toEqual(
        hex('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'),
      );
      expect(fromBase64Url(hmacSha256(new TextEncoder().encode('Jefe'), 'what do ya want for nothing?'))).toEqual(
        hex('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843'),
      );
    });

    it('know XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03 A.3.1)', () => {
      const key = hex('808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f');
      const nonce = hex('404142434445464748494a4b4c4d4e4f5051525354555657');
      const plain = new TextEncoder().encode(
        "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, " +
          'sunscreen would be it.',
      );
      const context = new TextDecoder('latin1').decode(hex('50515253')); // its own context is no text in UTF-8
      const encrypted = encrypt(key, nonce, context, plain);
      // the same key stream, whatever the context
      expect(encrypted.subarray(0, 16)).toEqual(hex('bd6d179d3e83d43b9576579493c0e939'));
      expect(decrypt(key, nonce, context, encrypted)).toEqual(plain);
    });

    it('open nothing that was altered, cut short, or of another key, nonce or context', () => {
      const [key, nonce, plain] = [bytes(32), bytes(24), bytes(20)];
      const encrypted = encrypt(key, nonce, 'totp a1', plain);
      for (let at = 0; at < encrypted.length; at++) {
        const altered = encrypted.slice();
        altered[at]! ^= 1;
        expect(() => decrypt(key, nonce, 'totp a1', altered)).toThrow();
      }
      for (const length of [0, 1, 15, 16, encrypted.length - 1])
        expect(() => decrypt(key, nonce, 'totp a1', encrypted.subarray(0, length))).toThrow();
      expect(() => decrypt(bytes(32), nonce, 'totp a1', encrypted)).toThrow();
      expect(() => decrypt(key, bytes(24), 'totp a1', encrypted)).toThrow();
      expect(() => decrypt(key, nonce, 'totp a2', encrypted)).toThrow();
    });

    it('take no key and no nonce of another length, not even where zeros would make up for it', () => {
      const [key, nonce, plain] = [bytes(32).fill(0, 28), bytes(24).fill(0, 20), bytes(20)];
      const encrypted = encrypt(key, nonce, 'totp a1', plain);
      for (const length of [0, 12, 20, 23]) {
        expect(() => encrypt(key, nonce.subarray(0, length), 'totp a1', plain)).toThrow();
        expect(() => decrypt(key, nonce.subarray(0, length), 'totp a1', encrypted)).toThrow();
      }
      for (const length of [0, 16, 28, 31]) {
        expect(() => encrypt(key.subarray(0, length), nonce, 'totp a1', plain)).toThrow();
        expect(() => decrypt(key.subarray(0, length), nonce, 'totp a1', encrypted)).toThrow();
      }
      const [longKey, longNonce] = [new Uint8Array([...key, 0]), new Uint8Array([...nonce, 0])];
      expect(() => decrypt(longKey, nonce, 'totp a1', encrypted)).toThrow();
      expect(() => decrypt(key, longNonce, 'totp a1', encrypted)).toThrow();
      expect(() => decrypt(new Uint8Array([...key, 0, 0, 0, 0]), nonce, 'totp a1', encrypted)).toThrow();
    });
  },
);

describe('what Node has and what runs anywhere', () => {
  it('give the same, and open what the other sealed', () => {
    for (const length of LENGTHS) {
      const [key, nonce, plain] = [bytes(32), bytes(24), bytes(length)];
      const text = portable.toBase64Url(plain) + 'ä€😀';
      expect(nodes.toBase64Url(plain)).toBe(portable.toBase64Url(plain));
      expect(nodes.sha256(text)).toBe(portable.sha256(text));
      expect(nodes.hmacSha256(key, text)).toBe(portable.hmacSha256(key, text));
      expect(nodes.encrypt(key, nonce, text, plain)).toEqual(portable.encrypt(key, nonce, text, plain));
      expect(nodes.decrypt(key, nonce, text, portable.encrypt(key, nonce, text, plain))).toEqual(plain);
    }
  });
});
