import type { Directory, DirectoryEntry, DirectoryQuery } from '../../../server/src/ports/directory.ts';

/** An entry like most: an active member of the tenant `acme`, with a password alone. */
export const entryOf = (id: string, fields: Partial<DirectoryEntry> = {}): DirectoryEntry => ({
  id,
  tenant: 'acme',
  email: `${id}@example.com`,
  role: 'member',
  owner: false,
  state: 'active',
  kind: 'person',
  signIn: 'password',
  factors: [],
  ...fields,
});

/** The pages of a query from first to last, which never go in a circle. */
export async function pagesOf(directory: Directory, query: Omit<DirectoryQuery, 'limit'> & { limit?: number }) {
  const pages: string[][] = [];
  for (let after: string | undefined, more = true; more; more = after !== undefined) {
    const page = await directory.page({ limit: 50, ...query, after });
    pages.push(page.ids);
    after = page.next;
    if (pages.length > 2000) throw new Error('expected an end');
  }
  return pages;
}

/** Everything that a query finds, in order. */
export const idsOf = async (...args: Parameters<typeof pagesOf>): Promise<string[]> => (await pagesOf(...args)).flat();

/** Puts any number of entries. */
export async function putAll(directory: Directory, entries: readonly DirectoryEntry[]): Promise<void> {
  for (let at = 0; at < entries.length; at += 100) await directory.put(entries.slice(at, at + 100));
}
