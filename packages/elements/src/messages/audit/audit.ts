import { area } from '../area.ts';
import { en } from './en.ts';

/** The words of the panel that shows an admin what has happened. */
export const audit = area('audit', en, {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
});
