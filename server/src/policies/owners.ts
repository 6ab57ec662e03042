import type { Account } from '@sallyport/rules';
import { accountKey } from '../accounts/account-store.ts';
import type { Ports } from '../ports/ports.ts';

const OWNERS = { owner: true, state: 'active', signIn: 'password', kind: 'person' } as const;
const READ_AT_ONCE = 100;

/**
 * The owners who sign in here, of a tenant or of all, by pages. The directory says where they may be found, and the
 * store who is one.
 */
export async function* ownersOf(
  { store, directory }: Pick<Ports, 'store' | 'directory'>,
  tenant?: string,
): AsyncGenerator<Account[]> {
  for (let after: string | undefined; ; ) {
    const page = await directory.page({ tenant, filter: OWNERS, limit: READ_AT_ONCE, after });
    const read = await store.getMany<Account[]>(page.ids.map(accountKey));
    yield read.flatMap((each) => (each?.owner && (tenant === undefined || each.tenant === tenant) ? [each] : []));
    if (page.next === undefined) return;
    after = page.next;
  }
}
