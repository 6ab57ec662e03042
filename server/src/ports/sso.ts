/** One way to a provider and back. */
export interface SsoRequest {
  /** The email domain whose people are meant, in its one spelling: ASCII (RFC 5890, A-labels) and lower case. */
  domain: string;
  /**
   * Comes back as it is in the query of `callback` (RFC 6749 §4.1.1). Unguessable, of this way alone: a nonce may be
   * derived of it.
   */
  state: string;
  /** Where the provider sends the browser back to. */
  callback: URL;
  /** The person is signed in, and has to prove anew who they are: `prompt=login` (OpenID Connect Core §3.1.2.1). */
  again: boolean;
}

/** Whom a provider vouches for. */
export interface SsoIdentity {
  /** An address that the provider has verified. */
  email: string;
  /** How it was proved there (RFC 8176), as far as the provider says; `mfa` among them makes the session's level 2. */
  amr?: readonly string[];
}

/**
 * Identity providers that people sign in by, in place of a password here. Filled by the site, for whatever it
 * speaks.
 */
export interface Sso {
  /**
   * Whether a provider answers for this email domain, spelled as in a request. Asked before anything is known of who
   * asks: the same for everybody.
   */
  serves(domain: string): Promise<boolean>;
  /** Where the provider's page is. */
  begin(request: SsoRequest): Promise<URL>;
  /**
   * Whom the provider vouches for, by what it sent along: checked in full, as its protocol has it. Asked only in the
   * browser that set out, and once.
   *
   * @returns `undefined` where it vouches for nobody.
   */
  finish(request: SsoRequest, query: URLSearchParams): Promise<SsoIdentity | undefined>;
}
