import { expect } from 'vitest';
import type { DirectoryEntry, DirectoryFilter, DirectoryQuery } from '../../../server/src/ports/directory.ts';
import type { DirectoryCase } from './directory-cases.ts';
import { entryOf, idsOf, pagesOf, putAll } from './directory-entries.ts';

const base64Url = (text: string) => Buffer.from(text).toString('base64url');
const byEmail = (a: DirectoryEntry, b: DirectoryEntry) => Buffer.compare(Buffer.from(a.email), Buffer.from(b.email));

/** Of filters and cursors. */
export const directoryFilterCases: Record<string, DirectoryCase> = {
  async 'filters by each field, alone and with others, on full pages'(directory) {
    const entries: DirectoryEntry[] = Array.from({ length: 288 }, (_, at) =>
      entryOf(`a${at}`, {
        role: (['system-admin', 'tenant-admin', 'member'] as const)[at % 3],
        owner: Math.floor(at / 3) % 2 === 0,
        state: (['invited', 'active', 'suspended'] as const)[Math.floor(at / 6) % 3],
        kind: Math.floor(at / 18) % 2 ? 'person' : 'api',
        signIn: Math.floor(at / 36) % 2 ? 'sso' : 'password',
        factors: ([[], ['backup-code'], ['email', 'backup-code'], ['passkey']] as const)[Math.floor(at / 72)],
      } as Partial<DirectoryEntry>),
    );
    await putAll(directory, entries);
    const filters: [DirectoryFilter, number][] = [
      [{ role: 'system-admin' }, 96],
      [{ owner: true }, 144],
      [{ state: 'suspended' }, 96],
      [{ kind: 'api' }, 144],
      [{ signIn: 'sso' }, 144],
      [{ mfa: true }, 144],
      [{ mfa: false }, 144],
      [{ role: 'member', owner: false, state: 'active', kind: 'person', signIn: 'sso', mfa: true }, 2],
      [{ role: undefined }, 288],
    ];
    for (const [filter, n] of filters) {
      const wanted = entries.filter((entry) => {
        const actual = { ...entry, mfa: entry.factors.some((type) => type !== 'backup-code') };
        return Object.entries(filter).every(
          ([field, value]) => value === undefined || actual[field as 'mfa'] === value,
        );
      });
      const ids = wanted.sort(byEmail).map(({ id }) => id);
      for (const query of [{ filter }, { filter, tenant: 'acme', search: 'a' }]) {
        const pages = await pagesOf(directory, { ...query, limit: 40 });
        expect(pages.flat()).toEqual(ids);
        expect(pages).toHaveLength(Math.ceil(n / 40));
      }
    }
  },

  async 'finds those that are locked, while they are'(directory) {
    await directory.put([
      entryOf('a', { locked: true }),
      entryOf('b'),
      entryOf('c', { locked: true, state: 'suspended' }),
      entryOf('d', { locked: true, tenant: 'other' }),
    ]);
    const locked = { locked: true } as const;
    expect(await idsOf(directory, { filter: locked })).toEqual(['a', 'c', 'd']);
    expect(await idsOf(directory, { filter: locked, tenant: 'acme', search: 'a' })).toEqual(['a']);
    expect(await idsOf(directory, { filter: { ...locked, state: 'suspended' } })).toEqual(['c']);
    await directory.put([entryOf('a')]);
    expect(await idsOf(directory, { filter: locked, tenant: 'acme' })).toEqual(['c']);
    expect(await idsOf(directory, { tenant: 'acme' })).toEqual(['a', 'b', 'c']);
  },

  async 'filters where few cohorts are there'(directory) {
    await directory.put([
      entryOf('a'),
      entryOf('b', { state: 'suspended', role: 'tenant-admin' }),
      entryOf('c', { kind: 'api', state: 'invited', signIn: 'sso', factors: ['totp'] }),
      entryOf('d', { owner: true, role: 'system-admin', tenant: 'other' }),
    ]);
    const filters: [DirectoryFilter, string][] = [
      [{ role: 'member' }, 'ac'],
      [{ role: 'tenant-admin' }, 'b'],
      [{ role: 'system-admin' }, 'd'],
      [{ state: 'active' }, 'ad'],
      [{ state: 'suspended' }, 'b'],
      [{ state: 'invited' }, 'c'],
      [{ kind: 'api' }, 'c'],
      [{ kind: 'person' }, 'abd'],
      [{ signIn: 'sso' }, 'c'],
      [{ signIn: 'password' }, 'abd'],
      [{ owner: true }, 'd'],
      [{ owner: false }, 'abc'],
      [{ mfa: true }, 'c'],
      [{ mfa: true, state: 'active' }, ''],
    ];
    for (const [filter, ids] of filters) {
      expect([filter, await idsOf(directory, { filter })]).toEqual([filter, ids.split('')]);
      const ofTenant = ids.replace('d', '').split('');
      expect([filter, await idsOf(directory, { filter, tenant: 'acme' })]).toEqual([filter, ofTenant]);
    }
  },

  async 'refuses a cursor that is broken, made up, or of another search'(directory) {
    await directory.put(['a', 'b', 'c'].map((id) => entryOf(id, { name: 'Name' })));
    const { next = '' } = await directory.page({ limit: 1 });
    const { next: named = '' } = await directory.page({ limit: 1, search: 'name' });
    const broken = [
      '',
      '!',
      'a',
      `${next}A`,
      `${next}=`,
      next.slice(1),
      '\0',
      "' OR 1=1 --",
      'é',
      base64Url('e'),
      base64Url('x\u0001a\u00010'),
      base64Url('e\u0001\u0001\u00010'),
      base64Url('e\0\u0001a\u00010'),
      base64Url('{"a":1}'),
      'A'.repeat(5000),
      Buffer.from([0x65, 0xff]).toString('base64url'),
    ];
    const queries: Omit<DirectoryQuery, 'limit'>[] = [
      ...broken.map((after) => ({ after })),
      { after: named },
      { after: next, search: 'b' },
      { after: named, search: 'nameless' },
    ];
    for (const query of queries) {
      await expect(directory.page({ limit: 1, ...query }), JSON.stringify(query)).rejects.toMatchObject({
        code: 'ERR_DIRECTORY_CURSOR',
        message: 'Not a cursor of this search',
      });
    }
    expect(await directory.page({ limit: 1, after: next })).toMatchObject({ ids: ['b'] });
  },
};
