import { AuditQuery } from '@sallyport/protocol';
import { Hono } from 'hono';
import { eventsAsked, findEvents } from '../audit/find-events.ts';
import { problem } from '../http/problem.ts';
import { query } from '../http/query.ts';
import type { Administered } from '../middleware/require-admin.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * What has happened, newest first, a tenant at a time: the admin's own unless told. Read and never written.
 *
 *     GET /admin/audit   by account, kind and time, by pages   200, 400, 404
 */
export const adminAuditRoutes = (ports: Ports) =>
  new Hono<Administered>().get('/', query(AuditQuery), async (c) => {
    const { limit, cursor: after, ...asked } = c.req.valid('query');
    const found = eventsAsked(c.var, asked);
    if (found === 'not-found') return problem(c, { code: found });
    return c.json(await findEvents(ports, c.var.reach, { ...found, limit, after }));
  });
