/**
 * A service that knows which passwords have leaked anywhere, asked by k-anonymity: it learns five hex digits of a
 * SHA-1, which hundreds of passwords share, and never the password.
 */
export interface BreachedPasswords {
  /**
   * @param prefix  The first 5 of the 40 hex digits, in upper case.
   * @returns The other 35 digits of each password that it knows of these. Where it rejects, no password is taken.
   */
  range(prefix: string): Promise<Iterable<string>>;
}
