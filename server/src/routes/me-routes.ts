import { NewPassword, type AuditDetails, type AuditKind } from '@sallyport/protocol';
import { isFresh, type Account } from '@sallyport/rules';
import { Hono, type Context } from 'hono';
import { changeAccount } from '../accounts/account-store.ts';
import { changePassword } from '../accounts/change-password.ts';
import { judgePassword } from '../accounts/judge-password.ts';
import { turnOf } from '../accounts/known-browser.ts';
import { record } from '../audit/record.ts';
import { providerInstead } from '../flows/single-sign-on.ts';
import { body } from '../http/body.ts';
import { json } from '../http/answer-headers.ts';
import { callerOf, cookiesOf } from '../http/cookies.ts';
import { problem } from '../http/problem.ts';
import { requireSession, type SignedIn } from '../middleware/require-session.ts';
import { sendNotice } from '../notices/send-notice.ts';
import type { Ports } from '../ports/ports.ts';
import { beginSession } from '../sessions/begin-session.ts';
import { endSession, listSessions } from '../sessions/session-store.ts';
import { sessionView } from '../sessions/session-view.ts';
import { meAuthenticatorRoutes } from './me-authenticator-routes.ts';
import { meView } from './me-view.ts';

/**
 * A person's own account. Every route asks for a session.
 *
 *     GET    /me                       account, what it has, and what policy lets them do        200
 *     DELETE /me/trusted-devices[/:id] one, or all: the code is asked for again at once   204, 404
 *     DELETE /me/sessions[/:id]        one, or all others                                        204, 404
 *     PUT    /me/password              after a fresh proof: all else ends, this session goes on  200, 400, 403
 */
export function meRoutes(ports: Ports) {
  const { site, clock } = ports;

  const forget = (account: Account, keep: (id: string) => boolean) =>
    changeAccount(ports, account.id, (current) => {
      const trustedDevices = current.trustedDevices.filter(({ id }) => keep(id));
      return trustedDevices.length < current.trustedDevices.length ? { ...current, trustedDevices } : undefined;
    });

  const tell = (c: Context<SignedIn>, kind: AuditKind, details: AuditDetails = {}) => {
    const { account, tenantPorts } = c.var.open;
    return record(tenantPorts, callerOf(c, ports), { kind, account, actor: account.id, details });
  };

  return new Hono<SignedIn>()
    .get('/', requireSession(ports, { lists: true }), async (c) =>
      json(c, await meView(ports, callerOf(c, ports), c.var.open)),
    )
    .use(requireSession(ports))
    .route('/', meAuthenticatorRoutes(ports))
    .delete('/trusted-devices', async (c) => {
      const { account } = c.var.open;
      if (await forget(account, () => false))
        await tell(c, 'trusted-device-removed', { count: account.trustedDevices.length });
      return c.body(null, 204);
    })
    .delete('/trusted-devices/:id', async (c) => {
      const target = c.req.param('id');
      const removed = await forget(c.var.open.account, (id) => id !== target);
      if (removed) await tell(c, 'trusted-device-removed', { target });
      return removed ? c.body(null, 204) : problem(c, { code: 'not-found' });
    })
    .delete('/sessions', async (c) => {
      const { id: own, account } = c.var.open;
      const others = (await listSessions(c.var.open)).filter(({ id }) => id !== own);
      await Promise.all(others.map(({ id }) => endSession(ports, account.id, id)));
      if (others.length > 0) await tell(c, 'sessions-ended', { count: others.length });
      return c.body(null, 204);
    })
    .delete('/sessions/:id', async (c) => {
      const target = c.req.param('id');
      const ended = await endSession(ports, c.var.open.account.id, target);
      if (ended) await tell(c, 'session-ended', { target });
      return ended ? c.body(null, 204) : problem(c, { code: 'not-found' });
    })
    .put('/password', body(NewPassword), async (c) => {
      const { account, session, tenantPorts } = c.var.open;
      const { password } = c.req.valid('json');
      const isProviders = account.signIn === 'sso' || (await providerInstead(ports, account)) !== undefined;
      if (isProviders) return problem(c, { code: 'sso-account' });
      const isStillFresh = (current: Account, now: number) => isFresh(session, current, tenantPorts.policy, now);
      if (!isStillFresh(account, clock())) return problem(c, { code: 'reauthentication-required' });
      const reason = await judgePassword(tenantPorts, account, password);
      if (reason) return problem(c, { code: 'bad-request', field: 'password', reason });
      const changed = await changePassword(ports, account, password, isStillFresh, turnOf(callerOf(c, ports)));
      if (changed === 'stale') return problem(c, { code: 'reauthentication-required' });
      if (!changed) return problem(c, { code: 'answered-elsewhere' });
      await tell(c, 'password-changed');
      // a new password proves nothing of who chose it
      const newSession = await beginSession(tenantPorts, changed, session);
      await sendNotice(ports, changed, { kind: 'password-changed' }, callerOf(c, ports).device);
      const view = sessionView(changed, newSession.session, tenantPorts.policy, clock());
      return json(c, view, 200, {}, cookiesOf(c, site, clock, { session: newSession }));
    });
}
