import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { TooOftenError } from './accounts/source-budgets.ts';
import { problem } from './http/problem.ts';
import { guard } from './middleware/guard.ts';
import { observe } from './middleware/observe.ts';
import type { Ports } from './ports/ports.ts';
import { BusyError, HungUpError } from './ports/hasher.ts';
import { ContentionError, UnavailableError } from './ports/store-errors.ts';
import { adminRoutes } from './routes/admin-routes.ts';
import { bearerRoutes } from './routes/bearer-routes.ts';
import { configRoutes } from './routes/config-routes.ts';
import { flowRoutes } from './routes/flow-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { keyRoutes } from './routes/key-routes.ts';
import { landingRoutes } from './routes/landing-routes.ts';
import { meRoutes } from './routes/me-routes.ts';
import { openApiRoutes } from './routes/openapi-routes.ts';
import { sessionRoutes } from './routes/session-routes.ts';

/**
 * The backend as a value: mount it under a path of any Hono app, on any runtime. Everything of the world comes in by
 * the ports.
 */
export function createApp(ports: Ports) {
  const { site, log } = ports;
  return new Hono()
    .use(observe(ports))
    .route('/session', bearerRoutes(ports)) // before the guard: a key is sent by no browser of its own accord
    .use(guard(site))
    .route('/config', configRoutes(ports))
    .route('/flows', flowRoutes(ports))
    .route('/', landingRoutes(ports))
    .route('/session', sessionRoutes(ports))
    .route('/me', meRoutes(ports))
    .route('/admin', adminRoutes(ports))
    .route('/.well-known', keyRoutes(ports))
    .route('/', healthRoutes(ports))
    .route('/', openApiRoutes())
    .all('*', (c) => problem(c, { code: 'not-found' })) // a route: where the app is mounted, its `notFound` isn't asked
    .onError((error, c) => {
      if (error instanceof HTTPException && error.status === 400)
        return problem(c, { code: 'bad-request', field: 'body' });
      if (error instanceof TooOftenError) {
        const { retryAfter } = error;
        return problem(c, { code: 'too-many-attempts', retryAfter });
      }
      if (error instanceof BusyError) return problem(c, { code: 'unavailable', retryAfter: error.retryAfter });
      if (error instanceof HungUpError) return problem(c, { code: 'unavailable' }); // nobody reads it
      log.error('A request failed.', error);
      return problem(c, { code: isPassing(error) ? 'unavailable' : 'internal' });
    });
}

/** Whether trying again later may help. Either way nothing was granted. */
const isPassing = (error: unknown): boolean => error instanceof UnavailableError || error instanceof ContentionError;
