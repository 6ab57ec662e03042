import { area } from '../area.ts';
import { en } from './en.ts';

/** The words that every element may say. */
export const signIn = area('sign-in', en, {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
});
