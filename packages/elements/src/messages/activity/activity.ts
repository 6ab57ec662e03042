import { area } from '../area.ts';
import { en } from './en.ts';

/** The words of what has happened to a person's account: loaded where that is shown. */
export const activity = area('activity', en, {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
});
