/** A day, in s and in ms. */
export const DAY = 24 * 60 * 60;
export const DAY_MS = DAY * 1000;
