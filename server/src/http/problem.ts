import { PROBLEM_STATUS, type Problem, type ProblemDetails } from '@sallyport/protocol';
import type { Context } from 'hono';
import { json } from './answer-headers.ts';

/**
 * Answers with an error outside any flow (RFC 9457). It repeats nothing of what was sent.
 *
 * @param headers  What the answer has besides.
 */
export function problem(c: Context, { code, ...more }: Problem, headers: Readonly<Record<string, string>> = {}) {
  const status = PROBLEM_STATUS[code];
  const later = more.retryAfter === undefined ? {} : { 'Retry-After': String(more.retryAfter) };
  const details: ProblemDetails = { type: 'about:blank', title: code, status, code, ...more };
  return json(c, details, status, { 'Content-Type': 'application/problem+json', ...later, ...headers });
}
