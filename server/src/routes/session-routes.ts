import { Hono } from 'hono';
import { record } from '../audit/record.ts';
import { json } from '../http/answer-headers.ts';
import { callerOf, dropSessionCookies } from '../http/cookies.ts';
import { newToken } from '../crypto/token.ts';
import { requireSession, type SignedIn } from '../middleware/require-session.ts';
import type { Ports } from '../ports/ports.ts';
import { endSessionOf, readSession } from '../sessions/session-store.ts';
import { sessionToken } from '../sessions/session-token.ts';
import { sessionView } from '../sessions/session-view.ts';

/**
 * The session of this browser.
 *
 *     GET    /session         who is signed in, and how that was proved                 200, 204 for nobody
 *     DELETE /session         sign out                                                  204, also for nobody
 *     POST   /session/token   a signed token of 5 minutes for the page's own backend    200, 401, 403
 */
export function sessionRoutes(ports: Ports) {
  return new Hono<SignedIn>()
    .get('/', async (c) => {
      const found = await readSession(ports, callerOf(c, ports).session);
      if (!found) return c.body(null, 204); // no refusal: browsers write each of those in the page's console
      return json(c, sessionView(found.account, found.session, found.tenantPorts.policy, ports.clock()));
    })
    .delete('/', async (c) => {
      const caller = callerOf(c, ports);
      const open = await readSession(ports, caller.session);
      if (caller.session !== undefined) await endSessionOf(ports, caller.session);
      if (open)
        await record(open.tenantPorts, caller, { kind: 'sign-out', account: open.account, actor: open.account.id });
      dropSessionCookies(c, ports.site, newToken(ports.random));
      return c.body(null, 204);
    })
    .post('/token', requireSession(ports), async (c) => {
      const { account, session } = c.var.open;
      const page = c.req.header('origin') ?? ports.site.url.origin; // the guard let it in
      return c.json({ token: await sessionToken(ports, account, session, page) });
    });
}
