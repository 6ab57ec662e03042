import { expect } from 'vitest';
import type { DirectoryCase } from './directory-cases.ts';
import { entryOf, idsOf, pagesOf, putAll } from './directory-entries.ts';

/** Of searching. */
export const directorySearchCases: Record<string, DirectoryCase> = {
  async 'finds by the start of the address, of the name from any word on, of the user name'(directory) {
    const fields = { email: 'jd@example.com', name: '  Jane  Mary-Ann\tDoe', userName: 'Boss.1' };
    await directory.put([entryOf('a', fields), entryOf('b', { email: 'other@x' })]);
    const found = ['j', 'JD@EX', 'jane mary', 'mary-', 'ann d', 'DOE', 'boss.1', ' jane   mary ', 'jd@example.com'];
    for (const search of found) expect([search, await idsOf(directory, { search })]).toEqual([search, ['a']]);
    const missed = ['d@', 'example', 'ane', 'oss', '.1', 'doe x', 'jd@example.com.', 'mary doe'];
    for (const search of missed) expect([search, await idsOf(directory, { search })]).toEqual([search, []]);
  },

  async 'finds through case, width, composition and the last sigma'(directory) {
    await directory.put([entryOf('a', { email: 'x', name: 'Ｊosé ΟΔΟΣΑ ΣΟΦΟΣ \u212Bngström ﬁsh' })]);
    const searches = ['jose\u0301', 'JOSÉ', 'ｊｏｓｅ\u0301', 'οδος', 'σοφος', 'σοφοσ', 'ångs', 'FIS', 'fi'];
    for (const search of searches) expect([search, await idsOf(directory, { search })]).toEqual([search, ['a']]);
  },

  async 'takes every character of a search for itself'(directory) {
    const texts = [
      '%',
      '_',
      '*',
      '\\',
      "'",
      '"',
      `x' OR 1=1 --`,
      '\0x',
      'a\0b',
      '🛂🛂',
      'שלום',
      'مرحبا',
      's\ud83d',
      '(',
      '[a',
      '{',
      '\u{10FFFF}y',
    ];
    await directory.put(texts.map((text, at) => entryOf(`a${at}`, { email: `${text}@example.com`, userName: 'u' })));
    for (const [at, search] of texts.entries()) {
      expect([search, await idsOf(directory, { search })]).toEqual([search, [`a${at}`]]);
    }
    expect(await idsOf(directory, { search: '__' })).toEqual([]);
    await directory.put(
      texts.map((text, at) => entryOf(`a${at}`, { email: `e${at}@x`, name: `N ${text}`, userName: text })),
    );
    for (const [at, search] of texts.entries()) {
      expect([search, await idsOf(directory, { search })]).toEqual([search, [`a${at}`]]);
    }
  },

  async 'takes texts of any length'(directory) {
    const email = `${'é'.repeat(242)}@example.com`;
    await directory.put([
      entryOf('a', { email }),
      entryOf('b', { email: 'b', name: 'ﷺ'.repeat(5000), userName: '𝒳'.repeat(1000) }),
      entryOf('c', {
        email: '\u{1F600}'.repeat(400),
        name: Array.from({ length: 300 }, (_, at) => `w${at}`).join(' '),
      }),
    ]);
    for (const search of [email, email.slice(0, 253)]) expect(await idsOf(directory, { search })).toEqual(['a']);
    expect(await idsOf(directory, { search: email.replace('.com', '.net') })).toEqual([]);
    expect(await idsOf(directory, { search: 'ﷺ'.repeat(4000) })).toEqual(['b']);
    expect(await idsOf(directory, { search: 'w15' })).toEqual(['c']);
    expect(await idsOf(directory, { search: 'x'.repeat(100_000) })).toEqual(['b']);
    expect(await idsOf(directory, {})).toEqual(['b', 'a', 'c']);
  },

  async 'shows each once, however many of its texts match, on whatever page'(directory) {
    const names = ['Ann Anna Annabel', 'An Ann', 'Annann Ann-Ann', 'Bob Ann', 'Anne'];
    const emails = ['ann', 'b', 'anna', 'zoe', 'an'];
    const entries = Array.from({ length: 125 }, (_, at) =>
      entryOf(`a${at}`, { email: `${emails[Math.floor(at / 25)]}${at}@x`, name: names[at % 5], userName: 'anna' }),
    );
    await putAll(directory, entries);
    const all = entries.map(({ id }) => id).sort();
    for (const limit of [1, 2, 7, 50, 124, 125, 200]) {
      for (const search of ['a', 'an', 'ann', 'anna']) {
        const found = await idsOf(directory, { search, limit });
        expect(found.sort()).toEqual(all);
      }
    }
  },

  async 'looks through all names of people who were shown by their address'(directory) {
    const shown = Array.from({ length: 1200 }, (_, at) => entryOf(`a${at}`, { email: `a${at}@x`, name: `Aa ${at}` }));
    await putAll(directory, [...shown, entryOf('last', { email: 'z@x', name: 'Az' })]);
    const pages = await pagesOf(directory, { search: 'a', limit: 200 });
    expect(pages.at(-1)).toEqual(['last']);
    expect(pages.flat()).toHaveLength(1201);
    expect(pages.length).toBeLessThan(12);
  },
};
