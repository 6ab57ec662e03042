import { LANGUAGES, type Area } from '../messages/area.ts';
import { matchLocale } from '../messages/match-locale.ts';
import { collected } from './collected.ts';
import type { ElementClass } from './sally-element.ts';
import { wantedLanguage } from './wanted-language.ts';

/**
 * Loads the words of an element, and of those that its templates use, in the language of the place where it is to
 * stand. Shown after that, it is never in English first.
 */
export async function loadWords(element: ElementClass, place: Element): Promise<void> {
  const language = matchLocale(wantedLanguage(place), LANGUAGES);
  if (language) await Promise.all(areasWithin(element).map((area) => area.load(language)));
}

const areasWithin = (element: ElementClass): Area[] => [
  ...collected(element, 'areas'),
  ...collected(element, 'needs').flatMap(areasWithin),
];
