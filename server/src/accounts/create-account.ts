import type { Account } from '@sallyport/rules';
import { newId } from '../crypto/token.ts';
import type { Ports } from '../ports/ports.ts';
import { accountKey, loginKey, type Login } from './account-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A new account as its maker knows it. */
export type NewAccount = Pick<Account, 'tenant' | 'email' | 'role' | 'owner'> &
  Partial<Pick<Account, 'userName' | 'name' | 'authenticators' | 'defaultAuthenticator'>> & { password: string };

/**
 * Makes an account: claims its identifiers, leaves the tenant's hint, then writes the account itself. A crash in
 * between leaves a claim that frees itself after a day, never an account that nobody can find.
 *
 * @returns The account, or `undefined` where an identifier is taken.
 */
export async function createAccount(
  ports: Pick<Ports, 'store' | 'keyring' | 'hasher' | 'random' | 'clock'>,
  { password, ...given }: NewAccount,
): Promise<Account | undefined> {
  const { store, hasher, random, clock } = ports;
  const id = newId(random);
  const identifiers = [given.email, given.userName].filter((identifier) => identifier !== undefined);
  const logins = await Promise.all(identifiers.map((identifier) => loginKey(ports, identifier)));
  const claimed: string[] = [];
  for (const key of logins) {
    const free = await store.update<Login, boolean>(key, (current) =>
      current ? { keep: true, return: false } : { set: { account: id }, expiresAt: clock() + DAY_MS, return: true },
    );
    if (!free) {
      await Promise.all(claimed.map((mine) => store.delete(mine)));
      return undefined;
    }
    claimed.push(key);
  }
  const account: Account = {
    ...given,
    id,
    state: 'active',
    passwordHash: await hasher.hash(password),
    authenticators: given.authenticators ?? [],
    backupCodes: [],
    trustedDevices: [],
    trustGeneration: 0,
    epoch: 0,
  };
  await store.update(`tenant-accounts:${given.tenant}:${id}`, () => ({ set: 1, return: undefined }));
  await store.update<Account, void>(accountKey(id), () => ({ set: account, return: undefined }));
  await Promise.all(
    logins.map((key) =>
      store.update<Login, void>(key, () => ({ set: { account: id }, expiresAt: null, return: undefined })),
    ),
  );
  return account;
}
