import type { Language } from './catalogues.ts';

/** Largest first, with how many seconds each has. */
const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
] as const;

/**
 * Says how long something lasts, in the largest unit that it fills exactly: "1 hour", "90 minutes", "2 days".
 *
 * @param seconds  Counted up to whole minutes.
 */
export function duration(seconds: number, language: Language): string {
  const minutes = Math.ceil(seconds / 60);
  const [unit, length] = UNITS.find(([, length]) => (minutes * 60) % length === 0) ?? (['minute', 60] as const);
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return format.format((minutes * 60) / length);
}
