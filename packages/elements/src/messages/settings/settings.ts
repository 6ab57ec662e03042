import { area } from '../area.ts';
import { en } from './en.ts';

/** The words of the panels that a person has of their own. */
export const settings = area('settings', en, {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
});
