import type { Context, MiddlewareHandler, Next } from 'hono';
import { cors } from 'hono/cors';
import { matchedRoutes } from 'hono/route';
import { addHeaders, answerHeaders, EXPOSED, keepHeaders } from '../http/answer-headers.ts';
import { isTrustedProxy } from '../http/client-address.ts';
import { tellForeign } from '../http/tell-foreign.ts';
import type { Ports } from '../ports/ports.ts';
import type { Site } from '../ports/site.ts';

const GIVEN_ID = /^[\w-]{1,64}$/;
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

type ObserverPorts = Pick<Ports, 'log' | 'metrics' | 'remoteAddress' | 'site'>;

/**
 * What is done around every request, in one pass: each layer of middleware costs some microseconds. It gives a request
 * its id and its answer the headers that all answers have; when it is answered, writes its line and counts it. Line and
 * count name the route's pattern, never the URL: that may hold a flow's id, a token or an address.
 *
 * The id is answered in `X-Request-Id` and stands in every line that is logged for the request. One that comes with it
 * is kept where a trusted proxy sent it, so that the lines of both can be put side by side, and where it is at most 64
 * letters, digits, `_` and `-`. Anybody else gets a new one: a stranger could make their lines pass for another's, and
 * a page could put into the log what must not be there.
 */
export function observe(ports: ObserverPorts): MiddlewareHandler {
  const { log, metrics, site } = ports;
  const answerPreflight = preflight(site);
  return (c, next) => {
    const id = requestId(c, ports);
    const origin = c.req.header('origin');
    keepHeaders(c, () => answerHeaders(site, origin, id));
    return log.within(id, async () => {
      const startedAt = performance.now();
      if (c.req.method === 'OPTIONS') await answerPreflight(c, next);
      else await next();
      addHeaders(c);
      const method = METHODS.has(c.req.method) ? c.req.method : 'other';
      const answered = { method, route: routeOf(c), status: c.res.status, ms: performance.now() - startedAt };
      log.info('request', { ...answered, ms: Math.round(answered.ms) });
      if (origin !== undefined && !site.origins.includes(origin)) tellForeign(log, origin);
      metrics?.request(answered);
    });
  };
}

/** Tells a browser what a page of an origin that is let in may send (Fetch §4.8). */
function preflight({ origins }: Site) {
  const answer = cors({ origin: [...origins], credentials: true, maxAge: 600, exposeHeaders: EXPOSED });
  return async (c: Context, next: Next) => {
    c.res = (await answer(c, next)) ?? c.res;
  };
}

function requestId(c: Context, { remoteAddress, site }: ObserverPorts): string {
  const sentId = c.req.header('x-request-id') ?? '';
  return GIVEN_ID.test(sentId) && isTrustedProxy(remoteAddress(c), site.trustedProxies) ? sentId : crypto.randomUUID();
}

/** Middleware and the answer to all other paths take every method; a route of its own takes one. */
const routeOf = (c: Context): string => matchedRoutes(c).find(({ method }) => method !== 'ALL')?.path ?? 'none';
