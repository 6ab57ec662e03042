import { normalisePassword } from '@sallyport/protocol';
import type { Hasher } from '@sallyport/server';

/**
 * Few: what is hashed here is a password that everybody knows, and a test waits for it. OWASP asks for 600,000 where
 * it isn't (Password Storage Cheat Sheet).
 */
const ITERATIONS = 1000;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const OWN = `$pbkdf2-sha256$i=${ITERATIONS}$`;

const utf8 = new TextEncoder();

/**
 * Hashes passwords by PBKDF2 with HMAC-SHA-256 (RFC 8018 §5.2), which every browser has: no WebAssembly has to be let
 * in by the page's content security policy, as for argon2.
 */
export const pbkdf2Hasher = (): Hasher => ({
  async hash(password) {
    const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
    return phc(salt, await derive(password, salt));
  },
  costOf: () => OWN,
  async decoy() {
    return phc(random(SALT_BYTES), random(HASH_BYTES));
  },
  async verify(stored, password) {
    const [salt = '', hash = ''] = stored.startsWith(OWN) ? stored.slice(OWN.length).split('$') : [];
    return toText(await derive(password, toBytes(salt))) === hash;
  },
  needsRehash: (stored) => !stored.startsWith(OWN),
});

async function derive(password: string, salt: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', utf8.encode(normalisePassword(password)), 'PBKDF2', false, [
    'deriveBits',
  ]);
  const parameters = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, key, HASH_BYTES * 8));
}

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

const phc = (salt: Uint8Array, hash: Uint8Array): string => `${OWN}${toText(salt)}$${toText(hash)}`;

/** Base64 without padding, as PHC strings have it. */
const toText = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes)).replaceAll('=', '');

const toBytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
