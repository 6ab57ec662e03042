import { ActivityQuery, type AuditDetails, type AuditKind } from '@sallyport/protocol';
import type { Account, Ending } from '@sallyport/rules';
import { Hono, type Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import { changeAccount } from '../accounts/account-store.ts';
import { listActivity } from '../audit/activity.ts';
import { record } from '../audit/record.ts';
import { json } from '../http/answer-headers.ts';
import { callerOf } from '../http/cookies.ts';
import { problem } from '../http/problem.ts';
import { query } from '../http/query.ts';
import { requireSession, type SignedIn } from '../middleware/require-session.ts';
import type { Ports } from '../ports/ports.ts';
import { reserveEnding } from '../sessions/reserve-ending.ts';
import { endSession, listSessions } from '../sessions/session-store.ts';
import { meAuthenticatorRoutes } from './me-authenticator-routes.ts';
import { meView } from './me-view.ts';

/**
 * A person's own account. Every route asks for a session.
 *
 *     GET    /me                       account, what it has, and what policy lets them do        200
 *     GET    /me/activity              what happened to it, newest first, by pages               200, 400, 404
 *     DELETE /me/trusted-devices[/:id] one, or all: the code is asked for again at once   204, 403, 404
 *     DELETE /me/sessions[/:id]        one, or all others                                        204, 403, 404
 */
export function meRoutes(ports: Ports) {
  const forget = (account: Account, keep: (id: string) => boolean) =>
    changeAccount(ports, account.id, (current) => {
      const trustedDevices = current.trustedDevices.filter(({ id }) => keep(id));
      return trustedDevices.length < current.trustedDevices.length ? { ...current, trustedDevices } : undefined;
    });

  const tell = (c: Context<SignedIn>, kind: AuditKind, details: AuditDetails = {}) => {
    const { account, tenantPorts } = c.var.open;
    return record(tenantPorts, callerOf(c, ports), { kind, account, actor: account.id, details });
  };

  /** What ends something works with a proof of any age, and not over and over: then a new one is asked for. */
  const counted = (ending: Ending) =>
    createMiddleware<SignedIn>(async (c, next) => {
      const verdict = await reserveEnding(c.var.open, ending);
      if (!verdict.admitted) return problem(c, { code: 'reauthentication-required' });
      await next();
      return c.res.status === 404 ? verdict.refund() : undefined; // nothing was ended
    });

  return new Hono<SignedIn>()
    .get('/', requireSession(ports, { lists: true }), async (c) =>
      json(c, await meView(ports, callerOf(c, ports), c.var.open)),
    )
    .use(requireSession(ports))
    .route('/', meAuthenticatorRoutes(ports))
    .get('/activity', query(ActivityQuery), async (c) => {
      const page = await listActivity(ports, c.var.open.account, c.req.valid('query'));
      return page === 'not-found' ? problem(c, { code: page, field: 'cursor' }) : json(c, page);
    })
    .delete('/trusted-devices', counted('all'), async (c) => {
      const { account } = c.var.open;
      if (await forget(account, () => false))
        await tell(c, 'trusted-device-removed', { count: account.trustedDevices.length });
      return c.body(null, 204);
    })
    .delete('/trusted-devices/:id', counted('one'), async (c) => {
      const target = c.req.param('id');
      const removed = await forget(c.var.open.account, (id) => id !== target);
      if (removed) await tell(c, 'trusted-device-removed', { target });
      return removed ? c.body(null, 204) : problem(c, { code: 'not-found' });
    })
    .delete('/sessions', counted('all'), async (c) => {
      const { id: own, account } = c.var.open;
      const others = (await listSessions(c.var.open)).filter(({ id }) => id !== own);
      await Promise.all(others.map(({ id }) => endSession(ports, account.id, id)));
      if (others.length > 0) await tell(c, 'sessions-ended', { count: others.length });
      return c.body(null, 204);
    })
    .delete('/sessions/:id', counted('one'), async (c) => {
      const target = c.req.param('id');
      const ended = await endSession(ports, c.var.open.account.id, target);
      if (ended) await tell(c, 'session-ended', { target });
      return ended ? c.body(null, 204) : problem(c, { code: 'not-found' });
    });
}
