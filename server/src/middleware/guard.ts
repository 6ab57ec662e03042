import type { MiddlewareHandler } from 'hono';
import { problem } from '../http/problem.ts';
import type { Site } from '../ports/site.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets a change through only from a page of an origin that is let in, as JSON: no form, image or script of another
 * site can send that without a preflight (OWASP CSRF prevention: verifying origin; Fetch §3.2.5, forbidden headers).
 */
export const guard =
  ({ origins }: Site): MiddlewareHandler =>
  async (c, next) => {
    if (SAFE.has(c.req.method)) return next();
    const origin = c.req.header('origin');
    if (origin === undefined || !origins.includes(origin)) return problem(c, { code: 'foreign-origin' });
    // a browser that calls its own origin cross-site contradicts itself
    if (origin === origins[0] && c.req.header('sec-fetch-site') === 'cross-site') {
      return problem(c, { code: 'foreign-origin' });
    }
    const [type] = (c.req.header('content-type') ?? '').split(';');
    if (type?.trim().toLowerCase() !== 'application/json') return problem(c, { code: 'json-only' });
    return next();
  };
