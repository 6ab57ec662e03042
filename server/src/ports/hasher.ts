/** For whom something is hashed: hashing takes turns by source, and not at all for who has hung up. */
export interface HashingTurn {
  /** Where the request comes from, or whom it is known to come from. */
  source: string;
  /** Aborted when nobody waits for the answer any more. */
  signal?: AbortSignal | undefined;
}

/** Too many wait to be hashed: nothing was looked at. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
  readonly code = 'ERR_HASHER_BUSY';
  /** In how many seconds it is worth trying again. */
  readonly retryAfter = 2;

  constructor() {
    super('Too many passwords wait to be hashed');
  }
}

/** Nobody waits for the answer any more: nothing was looked at. */
export class HungUpError extends Error {
  override readonly name = 'HungUpError';
  readonly code = 'ERR_HASHER_HUNG_UP';

  constructor() {
    super('The request was given up before its password was looked at');
  }
}

/**
 * Hashes passwords, slowly, by argon2id. It takes them as typed and brings them into their one spelling itself
 * (`normalisePassword`), so that no caller can forget to: one that is hashed in one spelling is right in every other.
 */
export interface Hasher {
  /**
   * @returns A PHC string.
   * @throws {BusyError | HungUpError} where its turn never came.
   */
  hash(password: string, turn?: HashingTurn): Promise<string>;
  /**
   * What a hash costs to check, by name: its kind and its parameters. Hashes of one name cost the same. What is no hash
   * costs as much as what `hash` makes.
   */
  costOf(hash: string): string;
  /**
   * A hash that no password matches and that costs as much to check: for accounts that don't exist.
   *
   * @param cost  As `costOf` says it; without one as much as what `hash` makes.
   */
  decoy(cost?: string): Promise<string>;
  /**
   * Whether the password is the one that was hashed, here or in a system that accounts came from: that one may have
   * hashed another spelling of it. Never throws on a person's input.
   *
   * @throws {BusyError | HungUpError} where its turn never came.
   */
  verify(hash: string, password: string, turn?: HashingTurn): Promise<boolean>;
  /** Whether it isn't as `hash` makes them now: of another kind, or of other costs. */
  needsRehash(hash: string): boolean;
}
