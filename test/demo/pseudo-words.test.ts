import { describe, expect, it } from 'vitest';
import { readdirSync } from 'node:fs';
import { catalogueOf } from '../../demo/gallery/words/catalogue.ts';
import { ENGLISH } from '../../demo/gallery/words/english.ts';
import { pseudoCatalogue } from '../../demo/gallery/words/pseudo-catalogue.ts';

const formsOf = (message: unknown): string[] =>
  typeof message === 'string' ? [message] : Object.values(message as {});
const placeholders = (text: string) => text.match(/\{\w+\}/g) ?? [];

const MESSAGES = new URL('../../packages/elements/src/messages/', import.meta.url);
const areas = readdirSync(MESSAGES, { withFileTypes: true }).flatMap((it) => (it.isDirectory() ? [it.name] : []));

describe('the words of the page of the states', () => {
  it.each(['en', 'de', 'ar'])('are those of every area: %s', async (language) => {
    const words = await catalogueOf(language);
    for (const area of areas) {
      const messages = (await import(new URL(`${area}/${language}.ts`, MESSAGES).href)) as Record<string, object>;
      expect(words).toMatchObject(messages[language]!);
    }
  });
});

describe('the made-up languages', () => {
  it.each(['en-XA', 'ar-XB'])('%s has every message, with what is put into it', (language) => {
    const words = pseudoCatalogue(language)!;
    expect(Object.keys(words)).toEqual(Object.keys(ENGLISH));
    for (const [key, message] of Object.entries(ENGLISH)) {
      const made = formsOf(words[key]);
      expect(made.map(placeholders)).toEqual(formsOf(message).map(placeholders));
      const ofItsOwn = formsOf(message)
        .join()
        .replace(/\{\w+\}/g, '');
      if (/\p{L}/u.test(ofItsOwn)) expect(made).not.toEqual(formsOf(message));
    }
  });

  it('en-XA is longer by two fifths and has no letter that English has, and ar-XB runs from right to left', () => {
    expect(pseudoCatalogue('en-XA')!['try-again']).toBe('[Ţŕý áĝáîñ one]');
    expect(pseudoCatalogue('ar-XB')!['try-again']).toBe('\u202eTry\u202c \u202eagain\u202c');
  });

  it('change nothing of the others', () => {
    expect(pseudoCatalogue('de')).toBeUndefined();
  });
});
