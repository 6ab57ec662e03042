import type { Account } from '@sallyport/rules';
import { newId } from '../crypto/token.ts';
import type { Ports } from '../ports/ports.ts';
import type { AccountPorts } from './account-store.ts';
import { BARE, placeAccount } from './place-account.ts';

/** A new account as its maker knows it. */
export type NewAccount = Pick<Account, 'tenant' | 'email' | 'role' | 'owner'> &
  Partial<Pick<Account, 'userName' | 'name' | 'kind' | 'signIn' | 'authenticators' | 'defaultAuthenticator'>> & {
    /** Without one nobody signs in by a password: a program, or who has an identity provider. */ password?: string;
  };

/**
 * Makes an account with a new id.
 *
 * @returns The account, or `undefined` where an identifier is taken.
 * @throws where writing it took so long that another may have its identifiers by now: nothing was made.
 */
export async function createAccount(
  ports: AccountPorts & Pick<Ports, 'keyring' | 'hasher' | 'random' | 'clock'>,
  { password, ...given }: NewAccount,
): Promise<Account | undefined> {
  return placeAccount(ports, {
    authenticators: [],
    ...given,
    ...BARE,
    id: newId(ports.random),
    passwordHash: password === undefined ? '' : await ports.hasher.hash(password),
  });
}
