import type { AuditEvent, AuditPage } from '@sallyport/protocol';
import { reaches, type Account, type Reach } from '@sallyport/rules';
import { accountKey } from '../accounts/account-store.ts';
import type { Ports } from '../ports/ports.ts';

/** Who acts and is no account. */
const NO_ACCOUNT: readonly string[] = ['system', 'cli'];

/**
 * Who events speak of, by name or else by address. Whoever is gone, or beyond what an admin reaches, is left out: an
 * event tells their id alone. One round trip.
 */
export async function peopleIn(
  { store }: Pick<Ports, 'store'>,
  events: readonly AuditEvent[],
  reach: Reach,
): Promise<AuditPage['people']> {
  const named = events.flatMap(({ account, actor }) => [account, actor]);
  const ids = [...new Set(named)].filter((id) => id !== undefined && !NO_ACCOUNT.includes(id));
  if (ids.length === 0) return [];
  const found = await store.getMany<Account[]>(ids.map((id) => accountKey(id!)));
  return found.flatMap((account) =>
    account && reaches(reach, account.tenant) ? [{ id: account.id, name: account.name ?? account.email }] : [],
  );
}
