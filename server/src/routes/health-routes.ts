import { Hono } from 'hono';
import type { Ports } from '../ports/ports.ts';
import { problem } from './problem.ts';

const PROBE = 'health:probe';
const PROBE_LIFE_MS = 60_000;

/**
 * For whoever watches the server.
 *
 *     GET /healthz   the process answers                                   200
 *     GET /readyz    it can do its work: the store takes a write           200, 503
 */
export const healthRoutes = ({ store, clock, log }: Ports) =>
  new Hono()
    .get('/healthz', (c) => c.json({ ok: true }))
    .get('/readyz', async (c) => {
      try {
        const expiresAt = clock() + PROBE_LIFE_MS;
        await store.update<number, void>(PROBE, () => ({ set: 1, expiresAt, return: undefined }));
        return c.json({ ok: true });
      } catch (error) {
        log.error('The store takes no writes.', error);
        return problem(c, { code: 'unavailable' });
      }
    });
