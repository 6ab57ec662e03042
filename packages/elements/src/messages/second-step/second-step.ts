import { area } from '../area.ts';
import { en } from './en.ts';

/** The words of what follows the first form of a sign-in. */
export const secondStep = area('second-step', en, {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
});
