import { describe, expect, it } from 'vitest';
import { catalogueOf } from '../../demo/gallery/words/catalogue.ts';
import { keysOf } from '../../demo/gallery/words/keys-of.ts';

const WORDS = {
  submit: 'Verify code',
  sent: 'We sent it to {address}. It works until {time}.',
  left: { one: '{count} code left (of 10)', other: '{count} codes left (of 10)' },
  both: '{origin} {value}',
};
const keys = Object.keys(WORDS);

describe('the keys of a text', () => {
  it.each([
    ['of words alone', ['\n  Verify   code '], 'submit'],
    [
      'of words around a name that runs its own way',
      ['We sent it to \u2068a•••@x\u2069. It works until 14:05.'],
      'sent',
    ],
    ['of one of several forms', ['3 codes left (of 10)'], 'left'],
    ['of what is around a name that is pointed at', ['a•••@x', 'We sent it to a•••@x. It works until 14:05.'], 'sent'],
  ])('are found %s', (_, texts, key) => {
    expect(keysOf(texts, keys, WORDS)).toEqual([key]);
  });

  it.each([
    ['what no message says', ['ada@example.com', 'Verify code Start again']],
    ['nothing', ['', ' ']],
    ['what a message of placeholders alone would say', ['platform 5']],
  ])('are none for %s', (_, texts) => {
    expect(keysOf(texts, keys, WORDS)).toEqual([]);
  });

  it('are found for every message of every language by its own words', async () => {
    for (const language of ['en', 'de', 'ar', 'en-XA', 'ar-XB']) {
      const words = await catalogueOf(language);
      const missed = Object.entries(words).filter(
        ([key, message]) =>
          typeof message === 'string' &&
          /\p{L}/u.test(message.replace(/\{\w+\}/g, '')) &&
          keysOf([message], [key], words).length === 0,
      );
      expect(missed).toEqual([]);
    }
  });
});
