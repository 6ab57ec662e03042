import { isFresh, mustEnrol, reachOf, type Reach } from '@sallyport/rules';
import { createMiddleware } from 'hono/factory';
import { callerOf } from '../http/cookies.ts';
import { problem } from '../http/problem.ts';
import type { Ports } from '../ports/ports.ts';
import { readSession, type OpenSession } from '../sessions/session-store.ts';

/** What a route behind `requireAdmin` finds on its context. */
export interface Administered {
  Variables: {
    open: OpenSession;
    /** Whom the admin's acts reach. */
    reach: Reach;
    /** Whether the change that it asks for was counted. */
    counted?: true;
  };
}

/**
 * Lets admins through, and to a change only with a fresh proof: whoever finds an admin's session open must not be able
 * to weaken what protects everybody else.
 */
export const requireAdmin = (ports: Ports) =>
  createMiddleware<Administered>(async (c, next) => {
    const open = await readSession(ports, callerOf(c, ports).session);
    if (!open) return problem(c, { code: 'not-signed-in' });
    const { session, account, tenantPorts } = open;
    const now = ports.clock();
    if (mustEnrol(session, account, tenantPorts.policy, now)) return problem(c, { code: 'enforced' });
    const reach = reachOf(account);
    if (!reach) return problem(c, { code: 'not-allowed' });
    if (c.req.method !== 'GET' && !isFresh(session, account, tenantPorts.policy, now))
      return problem(c, { code: 'reauthentication-required' });
    c.set('open', open);
    c.set('reach', reach);
    return next();
  });
