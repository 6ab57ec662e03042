import type { ProblemCode } from '@sallyport/protocol';
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

/** Whose session it is, where it is an admin's who has done all that policy asks; else why they aren't let in. */
export async function findAdmin(
  ports: Ports,
  token: string | undefined,
): Promise<Pick<Administered['Variables'], 'open' | 'reach'> | ProblemCode> {
  const open = await readSession(ports, token);
  if (!open) return 'not-signed-in';
  const { session, account, tenantPorts } = open;
  if (mustEnrol(session, account, tenantPorts.policy, ports.clock())) return 'enforced';
  const reach = reachOf(account);
  return reach ? { open, reach } : 'not-allowed';
}

/**
 * Lets admins through, and to a change only with a fresh proof: whoever finds an admin's session open must not be able
 * to weaken what protects everybody else.
 */
export const requireAdmin = (ports: Ports) =>
  createMiddleware<Administered>(async (c, next) => {
    const admin = await findAdmin(ports, callerOf(c, ports).session);
    if (typeof admin === 'string') return problem(c, { code: admin });
    const { session, account, tenantPorts } = admin.open;
    if (c.req.method !== 'GET' && !isFresh(session, account, tenantPorts.policy, ports.clock()))
      return problem(c, { code: 'reauthentication-required' });
    c.set('open', admin.open);
    c.set('reach', admin.reach);
    return next();
  });
