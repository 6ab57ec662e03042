import { sValidator } from '@hono/standard-validator';
import type { z } from 'zod';
import { fieldOf } from './body.ts';
import { problem } from './problem.ts';

/** Takes a query of this shape; the refusal names the field. */
export const query = <S extends z.ZodType>(schema: S) =>
  sValidator('query', schema, (result, c) => {
    if (!result.success) return problem(c, { code: 'bad-request', field: fieldOf(result.error[0]) });
  });
