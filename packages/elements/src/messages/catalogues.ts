import { en, type Messages } from './en.ts';

const loaders: Record<string, () => Promise<Partial<Messages>>> = {
  en: async () => en,
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
};

/** The languages that come with the elements. */
export const LANGUAGES: readonly string[] = Object.keys(loaders);

const loaded = new Map<string, Partial<Messages>>([['en', en]]);

/** A catalogue that is here already, so that English never waits for a promise. */
export const loadedCatalogue = (language: string): Partial<Messages> | undefined => loaded.get(language);

/** Fetches a catalogue. Where it can't be had, English goes on and the console says so once. */
export async function loadCatalogue(language: string): Promise<Partial<Messages>> {
  const messages = await loaders[language]?.().catch((error: unknown) => {
    console.warn(`sally: no words for “${language}”, English is shown.`, error);
    return en;
  });
  loaded.set(language, messages ?? en);
  return messages ?? en;
}
