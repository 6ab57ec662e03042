import type { Words } from './english.ts';

/**
 * The keys of the words that a text is, of those that are on screen: more than one where two messages say the same.
 *
 * @param texts  What is pointed at, then what is around it, from within: the first that is a whole message counts.
 */
export function keysOf(texts: readonly string[], keys: readonly string[], words: Words): string[] {
  const known = keys.map((key) => [key, patternOf(words[key] ?? '')] as const);
  for (const text of texts.map(tidy)) {
    const found = known.flatMap(([key, pattern]) => (pattern.test(text) ? [key] : []));
    if (found.length > 0) return found;
  }
  return [];
}

/** What a message looks like with anything put into it. One of nothing else is nobody's words. */
function patternOf(message: Words[string]): RegExp {
  const forms = typeof message === 'string' ? [message] : Object.values(message);
  const patterns = forms
    .map(tidy)
    .filter((form) => /\p{L}/u.test(form.replaceAll(/\{\w+\}/g, '')))
    .map((form) =>
      form
        .split(/\{\w+\}/)
        .map(literal)
        .join('.+'),
    );
  return new RegExp(`^(?:${patterns.join('|') || '(?!)'})$`, 'su');
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Without what only says which way a name in it runs; white space as it is drawn. */
const tidy = (text: string): string =>
  text
    .replace(/[\u200e\u200f\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
