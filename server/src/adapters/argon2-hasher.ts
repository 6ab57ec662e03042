import { hash, verify } from '@node-rs/argon2';
import type { Hasher } from '../ports/hasher.ts';

/** Argon2id with OWASP's first choice: 19 MiB, two passes, one lane (Password Storage Cheat Sheet). */
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hashes passwords on the thread pool, so that requests in flight don't wait. */
export function argon2Hasher(): Hasher {
  let decoy: Promise<string> | undefined;
  return {
    hash: (password) => hash(password, OPTIONS),
    decoy: () => (decoy ??= hash(crypto.randomUUID(), OPTIONS)),
    verify: (stored, password) => verify(stored, password).catch(() => false), // not a hash: no password is right
  };
}
