import { normalisePassword } from '@sallyport/protocol';
import type { Hasher } from '@sallyport/server';

/** Hashes nothing and counts how often it was asked: tests of rules need no argon2. */
export function plainHasher(): Hasher & { verified: number } {
  return {
    verified: 0,
    async hash(password) {
      return `plain:${normalisePassword(password)}`;
    },
    costOf: () => 'none',
    async decoy() {
      return 'none';
    },
    async verify(hash, password) {
      this.verified++;
      return hash === `plain:${normalisePassword(password)}`;
    },
    needsRehash: () => false,
  };
}
