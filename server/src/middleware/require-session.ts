import { mustEnrol } from '@sallyport/rules';
import { createMiddleware } from 'hono/factory';
import { callerOf } from '../http/cookies.ts';
import { problem } from '../http/problem.ts';
import type { Ports } from '../ports/ports.ts';
import { readSession, type OpenSession, type ReadOptions } from '../sessions/session-store.ts';

/** What a route behind `requireSession` finds on its context. */
export interface SignedIn {
  Variables: { open: OpenSession };
}

/** Lets a signed-in person through, and nobody who has yet to prove the factor that policy asks for. */
export const requireSession = (ports: Ports, options?: ReadOptions) =>
  createMiddleware<SignedIn>(async (c, next) => {
    const open = await readSession(ports, callerOf(c, ports).session, options);
    if (!open) return problem(c, { code: 'not-signed-in' });
    if (mustEnrol(open.session, open.account, open.tenantPorts.policy, ports.clock()))
      return problem(c, { code: 'enforced' });
    c.set('open', open);
    return next();
  });
