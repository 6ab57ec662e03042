/**
 * Says how far off something is, in the unit that a person would use: "in 40 seconds", "in 12 minutes", "in 1 hour".
 *
 * @param style  `narrow` where it changes while one looks at it: "in 40 s".
 */
export function relativeTime(seconds: number, language: string, style: 'long' | 'narrow' = 'long'): string {
  const format = new Intl.RelativeTimeFormat(language, { style });
  if (seconds < 60) return format.format(Math.max(1, Math.ceil(seconds)), 'second');
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? format.format(minutes, 'minute') : format.format(Math.round(minutes / 60), 'hour');
}
