import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { Site } from '../ports/site.ts';

const EXPOSED = ['Date', 'ETag', 'Retry-After'];

/**
 * Lets pages of the site's origins, and of no other, read the answers, refusals and errors included (Fetch §3.3). Each
 * answer names the one origin that may, so that no cache hands it to another.
 */
export function crossOrigin({ origins }: Site): MiddlewareHandler {
  const answerPreflight = cors({ origin: [...origins], credentials: true, maxAge: 600, exposeHeaders: EXPOSED });
  const exposed = EXPOSED.join(',');
  return async (c, next) => {
    if (c.req.method === 'OPTIONS') return answerPreflight(c, next);
    await next();
    const answer = c.res.headers;
    const origin = c.req.header('origin');
    if (origin !== undefined && origins.includes(origin)) answer.set('Access-Control-Allow-Origin', origin);
    answer.set('Access-Control-Allow-Credentials', 'true');
    answer.set('Access-Control-Expose-Headers', exposed);
    answer.append('Vary', 'Origin');
  };
}
