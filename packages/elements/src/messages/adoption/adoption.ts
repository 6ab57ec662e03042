import { area } from '../area.ts';
import { en } from './en.ts';

/** The words of the panel that shows an admin how far second steps have come. */
export const adoption = area('adoption', en, {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
});
