import { argon2Hasher } from '../../../server/src/adapters/argon2-hasher.ts';
import { plainHasher } from '../../support/plain-hasher.ts';
import type { Hashing } from './subject.ts';

const hashers = { plain: plainHasher(), argon2id: argon2Hasher() };

export const hasherOf = (hashing: Hashing) => hashers[hashing];

/** Checks a password as it is kept, so that one process is measured with the hash and without. */
export const verifyEither = (stored: string, password: string): Promise<boolean> =>
  hashers[stored.startsWith('plain:') ? 'plain' : 'argon2id'].verify(stored, password);
