import type { Problem } from '@sallyport/protocol';
import { en, type MessageKey } from './en.ts';
import { relativeTime } from './relative-time.ts';

type Text = (key: MessageKey, values?: Record<string, string | number>) => string;

/** Says a problem in words: what happened, then what to do. A code without words is quoted, never hidden. */
export function problemWords({ code, attemptsLeft, retryAfter = 60 }: Problem, text: Text, language: string): string {
  const key = `problem.${code}`;
  const values = { code, relative: relativeTime(retryAfter, language) };
  const what = text(key in en ? (key as MessageKey) : 'problem.unknown', values);
  return attemptsLeft === undefined ? what : `${what} ${text('code.attempts-left', { count: attemptsLeft })}`;
}
