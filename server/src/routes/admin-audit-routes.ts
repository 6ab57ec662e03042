import { AuditQuery } from '@sallyport/protocol';
import { reaches } from '@sallyport/rules';
import { Hono } from 'hono';
import { listEvents } from '../audit/audit-store.ts';
import { peopleIn } from '../audit/people-in.ts';
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
    const { tenant = c.var.open.account.tenant, cursor: after, from, to, ...rest } = c.req.valid('query');
    if (!reaches(c.var.reach, tenant)) return problem(c, { code: 'not-found' });
    const page = await listEvents(ports, {
      ...rest,
      tenant,
      after,
      from: from === undefined ? undefined : Date.parse(from),
      to: to === undefined ? undefined : Date.parse(to),
    });
    return c.json({ ...page, people: await peopleIn(ports, page.events, c.var.reach) });
  });
