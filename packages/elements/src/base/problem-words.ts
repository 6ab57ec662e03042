import type { Problem } from '@sallyport/protocol';
import { en, type MessageKey } from '../messages/en.ts';

type Text = (key: MessageKey, values?: Record<string, string | number>) => string;

/** Says a problem in words: what happened, then what to do. A code without words is quoted, never hidden. */
export function problemWords({ code, attemptsLeft }: Problem, text: Text): string {
  const key = `problem.${code}`;
  const what = key in en ? text(key as MessageKey) : text('problem.unknown', { code });
  return attemptsLeft === undefined ? what : `${what} ${text('code.attempts-left', { count: attemptsLeft })}`;
}
