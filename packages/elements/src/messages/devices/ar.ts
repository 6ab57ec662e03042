import type { Translation } from '../area.ts';
import type { en } from './en.ts';

/** Arabic. Machine-made, not yet read by a native speaker. */
export const ar: Translation<typeof en> = {
  'device.on': '\u200f{browser} على {system}', // else the first name, in Latin letters, would turn the whole around
  'device.unknown': 'متصفح غير معروف',
};
