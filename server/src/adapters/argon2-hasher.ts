import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { normalisePassword } from '@sallyport/protocol';
import type { Hasher } from '../ports/hasher.ts';
import { verifyHash } from './foreign-hash.ts';

/** Argon2id with OWASP's first choice: 19 MiB, two passes, one lane (Password Storage Cheat Sheet). */
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** How every hash of these options begins. */
const OWN = `$argon2id$v=19$m=${OPTIONS.memoryCost},t=${OPTIONS.timeCost},p=${OPTIONS.parallelism}$`;

/** PHC string: 16 bytes of salt and 32 of hash, base64 without padding. */
const phc = (salt: Buffer, hashed: Buffer): string =>
  OWN + [salt, hashed].map((bytes) => bytes.toString('base64').replaceAll('=', '')).join('$');

/**
 * Hashes passwords on the thread pool, so that requests in flight don't wait. Checks those of other systems too, which
 * came by an import: of another kind, or of other costs. Until such a one is hashed anew, at the next right password,
 * checking it takes another time than checking the decoy does, and that can be told from outside.
 */
export function argon2Hasher(): Hasher {
  // random bytes, not hashed: the first unknown name would cost one hash more than any other
  const decoy = phc(randomBytes(16), randomBytes(32));
  return {
    hash: (password) => hash(normalisePassword(password), OPTIONS),
    decoy: async () => decoy,
    // not a hash: no password is right
    verify: (stored, password) => verifyHash(stored, normalisePassword(password)).catch(() => false),
    needsRehash: (stored) => !stored.startsWith(OWN),
  };
}
