import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { isTrustedProxy } from '../http/client-address.ts';
import type { Ports } from '../ports/ports.ts';

const GIVEN_ID = /^[\w-]{1,64}$/;
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

type ObserverPorts = Pick<Ports, 'log' | 'metrics' | 'remoteAddress' | 'site'>;

/**
 * Gives a request its id, which is answered in `X-Request-Id` and stands in every line that is logged for it; when it
 * is answered, writes its line and counts it. Both name the route's pattern, never the URL: that may hold a flow's id,
 * a token or an address.
 *
 * An id that comes with the request is kept where a trusted proxy sent it, so that the lines of both can be put side by
 * side, and where it is at most 64 letters, digits, `_` and `-`. Anybody else gets a new one: a stranger could make
 * their lines pass for another's, and a page could put into the log what must not be there.
 */
export function observe(ports: ObserverPorts): MiddlewareHandler {
  const { log, metrics } = ports;
  return (c, next) => {
    const id = requestId(c, ports);
    return log.within(id, async () => {
      const startedAt = performance.now();
      await next();
      c.res.headers.set('X-Request-Id', id);
      const method = METHODS.has(c.req.method) ? c.req.method : 'other';
      const answered = { method, route: routeOf(c), status: c.res.status, ms: performance.now() - startedAt };
      log.info('request', { ...answered, ms: Math.round(answered.ms) });
      metrics?.request(answered);
    });
  };
}

function requestId(c: Context, { remoteAddress, site }: ObserverPorts): string {
  const sentId = c.req.header('x-request-id') ?? '';
  return GIVEN_ID.test(sentId) && isTrustedProxy(remoteAddress(c), site.trustedProxies) ? sentId : crypto.randomUUID();
}

/** Middleware and the answer to all other paths take every method; a route of its own takes one. */
const routeOf = (c: Context): string => matchedRoutes(c).find(({ method }) => method !== 'ALL')?.path ?? 'none';
