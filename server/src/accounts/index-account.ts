import type { Account } from '@sallyport/rules';
import type { DirectoryEntry } from '../ports/directory.ts';
import type { Ports } from '../ports/ports.ts';
import { readLock } from './attempts.ts';

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

/** The same with whether its codes are locked, which stands apart from the account. */
export async function entryWithLock(ports: Pick<Ports, 'store' | 'clock'>, account: Account): Promise<DirectoryEntry> {
  const lock = await readLock(ports, account.id);
  return { ...entryOf(account), ...(lock === undefined ? {} : { locked: true }) };
}

type IndexPorts = Pick<Ports, 'store' | 'directory' | 'log' | 'clock'>;

/** Keeps lists up with a change of an account. */
export async function indexChange(ports: IndexPorts, before: Account | undefined, after: Account): Promise<void> {
  if (!before || !same(before, after)) await indexNow(ports, after, !before);
}

/**
 * Lists an account as it is. Whoever changes it at the same time may be listed first: so what was listed is compared
 * with what is stored, until they are the same. What is stored counts: where the directory fails the change stays, and
 * lists lag behind until the account changes next or the directory is made anew.
 *
 * @param isNew  Nobody else knows of it yet.
 */
export async function indexNow(ports: IndexPorts, account: Account, isNew = false): Promise<void> {
  const { store, directory, log } = ports;
  try {
    for (let listed: Account | undefined = account; listed; ) {
      await directory.put([isNew ? entryOf(listed) : await entryWithLock(ports, listed)]);
      if (isNew) return;
      const current: Account | undefined = await store.get<Account>(`account:${account.id}`);
      listed = current && !same(current, listed) ? current : undefined;
    }
  } catch (error) {
    log.error('A change of an account is missing from lists.', error);
  }
}

const same = (a: Account, b: Account): boolean => JSON.stringify(entryOf(a)) === JSON.stringify(entryOf(b));
