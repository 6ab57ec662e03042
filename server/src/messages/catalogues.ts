import { ar } from './ar.ts';
import { de } from './de.ts';
import { en, type Messages } from './en.ts';

/** A language that messages are written in. */
export type Language = 'en' | 'de' | 'ar';

export const catalogues: Record<Language, Messages> = { en, de, ar };
