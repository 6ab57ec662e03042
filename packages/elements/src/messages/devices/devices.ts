import { area } from '../area.ts';
import { en } from './en.ts';

/** What devices are called. */
export const devices = area('devices', en, {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
});
