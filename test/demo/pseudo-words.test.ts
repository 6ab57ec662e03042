import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../../demo/gallery/english.ts';
import { messagesFor } from '../../demo/gallery/stage/words.ts';

const formsOf = (message: unknown): string[] =>
  typeof message === 'string' ? [message] : Object.values(message as {});
const placeholders = (text: string) => text.match(/\{\w+\}/g) ?? [];

describe('the made-up languages', () => {
  it.each(['en-XA', 'ar-XB'])('%s has every message, with what is put into it', (language) => {
    const words = messagesFor(language)[language]!;
    expect(Object.keys(words)).toEqual(Object.keys(ENGLISH));
    for (const [key, message] of Object.entries(ENGLISH)) {
      const made = formsOf(words[key]);
      expect(made.map(placeholders)).toEqual(formsOf(message).map(placeholders));
      expect(made).not.toEqual(formsOf(message));
    }
  });

  it('en-XA is longer by two fifths and has no letter that English has, and ar-XB runs from right to left', () => {
    expect(messagesFor('en-XA')['en-XA']!['try-again']).toBe('[Ţŕý áĝáîñ one]');
    expect(messagesFor('ar-XB')['ar-XB']!['try-again']).toBe('\u202eTry\u202c \u202eagain\u202c');
  });

  it('change nothing of the others', () => {
    expect(messagesFor('de')).toEqual({});
  });
});
