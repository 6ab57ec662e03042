/**
 * Hashes passwords, slowly, by argon2id. It takes them as typed and brings them into their one spelling itself
 * (`normalisePassword`), so that no caller can forget to: one that is hashed in one spelling is right in every other.
 */
export interface Hasher {
  /** @returns A PHC string. */
  hash(password: string): Promise<string>;
  /** A hash that no password matches and that costs as much to check: for accounts that don't exist. */
  decoy(): Promise<string>;
  /**
   * Whether the password is the one that was hashed, here or in a system that accounts came from. Never throws on a
   * person's input.
   */
  verify(hash: string, password: string): Promise<boolean>;
  /** Whether it isn't as `hash` makes them now: of another kind, or of other costs. */
  needsRehash(hash: string): boolean;
}
