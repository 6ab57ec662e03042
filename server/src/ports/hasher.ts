/**
 * Hashes passwords, slowly, by argon2id. It takes them as typed and brings them into their one spelling itself
 * (`normalisePassword`), so that no caller can forget to: one that is hashed in one spelling is right in every other.
 */
export interface Hasher {
  /** @returns A PHC string. */
  hash(password: string): Promise<string>;
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
   */
  verify(hash: string, password: string): Promise<boolean>;
  /** Whether it isn't as `hash` makes them now: of another kind, or of other costs. */
  needsRehash(hash: string): boolean;
}
