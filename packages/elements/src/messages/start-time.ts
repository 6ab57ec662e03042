import { regional } from './regional.ts';

/** Says from when on something holds, by this person's calendar: the day, or the time where it is today. */
export function startTime(iso: string, language: string): string {
  const start = new Date(iso);
  const isToday = start.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(regional(language), isToday ? { timeStyle: 'short' } : { dateStyle: 'long' }).format(
    start,
  );
}
