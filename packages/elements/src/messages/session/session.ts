import { area } from '../area.ts';
import { en } from './en.ts';

/** The words of what stands on any page of a site: the gate and the user button. */
export const session = area('session', en, {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
});
