import type { Keyring } from '../crypto/keyring.ts';

/** An authenticator's secret opens for its own account alone. */
const contextOf = (account: string) => `totp ${account}`;

export const sealSecret = (keyring: Keyring, account: string, secret: Uint8Array) =>
  keyring.seal(contextOf(account), secret);

export const openSecret = (keyring: Keyring, account: string, sealed: string) =>
  keyring.open(contextOf(account), sealed);
