import type { Hasher } from '../ports/hasher.ts';
import { fairQueue, type FairQueueOptions } from '../fair-queue.ts';

/** What is hashed for nobody who waits, by a command or after an answer, stands in one line. */
const NO_SOURCE = { source: '' };

/** A hasher before which passwords wait their turn: see `fairQueue`. */
export function queuedHasher(hasher: Hasher, options: FairQueueOptions): Hasher {
  const inTurn = fairQueue(options);
  return {
    hash: (password, turn = NO_SOURCE) => inTurn(() => hasher.hash(password), turn),
    verify: (stored, password, turn = NO_SOURCE) => inTurn(() => hasher.verify(stored, password), turn),
    costOf: (stored) => hasher.costOf(stored),
    decoy: (cost) => hasher.decoy(cost),
    needsRehash: (stored) => hasher.needsRehash(stored),
  };
}
