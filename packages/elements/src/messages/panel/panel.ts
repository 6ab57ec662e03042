import { area } from '../area.ts';
import { en } from './en.ts';

/** The words that all panels have in common. */
export const panel = area('panel', en, {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
});
