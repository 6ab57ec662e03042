import { ENGLISH, type Words } from './english.ts';
import { pseudoCatalogue } from './pseudo-catalogue.ts';

/** Loads the languages that come with the elements, beside English. */
const LOADERS: Record<string, () => Promise<Words>> = {
  de: async () => (await import('./german.ts')).GERMAN,
  ar: async () => (await import('./arabic.ts')).ARABIC,
};

/** The words of every area in a language. */
export const catalogueOf = async (language: string): Promise<Words> =>
  pseudoCatalogue(language) ?? (await LOADERS[language]?.()) ?? ENGLISH;
