import { LAPTOP, PHONE } from '../theme/icons.ts';

/** The icon of a device, by its name: `Safari on iOS`. */
export const deviceIcon = (name: string): string => (/ on (iOS|Android)/.test(name) ? PHONE : LAPTOP);
