import { argon2Hasher } from '../../../server/src/adapters/argon2-hasher.ts';
import type { Hasher } from '../../../server/src/ports/hasher.ts';
import { plainHasher } from '../../support/plain-hasher.ts';
import type { Hashing } from './subject.ts';

let counted = 0;

/** How often this process has hashed a password by argon2id or checked one, so far. */
export const slowHashes = (): number => counted;

const hashers = { plain: plainHasher(), argon2id: counting(argon2Hasher()) };

export const hasherOf = (hashing: Hashing): Hasher => hashers[hashing];

/** Checks a password as it is kept, so that one process is measured with the hash and without. */
export const verifyEither = (stored: string, password: string): Promise<boolean> =>
  ownerOf(stored).verify(stored, password);

/** Makes hashes by argon2id, and leaves every other as it is: one that was renewed would be measured in its place. */
export const eitherHasher: Hasher = {
  ...hashers.argon2id,
  verify: verifyEither,
  needsRehash: (stored) => ownerOf(stored).needsRehash(stored),
};

function ownerOf(stored: string): Hasher {
  return hashers[stored.startsWith('plain:') ? 'plain' : 'argon2id'];
}

function counting(hasher: Hasher): Hasher {
  return {
    ...hasher,
    hash(password) {
      counted++;
      return hasher.hash(password);
    },
    verify(stored, password) {
      counted++;
      return hasher.verify(stored, password);
    },
  };
}
