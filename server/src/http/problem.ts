import { PROBLEM_STATUS, type Problem, type ProblemDetails } from '@sallyport/protocol';
import type { Context } from 'hono';

/** Answers with an error outside any flow (RFC 9457). It repeats nothing of what was sent. */
export function problem(c: Context, { code, ...more }: Problem) {
  const status = PROBLEM_STATUS[code];
  const details: ProblemDetails = { type: 'about:blank', title: code, status, code, ...more };
  return c.json(details, status, { 'content-type': 'application/problem+json' });
}
