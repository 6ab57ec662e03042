import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { AccountPage, AccountQuery, AccountView } from '@sallyport/protocol';
import { normaliseIdentifier, reaches, type Account, type Reach } from '@sallyport/rules';
import { forTenant, type TenantPorts } from '../policies/for-tenant.ts';
import type { Ports } from '../ports/ports.ts';
import { accountKey } from './account-store.ts';
import { accountView } from './account-view.ts';
import { indexNow } from './index-account.ts';

/** A directory's cursor can be read as an address: it goes into a URL sealed. */
const CURSOR = 'directory cursor';

/**
 * A page of the accounts that an admin reaches. The directory says which; what is shown is what the store has, so that
 * a list that lags behind shows nobody who has gone to another tenant, and nothing that isn't so any more. A lock that
 * is over is taken out of the lists by whoever asks for those that are locked.
 *
 * @throws {InvalidCursorError} where the cursor is none of this search.
 */
export async function findAccounts(
  ports: Ports,
  admin: Account,
  reach: Reach,
  { limit, cursor, tenant, profile, search, ...filter }: AccountQuery,
): Promise<AccountPage | 'not-found'> {
  if (tenant !== undefined && !reaches(reach, tenant)) return 'not-found';
  const within = reach === 'platform' ? tenant : reach.tenant;
  const after = cursor === undefined ? undefined : await openCursor(ports, cursor);
  const wanted = search?.includes('@') ? normaliseIdentifier(search) : search;
  const { ids, next } = await ports.directory.page({ tenant: within, search: wanted, filter, limit, after });
  const found = await ports.store.getMany<Account[]>(ids.map(accountKey));
  const tenantPorts = new Map<string, Promise<TenantPorts>>();
  const ruledOf = (of: string) => {
    const known = tenantPorts.get(of) ?? forTenant(ports, of);
    tenantPorts.set(of, known);
    return known;
  };
  const isShown = async (account: Account): Promise<boolean> =>
    (within === undefined || account.tenant === within) &&
    (profile === undefined || (await ruledOf(account.tenant)).tenant.profile === profile);
  const read = found.filter((account) => account !== undefined);
  const isAsked = await Promise.all(read.map(isShown));
  const shown = read.filter((_, at) => isAsked[at]);
  const views = await Promise.all(
    shown.map(async (account) => accountView(await ruledOf(account.tenant), admin, account)),
  );
  const isOver = (view: AccountView) => filter.locked === true && view.locked === undefined;
  await Promise.all(shown.filter((_, at) => isOver(views[at]!)).map((account) => indexNow(ports, account)));
  return {
    accounts: views.filter((view) => !isOver(view)),
    ...(next === undefined ? {} : { next: await ports.keyring.seal(CURSOR, utf8ToBytes(next)) }),
  };
}

/** One that can't be opened is no cursor: the directory says so. */
async function openCursor({ keyring }: Pick<Ports, 'keyring'>, cursor: string): Promise<string> {
  try {
    return new TextDecoder().decode(await keyring.open(CURSOR, cursor));
  } catch {
    return '';
  }
}
