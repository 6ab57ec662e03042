import { z } from 'zod';

/** Text that a store, a log and a hash all keep unchanged: no NUL, no half of a surrogate pair. */
export const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => value.isWellFormed() && !value.includes('\0'));

/**
 * What moves a cursor, begins a line or turns the order of a line around: in a name it makes up rows of a list, or runs
 * as a command of a terminal. Control characters (C0, DEL, C1), the separators of lines and paragraphs, and what
 * embeds, overrides or isolates a direction (UAX #9 §2).
 */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;

/** A text with each of its control characters replaced, by what a function says of it. */
export const replaceControls = (value: string, by: (control: string) => string): string =>
  value.replace(new RegExp(CONTROL, 'gu'), by);

/** A name that somebody gives, of whatever it is: one line, without space around it. */
export const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .pipe(text(max).refine((value) => !CONTROL.test(value), 'has a control character'));
