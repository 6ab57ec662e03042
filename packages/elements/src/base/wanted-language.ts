import { LANGUAGES } from '../messages/area.ts';
import { matchLocale } from '../messages/match-locale.ts';
import { outwards, ownValue } from './inherited.ts';

/**
 * The language that a place asks for: the `locale` of a widget or the `lang` of any element, whichever is nearest, else
 * the first of the browser's that there are words for. A page in a language without words gets English, not the
 * browser's own.
 */
export function wantedLanguage(place: Element): string {
  for (const each of outwards(place)) {
    const said = ownValue<string>(each, 'locale') || each.getAttribute('lang');
    if (said) return said;
  }
  return navigator.languages.find((tag) => matchLocale(tag, LANGUAGES)) ?? 'en';
}
