import type { Problem } from '@sallyport/protocol';
import type { LocaleController } from '../base/locale-controller.ts';
import { relativeTime } from './relative-time.ts';

/** Says a problem in words: what happened, then what to do. A code without words is quoted, never hidden. */
export function problemWords(
  { code, attemptsLeft, host = '', retryAfter = 60 }: Problem,
  words: LocaleController,
): string {
  const key = `problem.${code}`;
  const values = { code, host, relative: relativeTime(retryAfter, words.language) };
  const what = words.text(words.has(key) ? key : 'problem.unknown', values);
  return attemptsLeft === undefined ? what : `${what} ${words.text('code.attempts-left', { count: attemptsLeft })}`;
}
