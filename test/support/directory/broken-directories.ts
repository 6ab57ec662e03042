import { memoryDirectoryDriver } from '../../../server/src/adapters/memory/memory-directory.ts';
import type { Change, DirectoryDriver } from '../../../server/src/directory/directory-driver.ts';
import { directoryFrom } from '../../../server/src/directory/directory-from.ts';
import type { Directory } from '../../../server/src/ports/directory.ts';

/** Two directories on the same broken driver, as two processes have. */
const twice = (driver: DirectoryDriver): [Directory, Directory] => [directoryFrom(driver), directoryFrom(driver)];

/** Two on the same entries, with something broken in front of them. */
function behind(broken: (directory: Directory) => Partial<Directory>): [Directory, Directory] {
  const [one, other] = twice(memoryDirectoryDriver());
  return [
    { ...one, ...broken(one) },
    { ...other, ...broken(other) },
  ];
}

/** Directories that each break one rule, by the case of the suite that finds it. */
export const brokenDirectories: Record<string, () => [Directory, Directory]> = {
  'replaces by id: nothing old is found, listed or counted'() {
    const driver = memoryDirectoryDriver();
    const change = (changes: readonly Change[]) =>
      driver.change(changes.map((each, at) => ({ ...each, id: `${each.id}-${at}-${Math.random()}` })));
    return twice({ ...driver, change });
  },
  'counts each change once where 500 put the same ids at once'() {
    const driver = memoryDirectoryDriver();
    const early = new Map<string, Change>();
    return twice({
      ...driver,
      // Reads, then writes whatever happened in between.
      async change(changes) {
        const before = changes.map(({ id }) => early.get(id));
        for (const each of changes) early.set(each.id, each);
        await new Promise((resolve) => setTimeout(resolve));
        await driver.change(changes.map((each, at) => (before[at]?.listing ? { ...each, id: `${each.id}2` } : each)));
      },
    });
  },
  'orders the same address by id, and texts by code points'() {
    const driver = memoryDirectoryDriver();
    return twice({
      ...driver,
      async postings(lists, range) {
        const found = await driver.postings(lists, { ...range, limit: 1e9 });
        return found.sort((a, b) => (a < b ? -1 : 1)).slice(0, range.limit);
      },
    });
  },
  'takes every character of a search for itself': () =>
    behind(({ page }) => ({ page: (query) => page({ ...query, search: query.search?.replaceAll(/[%_]/g, '') }) })),
  'keeps tenants apart, also where one is the start of another': () =>
    behind(({ page }) => ({ page: (query) => page({ ...query, tenant: undefined }) })),
  'finds those that are locked, while they are': () =>
    behind(({ page }) => ({ page: (query) => page({ ...query, filter: { ...query.filter, locked: undefined } }) })),
  'refuses a cursor that is broken, made up, or of another search': () =>
    behind(({ page }) => ({ page: (query) => page(query).catch(() => page({ ...query, after: undefined })) })),
  'removes from lists, searches and counts': () => behind(() => ({ remove: async () => {} })),
  'counts more cohorts than are read at once'() {
    const driver = memoryDirectoryDriver();
    return twice({ ...driver, counts: async (range) => (await driver.counts(range)).slice(0, 999) });
  },
  'filters by each field, alone and with others, on full pages': () =>
    behind(({ page }) => ({
      page: (query) => page({ ...query, filter: { ...query.filter, mfa: undefined } }),
    })),
};
