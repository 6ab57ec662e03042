import { area } from '../area.ts';
import { en } from './en.ts';

/** The words of the panel that leads to all that an admin looks after. */
export const admin = area('admin', en, {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
});
