import type { ProblemCode } from '@sallyport/protocol';
import type { Context, MiddlewareHandler } from 'hono';
import { problem } from '../http/problem.ts';
import type { Site } from '../ports/site.ts';
import { limitBody } from './body-limit.ts';

/** These change nothing. GET and HEAD have no body (Fetch §5.4), and one of OPTIONS is never read. */
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets a change through only from a page of an origin that is let in, as JSON: no form, image or script of another
 * site can send that without a preflight (OWASP CSRF prevention: verifying origin; Fetch §3.2.5, forbidden headers).
 * And only with a body that isn't too large (`limitBody`).
 */
export function guard(site: Site): MiddlewareHandler {
  const limit = limitBody();
  return (c, next) => {
    if (SAFE.has(c.req.method)) return next();
    const code = refusalOf(c, site);
    return code === undefined ? limit(c, next) : Promise.resolve(problem(c, { code }));
  };
}

function refusalOf({ req }: Context, { origins }: Site): ProblemCode | undefined {
  const origin = req.header('origin');
  if (origin === undefined || !origins.includes(origin)) return 'foreign-origin';
  // a browser that calls its own origin cross-site contradicts itself
  if (origin === origins[0] && req.header('sec-fetch-site') === 'cross-site') return 'foreign-origin';
  const [type] = (req.header('content-type') ?? '').split(';');
  return type?.trim().toLowerCase() === 'application/json' ? undefined : 'json-only';
}
