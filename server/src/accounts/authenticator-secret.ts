import { TOTP_SECRET_BYTES } from '@sallyport/rules';
import type { Keyring } from '../crypto/keyring.ts';
import { reseal } from '../crypto/reseal.ts';
import type { Ports } from '../ports/ports.ts';

/** An authenticator's secret opens for its own account alone. */
const contextOf = (account: string) => `totp ${account}`;

export const sealSecret = (keyring: Keyring, account: string, secret: Uint8Array) =>
  keyring.seal(contextOf(account), secret);

export const openSecret = (keyring: Keyring, account: string, sealed: string) =>
  keyring.open(contextOf(account), sealed);

/** The same under the current secret, where it isn't (`reseal`). */
export const resealSecret = (keyring: Keyring, current: Keyring, account: string, sealed: string) =>
  reseal(keyring, current, contextOf(account), sealed);

/** A new secret of this account, encrypted. */
export const sealNewSecret = ({ keyring, random }: Pick<Ports, 'keyring' | 'random'>, account: string) =>
  sealSecret(keyring, account, random(TOTP_SECRET_BYTES));
