import type { Context } from 'hono';
import type { Site } from '../ports/site.ts';
import { handCookies } from './hand-cookies.ts';

/** What pages of other origins may read of an answer's headers. */
export const EXPOSED = ['Date', 'ETag', 'Retry-After'];
const EXPOSED_LIST = EXPOSED.join(',');

/**
 * The headers of every answer, errors and refusals included. The backend's answers are data for one page at one moment:
 * never framed, sniffed or run (OWASP secure headers), and kept out of caches. Pages of the site's origins, and of no
 * other, may read them (Fetch §3.3); each answer names the one origin that may, so that no cache hands it to another.
 *
 * @param origin  That of the page that asks.
 */
export function answerHeaders({ origins }: Site, origin: string | undefined, requestId: string) {
  const headers: Record<string, string> = {
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
    'Cache-Control': 'no-store',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': EXPOSED_LIST,
    'X-Request-Id': requestId,
    Vary: 'Origin',
  };
  if (origin !== undefined && origins.includes(origin)) headers['Access-Control-Allow-Origin'] = origin;
  return headers;
}

const NAME = 'answerHeaders';
type MakeHeaders = () => Record<string, string>;
const complete = new WeakSet<Response>();

/** Keeps how the headers of a request's answer are made: anew for each, so that none has what another was given. */
export const keepHeaders = (c: Context, make: MakeHeaders): void => c.set(NAME, make);

const headersFor = (c: Context): Record<string, string> => (c.get(NAME) as MakeHeaders | undefined)?.() ?? {};

/**
 * Answers with JSON and all headers at once: each that is set on an answer by itself costs as much as all of these.
 *
 * @param more  What the answer has besides. What `c.header()` has set is not in it.
 * @param cookies  Values of `Set-Cookie`.
 */
export function json(
  c: Context,
  value: unknown,
  status = 200,
  more: Readonly<Record<string, string>> = {},
  cookies: readonly string[] = [],
): Response {
  const headers = headersFor(c);
  headers['Content-Type'] = 'application/json';
  for (const name in more) headers[name] = more[name]!;
  const [first, ...others] = cookies;
  if (first !== undefined) headers['Set-Cookie'] = first;
  const response = new Response(JSON.stringify(value), { status, headers });
  for (const cookie of others) response.headers.append('Set-Cookie', cookie); // a record has one of a name
  handCookies(c, cookies);
  complete.add(response);
  return response;
}

/** Gives an answer that was made in another way the headers that it hasn't. A page has said what it is made of. */
export function addHeaders(c: Context): void {
  if (complete.has(c.res)) return;
  const headers = headersFor(c);
  const answer = c.res.headers;
  for (const name in headers) if (!answer.has(name)) answer.set(name, headers[name]!);
  if (!/\borigin\b/i.test(answer.get('Vary') ?? '')) answer.append('Vary', 'Origin');
}
