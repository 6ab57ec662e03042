import type { Account } from '@sallyport/rules';
import { newId } from '../crypto/token.ts';
import type { Ports } from '../ports/ports.ts';
import { accountKey, type AccountPorts, type Login } from './account-store.ts';
import { indexChange } from './index-account.ts';
import { changeTenant, ensureTenant } from './tenant-store.ts';
import { CLAIM_MS, claimLogin, releaseLogin, WRITE_MS } from './claim-login.ts';

/** A new account as its maker knows it. */
export type NewAccount = Pick<Account, 'tenant' | 'email' | 'role' | 'owner'> &
  Partial<Pick<Account, 'userName' | 'name' | 'kind' | 'signIn' | 'authenticators' | 'defaultAuthenticator'>> & {
    /** Without one nobody signs in by a password: a program, or who has an identity provider. */ password?: string;
  };

/**
 * Makes an account: claims its identifiers, leaves the tenant's hint, then writes the account itself, which makes all
 * of it count. A crash before that leaves claims that nobody has to wait for longer than a day; after it, nothing is
 * left to do.
 *
 * @returns The account, or `undefined` where an identifier is taken.
 * @throws where writing it took so long that another may have its identifiers by now: nothing was made.
 */
export async function createAccount(
  ports: AccountPorts & Pick<Ports, 'keyring' | 'hasher' | 'random' | 'clock'>,
  { password, ...given }: NewAccount,
): Promise<Account | undefined> {
  const { store, hasher, random, clock } = ports;
  const id = newId(random);
  const identifiers = [given.email, given.userName].filter((identifier) => identifier !== undefined);
  const begun = clock();
  const claim: Login = { account: id, heldUntil: begun + CLAIM_MS };
  const claimed: string[] = [];
  for (const identifier of identifiers) {
    if (!(await claimLogin(ports, identifier, claim))) {
      await Promise.all(claimed.map((mine) => releaseLogin(ports, mine, id)));
      return undefined;
    }
    claimed.push(identifier);
  }
  const account: Account = {
    ...given,
    id,
    state: 'active',
    passwordHash: password === undefined ? '' : await hasher.hash(password),
    authenticators: given.authenticators ?? [],
    backupCodes: [],
    trustedDevices: [],
    trustGeneration: 0,
    epoch: 0,
  };
  await ensureTenant(ports, given.tenant);
  await store.update(`tenant-accounts:${given.tenant}:${id}`, () => ({ set: 1, return: undefined }));
  const written = await store.update<Account, boolean>(accountKey(id), (_current, now) =>
    now < begun + WRITE_MS ? { set: account, return: true } : { keep: true, return: false },
  );
  if (!written) throw new Error('An account took too long to be written; it can be made anew.');
  if (account.owner) await changeTenant(ports, account.tenant, (tenant) => ({ owner: id, ...tenant }));
  await indexChange(ports, undefined, account);
  return account;
}
