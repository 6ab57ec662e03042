import type { Choice } from './choice.ts';

type Dress = 'lang' | 'theme' | 'dir';

/** The languages that the widgets have words in. */
const LANGUAGES = [
  ['en', 'English'],
  ['de', 'Deutsch'],
  ['ar', 'العربية'],
] as const;

/** Languages that are made up of the English words, to find what a longer or a mirrored one would break. */
const PSEUDO_LANGUAGES = [
  ['en-XA', 'en-XA (longer)'],
  ['ar-XB', 'ar-XB (mirrored)'],
] as const;

const THEME: Choice<Dress> = {
  name: 'theme',
  label: 'Theme',
  values: [
    ['', 'System'],
    ['light', 'Light'],
    ['dark', 'Dark'],
  ],
};

const DIRECTION: Choice<Dress> = {
  name: 'dir',
  label: 'Direction',
  values: [
    ['', 'LTR'],
    ['rtl', 'RTL'],
  ],
};

const language = (values: Choice['values']): Choice<Dress> => ({ name: 'lang', label: 'Language', values });

/** What the bar of every page chooses. */
export const DRESS = [language(LANGUAGES), THEME, DIRECTION];

/** The same on the page of the states. */
export const STATES_DRESS = [language([...LANGUAGES, ...PSEUDO_LANGUAGES]), THEME, DIRECTION];

/** Sets a page as its address says; the pages' own words are English, so the language is the widgets'. */
export function dress({ lang, theme, dir }: Record<Dress, string>): void {
  const root = document.documentElement;
  root.style.colorScheme = theme;
  root.dir = dir;
  for (const place of document.querySelectorAll<HTMLElement>('[data-widgets]')) place.lang = lang;
}
