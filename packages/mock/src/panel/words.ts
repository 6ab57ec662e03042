import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';

export type PanelWords = Record<keyof typeof en, string>;

const LANGUAGES: Record<string, PanelWords> = { en, de, ar };

/** The words of the language that is nearest to a page's (BCP 47), and which one that is. */
export function wordsFor(language: string): { language: string; words: PanelWords } {
  const found = language.toLowerCase().split('-')[0] ?? '';
  const words = LANGUAGES[found];
  return words ? { language: found, words } : { language: 'en', words: en };
}
