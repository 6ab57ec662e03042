import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hash } from '@node-rs/argon2';
import { normalisePassword } from '@sallyport/protocol';
import type { Hasher } from '../ports/hasher.ts';
import { foreignCost, foreignDecoy, verifyHash } from './foreign-hash.ts';

/** Argon2id with OWASP's first choice: 19 MiB, two passes, one lane (Password Storage Cheat Sheet). */
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** How many threads Node hashes on, unless told (Node.js CLI, `UV_THREADPOOL_SIZE`). */
const THREADS = 4;

/** How many hashes run at once without waiting for each other: as many as there are cores, and threads for them. */
export function hashingSlots(): number {
  const threads = Number(process.env['UV_THREADPOOL_SIZE'] ?? THREADS) || THREADS;
  return Math.max(2, Math.min(availableParallelism(), threads));
}

/** How every hash of these options begins. */
const OWN = `$argon2id$v=19$m=${OPTIONS.memoryCost},t=${OPTIONS.timeCost},p=${OPTIONS.parallelism}$`;

/** PHC string: 16 bytes of salt and 32 of hash, base64 without padding. */
const phc = (salt: Buffer, hashed: Buffer): string =>
  OWN + [salt, hashed].map((bytes) => bytes.toString('base64').replaceAll('=', '')).join('$');

/**
 * Hashes passwords on the thread pool, so that requests in flight don't wait. Checks those of other systems too, which
 * came by an import: of another kind, or of other costs.
 */
export function argon2Hasher(): Hasher {
  const decoys = new Map<string, string>();
  return {
    hash: (password) => hash(normalisePassword(password), OPTIONS),
    costOf: (stored) => (isOwn(stored) ? OWN : (foreignCost(stored) ?? OWN)),
    async decoy(cost = OWN) {
      // random bytes, not hashed: the first unknown name would cost one hash more than any other
      const decoy = decoys.get(cost) ?? (cost === OWN ? phc(randomBytes(16), randomBytes(32)) : foreignDecoy(cost));
      decoys.set(cost, decoy);
      return decoy;
    },
    async verify(stored, password) {
      let isRight = false; // no password is right for what is no hash
      for (const spelling of isOwn(stored) ? [normalisePassword(password)] : spellingsOf(password))
        if (await verifyHash(stored, spelling).catch(() => false)) isRight = true; // a right one costs as much
      return isRight;
    },
    needsRehash: (stored) => !isOwn(stored),
  };
}

const isOwn = (stored: string): boolean => stored.startsWith(OWN);

/** What another system may have hashed of what was typed: composed, as it came, or decomposed (F-10). */
const spellingsOf = (password: string): Set<string> =>
  new Set([normalisePassword(password), password, password.normalize('NFD')]);
