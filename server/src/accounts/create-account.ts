import type { Account } from '@sallyport/rules';
import { newId } from '../crypto/token.ts';
import type { Ports } from '../ports/ports.ts';
import type { AccountPorts } from './account-store.ts';
import { NEW_ACCOUNT, insertAccount, type BeforeWriting } from './insert-account.ts';

/** Whose account it is to be. */
export type Person = Pick<Account, 'tenant' | 'email' | 'role' | 'owner'> &
  Partial<
    Pick<Account, 'userName' | 'name' | 'kind' | 'signIn' | 'language' | 'authenticators' | 'defaultAuthenticator'>
  >;

/** A new account as its maker knows it. */
export type NewAccount = Person & {
  /** Without one nobody signs in by a password: a program, or who has an identity provider. */ password?: string;
};

/** How it opens: by a password, or by an invitation. */
type Opening = Pick<Account, 'state' | 'passwordHash' | 'invitation'>;

type WritePorts = AccountPorts & Pick<Ports, 'keyring' | 'random' | 'clock'>;

/** Makes an active account with a password: see `writeAccount`. */
export const createAccount = (
  ports: WritePorts & Pick<Ports, 'hasher'>,
  { password, ...person }: NewAccount,
  before?: BeforeWriting,
): Promise<Account | undefined> =>
  writeAccount(
    ports,
    person,
    async () => ({
      state: 'active',
      passwordHash: password === undefined ? '' : await ports.hasher.hash(password),
    }),
    before,
  );

/**
 * Makes an account with a new id.
 *
 * @returns The account, or `undefined` where an identifier is taken.
 * @throws where writing it took so long that another may have its identifiers by now: nothing was made.
 */
export async function writeAccount(
  ports: WritePorts,
  person: Person,
  opening: () => Promise<Opening>,
  before?: BeforeWriting,
): Promise<Account | undefined> {
  const account = {
    authenticators: [],
    ...person,
    ...NEW_ACCOUNT,
    id: newId(ports.random),
    ...(await opening()),
  };
  return insertAccount(ports, account, before);
}
