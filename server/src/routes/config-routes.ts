import type { Config } from '@sallyport/protocol';
import { Hono } from 'hono';
import type { Ports } from '../ports/ports.ts';

/** `GET /config`: what an element needs before anyone signed in. The same for everybody: it tells of no account. */
export const configRoutes = (ports: Ports) =>
  new Hono().get('/', (c) => {
    const { recover, support } = ports.policy;
    const config: Config = { methods: ['password'], recover, ...(support === undefined ? {} : { support }) };
    return c.json(config);
  });
