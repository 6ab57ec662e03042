import { area } from '../area.ts';
import { en } from './en.ts';

/** The words of the panel in which an admin sets the policy. */
export const policy = area('policy', en, {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
});
