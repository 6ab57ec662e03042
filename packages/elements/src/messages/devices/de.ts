import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** German. Machine-made, not yet read by a native speaker. */
export const de: Translation<typeof en> = {
  'device.on': '{browser} unter {system}',
  'device.unknown': 'Unbekannter Browser',
};
