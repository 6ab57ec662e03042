import type { MiddlewareHandler } from 'hono';

/** The backend's answers are data for one page at one moment: never framed, sniffed or run (OWASP secure headers). */
const FIXED = Object.entries({
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin', // no resource policy beside it: CORS lets other origins in, one by one
  'Origin-Agent-Cluster': '?1',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=15552000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Download-Options': 'noopen',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-XSS-Protection': '0',
});

/**
 * Sets the headers of every answer, errors and refusals included, and keeps out of caches what doesn't say otherwise. A
 * page of the backend's own has said what it is made of.
 * On the headers of the answer as it is: `c.header()` would build another one, which costs more than all the rest.
 */
export const headers = (): MiddlewareHandler => async (c, next) => {
  await next();
  const answer = c.res.headers;
  for (const [name, value] of FIXED) if (!answer.has(name)) answer.set(name, value);
  if (!answer.has('Cache-Control')) answer.set('Cache-Control', 'no-store');
};
