import { expect } from 'vitest';
import type { Directory } from '../../../server/src/ports/directory.ts';
import { entryOf, idsOf, pagesOf, putAll } from './directory-entries.ts';

/** A case of the suite: what must hold of two directories opened on one empty place. It rejects where it doesn't. */
export type DirectoryCase = (directory: Directory, other: Directory) => Promise<void>;

const SORT = { role: 'member', owner: false, kind: 'person', signIn: 'password', state: 'active', factors: [] };

/** Of putting, removing, paging and counting. */
export const directoryCases: Record<string, DirectoryCase> = {
  async 'is empty at first'(directory) {
    expect(await directory.page({ limit: 1 })).toEqual({ ids: [] });
    expect(await directory.count()).toEqual([]);
    await directory.remove('a');
    await directory.put([]);
  },

  async 'shows what was put, by address, to every process'(directory, other) {
    await directory.put([entryOf('b'), entryOf('c', { email: 'A@example.com' }), entryOf('a', { email: 'z@z' })]);
    expect(await idsOf(other, {})).toEqual(['c', 'b', 'a']);
  },

  async 'orders the same address by id, and texts by code points'(directory) {
    const emails = { a: 'x', b: '\u{1F600}@x', c: 'ￆ@x', d: 'é@x', e: 'x', f: '\uFFFD@x', g: 'x@', h: 'a b', i: 'a!' };
    await directory.put(Object.entries(emails).map(([id, email]) => entryOf(id, { email })));
    expect(await idsOf(directory, { limit: 2 })).toEqual(['h', 'i', 'a', 'e', 'g', 'd', 'c', 'f', 'b']);
  },

  async 'replaces by id: nothing old is found, listed or counted'(directory, other) {
    await directory.put([entryOf('a', { name: 'Ann Old', userName: 'old', factors: ['totp', 'email'] })]);
    await other.put([entryOf('a', { tenant: 'other', email: 'new@x', name: 'Ann New', role: 'tenant-admin' })]);
    for (const search of ['old', 'a@', 'an old']) expect(await idsOf(directory, { search })).toEqual([]);
    for (const search of ['', 'new', 'ann']) expect(await idsOf(directory, { search })).toEqual(['a']);
    expect(await idsOf(directory, { tenant: 'acme' })).toEqual([]);
    expect(await idsOf(directory, { filter: { role: 'member' } })).toEqual([]);
    expect(await directory.count()).toEqual([{ ...SORT, tenant: 'other', role: 'tenant-admin', n: 1 }]);
    expect(await directory.count('acme')).toEqual([]);
  },

  async 'puts the same again without a change, and takes the last of two in one call'(directory) {
    await directory.put([entryOf('a', { email: 'one@x' }), entryOf('a', { email: 'two@x' })]);
    await directory.put([entryOf('a', { email: 'two@x' })]);
    expect(await idsOf(directory, {})).toEqual(['a']);
    expect(await idsOf(directory, { search: 'one' })).toEqual([]);
    expect(await directory.count()).toEqual([{ ...SORT, tenant: 'acme', n: 1 }]);
  },

  async 'removes from lists, searches and counts'(directory, other) {
    await directory.put([entryOf('a', { name: 'Ann' }), entryOf('b', { name: 'Ann' })]);
    await other.remove('a');
    await directory.remove('a');
    expect(await idsOf(directory, { search: 'ann' })).toEqual(['b']);
    expect(await directory.count()).toEqual([{ ...SORT, tenant: 'acme', n: 1 }]);
    await directory.remove('b');
    expect([await idsOf(directory, {}), await directory.count()]).toEqual([[], []]);
  },

  async 'counts every cohort, of one tenant or of all'(directory) {
    await directory.put([
      entryOf('a'),
      entryOf('b'),
      entryOf('c', { factors: ['totp', 'email', 'totp'] }),
      entryOf('d', { factors: ['email', 'totp'] }),
      entryOf('e', {
        tenant: 'acme-2',
        role: 'tenant-admin',
        owner: true,
        kind: 'api',
        signIn: 'sso',
        state: 'invited',
      }),
    ]);
    const acme = [
      { ...SORT, tenant: 'acme', n: 2 },
      { ...SORT, tenant: 'acme', factors: ['email', 'totp'], n: 2 },
    ];
    const sso = { role: 'tenant-admin', owner: true, kind: 'api', signIn: 'sso', state: 'invited', factors: [] };
    expect(await directory.count('acme')).toHaveLength(2);
    expect(await directory.count('acme')).toEqual(expect.arrayContaining(acme));
    expect(await directory.count()).toHaveLength(3);
    expect(await directory.count()).toEqual(expect.arrayContaining([...acme, { ...sso, tenant: 'acme-2', n: 1 }]));
  },

  async 'counts more cohorts than are read at once'(directory) {
    const entries = Array.from({ length: 2100 }, (_, index) => entryOf(`a${index}`, { tenant: `t${index}` }));
    await putAll(directory, entries);
    const counts = await directory.count();
    expect(new Set(counts.map(({ tenant, n }) => `${tenant} ${n}`)).size).toBe(2100);
    expect(counts).toHaveLength(2100);
  },

  async 'keeps tenants apart, also where one is the start of another'(directory) {
    const tenants = ['t', 't1', 't-', 'T', '_t'];
    await directory.put(
      tenants.flatMap((tenant, at) => [entryOf(`a${at}`, { tenant }), entryOf(`b${at}`, { tenant })]),
    );
    for (const [at, tenant] of tenants.entries()) {
      expect(await idsOf(directory, { tenant, limit: 1 })).toEqual([`a${at}`, `b${at}`]);
      expect(await idsOf(directory, { tenant, search: 'b' })).toEqual([`b${at}`]);
      expect(await directory.count(tenant)).toEqual([{ ...SORT, tenant, n: 2 }]);
    }
  },

  async 'gives pages that are full, and ends with the last'(directory) {
    await directory.put(['a', 'b', 'c', 'd'].map((id) => entryOf(id)));
    expect(await pagesOf(directory, { limit: 2 })).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(await pagesOf(directory, { limit: 3 })).toEqual([['a', 'b', 'c'], ['d']]);
  },

  async 'goes on from where a page ended, whatever came and went since'(directory) {
    await directory.put(['b', 'c', 'd', 'f'].map((id) => entryOf(id)));
    const { ids, next } = await directory.page({ limit: 2 });
    await directory.remove('c');
    await directory.put([entryOf('a'), entryOf('e')]);
    expect([ids, await directory.page({ limit: 9, after: next })]).toEqual([['b', 'c'], { ids: ['d', 'e', 'f'] }]);
  },

  async 'counts each change once where 500 put the same ids at once'(directory, other) {
    const put = (at: number) =>
      (at % 2 ? directory : other).put(
        ['a', 'b', 'c'].map((id) => entryOf(id, { email: `${id}${at}@x`, state: at % 3 ? 'active' : 'suspended' })),
      );
    await Promise.all(Array.from({ length: 500 }, (_, at) => (at % 10 === 9 ? other.remove('b') : put(at))));
    await directory.put([entryOf('b')]);
    const counts = await directory.count();
    expect(counts.reduce((sum, { n }) => sum + n, 0)).toBe(3);
    for (const state of ['active', 'suspended'] as const) {
      const ids = await idsOf(other, { filter: { state } });
      expect(counts.find((count) => count.state === state)?.n ?? 0).toBe(ids.length);
    }
    expect((await idsOf(directory, {})).sort()).toEqual(['a', 'b', 'c']);
  },

  async 'puts all or nothing, and refuses more than 100, or what is no id'(directory) {
    const many = Array.from({ length: 101 }, (_, at) => entryOf(`a${at}`));
    await expect(directory.put(many)).rejects.toThrow(RangeError);
    for (const id of ['', 'a b', 'a/b', 'é', 'a\u0001b', 'a'.repeat(129), `a'--`]) {
      const refused = { code: 'ERR_STORE_KEY' };
      await expect(directory.put([entryOf('ok'), entryOf(id)])).rejects.toMatchObject(refused);
      await expect(directory.put([entryOf('ok', { tenant: id })])).rejects.toMatchObject(refused);
      await expect(directory.remove(id)).rejects.toMatchObject(refused);
      await expect(directory.page({ limit: 1, tenant: id })).rejects.toMatchObject(refused);
      await expect(directory.count(id)).rejects.toMatchObject(refused);
    }
    expect([await idsOf(directory, {}), await directory.count()]).toEqual([[], []]);
  },

  async 'makes the changes on their way before it closes'(directory, other) {
    const changes = [directory.put([entryOf('a')]), directory.put([entryOf('b')]), directory.remove('a')];
    await directory.close();
    await Promise.all(changes);
    expect(await idsOf(other, {})).toEqual(['b']);
  },

  async 'refuses a limit that is none'(directory) {
    for (const limit of [0, -1, 1.5, 201, Number.NaN, Number.POSITIVE_INFINITY]) {
      await expect(directory.page({ limit })).rejects.toThrow(RangeError);
    }
  },
};
