import { regional } from './regional.ts';

/** Says when something is, on this person's clock: the time, and the day where that is another one. */
export function clockTime(iso: string, language: string): string {
  const instant = new Date(iso);
  const sameDay = instant.toDateString() === new Date().toDateString();
  const day: Intl.DateTimeFormatOptions = sameDay ? {} : { dateStyle: 'medium' };
  return new Intl.DateTimeFormat(regional(language), { timeStyle: 'short', ...day }).format(instant);
}
