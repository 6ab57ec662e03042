import { area } from '../area.ts';
import { en } from './en.ts';

/** The words of the panels in which a system admin looks after the platform. */
export const system = area('system', en, {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
});
