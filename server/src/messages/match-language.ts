import { catalogues, type Language } from './catalogues.ts';

/** A header may be as long as the server lets it: the first of it say enough. */
const MOST_CHARACTERS = 500;

/** RFC 9110 §12.5.4 and §12.4.2: a language range, and how much it is liked. */
const RANGE = /^([a-z]{2,8})(?:-[a-z0-9]{1,8})*(?:\s*;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/;

/**
 * The language to write to a person in: the one that their browser likes best among those there are (`de-AT` -> `de`),
 * English where none is named.
 *
 * @param acceptLanguage  An `Accept-Language` header, or a single language tag. Whatever is malformed in it is skipped.
 */
export function matchLanguage(acceptLanguage: string | undefined): Language {
  let best: Language = 'en';
  let liked = 0;
  for (const range of (acceptLanguage ?? '').slice(0, MOST_CHARACTERS).toLowerCase().split(',')) {
    const [, language = '', q = '1'] = RANGE.exec(range.trim()) ?? [];
    if (!isLanguage(language) || Number(q) <= liked) continue; // the first of equals stays
    best = language;
    liked = Number(q);
  }
  return best;
}

const isLanguage = (name: string): name is Language => Object.hasOwn(catalogues, name);
