import { Hono } from 'hono';
import type { Ports } from '../ports/ports.ts';
import { publicKeys } from '../sessions/signing-keys.ts';

/** Well under the time that a new key is published before it signs. */
const MAX_AGE_SECONDS = 600;

/** `GET /.well-known/jwks.json`: what a site's own backend checks session tokens with. */
export const keyRoutes = (ports: Ports) =>
  new Hono().get('/jwks.json', async (c) => {
    const keys = await publicKeys(ports); // first: a failure must be kept by nobody
    c.header('Cache-Control', `public, max-age=${MAX_AGE_SECONDS}`);
    return c.json(keys);
  });
