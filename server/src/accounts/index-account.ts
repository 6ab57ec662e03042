import type { Account } from '@sallyport/rules';
import type { DirectoryEntry } from '../ports/directory.ts';
import type { Ports } from '../ports/ports.ts';

/** What lists across accounts know of an account. */
export const entryOf = (account: Account): DirectoryEntry => ({
  id: account.id,
  tenant: account.tenant,
  email: account.email,
  name: account.name,
  userName: account.userName,
  role: account.role,
  owner: account.owner,
  state: account.state,
  kind: account.kind ?? 'person',
  signIn: account.signIn ?? 'password',
  factors: [...new Set(account.authenticators.map(({ type }) => type))].sort(),
});

/**
 * Keeps lists up with a change of an account. Whoever changes it at the same time may be listed first: so what was
 * listed is compared with what is stored, until they are the same. What is stored counts: where the directory fails the
 * change stays, and lists lag behind until the account changes next or the directory is made anew.
 */
export async function indexChange(
  { store, directory, log }: Pick<Ports, 'store' | 'directory' | 'log'>,
  before: Account | undefined,
  after: Account,
): Promise<void> {
  const same = (a: Account, b: Account) => JSON.stringify(entryOf(a)) === JSON.stringify(entryOf(b));
  if (before && same(before, after)) return;
  try {
    for (let listed: Account | undefined = after; listed; ) {
      await directory.put([entryOf(listed)]);
      if (!before) return; // nobody else knows of it yet
      const current: Account | undefined = await store.get<Account>(`account:${after.id}`);
      listed = current && !same(current, listed) ? current : undefined;
    }
  } catch (error) {
    log.error('A change of an account is missing from lists.', error);
  }
}
