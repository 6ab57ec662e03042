import type { Config } from '@sallyport/protocol';
import { Hono } from 'hono';
import type { Ports } from '../ports/ports.ts';

/** `GET /config`: what an element needs before anyone signed in. The same for everybody: it tells of no account. */
export const configRoutes = ({ policy: { support } }: Ports) =>
  new Hono().get('/', (c) => {
    const config: Config = { methods: ['password'], ...(support === undefined ? {} : { support }) };
    return c.json(config);
  });
