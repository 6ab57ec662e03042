import { area } from '../area.ts';
import { en } from './en.ts';

/** The words of a passkey that the browser has made by itself: loaded where one was made. */
export const madePasskey = area('made-passkey', en, {
  ar: async () => (await import('./ar.ts')).ar,
  de: async () => (await import('./de.ts')).de,
});
