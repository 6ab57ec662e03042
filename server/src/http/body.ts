import { sValidator } from '@hono/standard-validator';
import type { z } from 'zod';
import { problem } from './problem.ts';

/**
 * Takes a JSON body of this shape. The validator's own refusal repeats the body, password included; ours names the
 * field.
 */
export const body = <S extends z.ZodType>(schema: S) =>
  sValidator('json', schema, (result, c) => {
    if (!result.success) return problem(c, { code: 'bad-request', field: fieldOf(result.error[0]) });
  });

interface Issue {
  path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
  /** Zod's, where a field is there that should not be. */
  keys?: readonly string[];
}

/** The path of the first issue, `answer.code`; `body` where the whole is wrong. */
export function fieldOf(issue: Issue | undefined): string {
  const path = (issue?.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  return [...path, ...(issue?.keys?.slice(0, 1) ?? [])].join('.') || 'body';
}
