/** The languages that come with the elements. */
export const LANGUAGES = ['en', 'ar', 'de'] as const;

type Translated = Exclude<(typeof LANGUAGES)[number], 'en'>;

/** The forms of a counted message, by the plural categories of its language (CLDR). */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Messages by key. */
export type Words = Readonly<Record<string, string | Plural>>;

/**
 * The same messages in another language: one that lacks a key of the English ones does not compile. Where English has
 * one form, another language may have several.
 */
export type Translation<English> = { readonly [K in keyof English]: string | Plural };

/** The words of one part of the product, such as the settings. A language is loaded for each area by itself. */
export interface Area {
  /** The words that every other language is measured by. They are here as soon as the area is. */
  readonly english: Words;
  /** The words in a language, `undefined` until they are loaded: the English ones where they can't be had. */
  in(language: string): Words | undefined;
  /** Loads the words in a language. Where they can't be had, the console says so once. */
  load(language: string): Promise<void>;
}

/** Makes an area of its English words and of what loads them in every other language. */
export function area<English extends Words>(
  name: string,
  english: English,
  loaders: Record<Translated, () => Promise<Translation<English>>>,
): Area {
  const loaded = new Map<string, Words>([['en', english]]);
  const loads = new Map<string, Promise<void>>();

  async function load(language: string): Promise<void> {
    const words = await loaders[language as Translated]?.().catch((error: unknown) => {
      console.warn(`sally: no words for “${name}” in “${language}”, English is shown.`, error);
    });
    loaded.set(language, words ?? english);
  }

  return {
    english,
    in: (language) => loaded.get(language),
    load(language) {
      const under = loads.get(language) ?? (loaded.has(language) ? Promise.resolve() : load(language));
      loads.set(language, under);
      return under;
    },
  };
}
