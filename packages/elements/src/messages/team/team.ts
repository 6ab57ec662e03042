import { area } from '../area.ts';
import { en } from './en.ts';

/** The words of the panel in which an admin looks after people. */
export const team = area('team', en, {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
});
