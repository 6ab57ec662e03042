import { regional } from './regional.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long something counts as happening now, in ms. */
const NOW = 2 * MINUTE;

/**
 * Says how long ago something was, in the unit that a person would use: "5 minutes ago", "yesterday", "3 March 2026".
 *
 * @param iso  ISO 8601.
 * @returns `undefined` where it is as good as now.
 */
export function pastTime(iso: string, language: string): string | undefined {
  const ago = Date.now() - Date.parse(iso);
  if (ago < NOW) return undefined;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (ago < HOUR) return format.format(-Math.floor(ago / MINUTE), 'minute');
  if (ago < DAY) return format.format(-Math.floor(ago / HOUR), 'hour');
  return ago < 30 * DAY ? format.format(-Math.floor(ago / DAY), 'day') : longDate(iso, language);
}

/** A day by this person's calendar: "3 March 2026". */
export const longDate = (iso: string, language: string): string =>
  new Intl.DateTimeFormat(regional(language), { dateStyle: 'long' }).format(new Date(iso));
