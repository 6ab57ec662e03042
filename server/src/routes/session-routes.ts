import { Hono } from 'hono';
import type { Ports } from '../ports/ports.ts';
import { endSession, readSession } from '../sessions/session-store.ts';
import { sessionView } from '../sessions/session-view.ts';
import { callerOf, dropSessionCookie } from './cookies.ts';
import { problem } from './problem.ts';

/**
 * The session of this browser.
 *
 *     GET    /session   who is signed in, and how that was proved   200, 401
 *     DELETE /session   sign out                                    204, also where nobody was signed in
 */
export function sessionRoutes(ports: Ports) {
  return new Hono()
    .get('/', async (c) => {
      const found = await readSession(ports, callerOf(c, ports.site).session);
      return found ? c.json(sessionView(found.account, found.session)) : problem(c, { code: 'not-signed-in' });
    })
    .delete('/', async (c) => {
      const { session } = callerOf(c, ports.site);
      if (session !== undefined) await endSession(ports, session);
      dropSessionCookie(c, ports.site);
      return c.body(null, 204);
    });
}
