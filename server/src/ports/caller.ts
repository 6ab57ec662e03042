import type { Language } from '../messages/catalogues.ts';

/** What a request brings besides its body: the browser's cookies, by what they are for. */
export interface Caller {
  /** Binds flows to the browser that began them. */
  browser: string | undefined;
  session: string | undefined;
  /** The token with which this browser is trusted by an account, by the account's tag. */
  trust: (tag: string) => string | undefined;
  /** The token by which an account knows this browser, by the account's tag. */
  known: (tag: string) => string | undefined;
  /** Where the request comes from, as far as it counts guesses: an IPv4 address or an IPv6 /64. */
  readonly address: string;
  /** The IPv6 /48 that the address lies in; `undefined` for any other. */
  readonly network: string | undefined;
  /** Aborted when the request is given up. */
  readonly signal: AbortSignal;
  /** `Firefox on Windows`: a trusted device's name. */
  readonly device: string;
  /** The best of the person's languages that messages come in. */
  readonly language: Language;
}
