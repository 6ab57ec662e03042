import { Hono } from 'hono';
import { takeReturn } from '../flows/single-sign-on.ts';
import { callerOf } from '../http/cookies.ts';
import { problem } from '../http/problem.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * `GET /sso/callback`: where an identity provider sends the browser back to. The one GET that changes something, since a
 * provider can only send a browser: the flow of this browser that waits for it, once, and under a state that nobody else
 * can know. It grants nothing and sets no cookie.
 */
export const ssoRoutes = (ports: Ports) =>
  new Hono().get('/callback', async (c) => {
    const isNavigation = (c.req.header('sec-fetch-mode') ?? 'navigate') === 'navigate'; // never an image or a fetch
    if (c.req.method !== 'GET' || !isNavigation) return problem(c, { code: 'not-found' });
    return c.redirect(await takeReturn(ports, callerOf(c, ports), new URL(c.req.url).searchParams), 303);
  });
