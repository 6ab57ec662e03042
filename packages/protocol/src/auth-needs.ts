/** What something needs of the sign-in behind it. Without either, somebody has to be signed in. */
export interface AuthNeeds {
  /** Least authenticator assurance level (NIST SP 800-63B-4): 2 where a second factor has to be proved. */
  aal?: 1 | 2 | undefined;
  /** For how many **seconds** after the person last proved who they are. */
  maxAge?: number | undefined;
}
