import { Hono } from 'hono';
import { problem } from '../http/problem.ts';
import type { Ports } from '../ports/ports.ts';
import { readiness } from './readiness.ts';

/**
 * For whoever watches the server.
 *
 *     GET /healthz   the process answers                                                  200
 *     GET /readyz    it can do its work: the store takes a write, or took one just now    200, 503
 */
export function healthRoutes(ports: Ports) {
  const ready = readiness(ports);
  return new Hono()
    .get('/healthz', (c) => c.json({ ok: true }))
    .get('/readyz', async (c) => ((await ready()) ? c.json({ ok: true }) : problem(c, { code: 'unavailable' })));
}
