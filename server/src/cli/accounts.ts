import type { Account } from '@sallyport/rules';
import { findAccount, readAccount } from '../accounts/account-store.ts';
import { Refusal } from './refusal.ts';
import type { Opened } from './with-ports.ts';

/** The account that goes by an address or a user name. @throws Refusal where there is none. */
export async function accountNamed({ ports }: Opened, identifier: string): Promise<Account> {
  const account = await findAccount(ports, identifier);
  if (!account) throw new Refusal(`No account goes by ${identifier}.`);
  return account;
}

/** So many are read at once. */
const AT_ONCE = 100;

/** Every account there is, or those of a tenant, a page at a time. */
export async function* everyAccount(opened: Opened, tenant?: string): AsyncGenerator<Account[]> {
  for await (const ids of tenant === undefined ? pagesOf(await opened.accountIds()) : tenantPages(opened, tenant)) {
    const accounts = await Promise.all(ids.map((id) => readAccount(opened.ports, id)));
    yield accounts.filter((account) => account !== undefined);
  }
}

function* pagesOf(ids: string[]): Generator<string[]> {
  for (let start = 0; start < ids.length; start += AT_ONCE) yield ids.slice(start, start + AT_ONCE);
}

async function* tenantPages({ ports: { store } }: Opened, tenant: string): AsyncGenerator<string[]> {
  let after: string | undefined;
  do {
    const { keys, next } = await store.list(`tenant-accounts:${tenant}`, { limit: AT_ONCE, after });
    yield keys.map((key) => key.split(':').at(-1) ?? '');
    after = next;
  } while (after !== undefined);
}
