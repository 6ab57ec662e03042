import { area } from '../area.ts';
import { en } from './en.ts';

/** The words of set-up, recovery and sign-up. */
export const setUp = area('set-up', en, {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
});
