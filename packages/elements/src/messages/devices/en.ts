import type { Words } from '../area.ts';

/** The English words for devices. */
export const en = {
  'device.on': '{browser} on {system}',
  'device.unknown': 'Unknown browser',
} as const satisfies Words;
