import { OpenLink } from '@sallyport/protocol';
import { Hono } from 'hono';
import { openLink } from '../flows/open-link.ts';
import type { Ports } from '../ports/ports.ts';
import { body } from './body.ts';
import { callerOf } from './cookies.ts';
import { problem } from './problem.ts';

/**
 * Where a mail's link leads.
 *
 *     POST /link   what the page's button posts: the link's fragment   200, or the status of the problem
 */
export const linkRoutes = (ports: Ports) =>
  new Hono().post('/', body(OpenLink), async (c) => {
    const opened = await openLink(ports, callerOf(c, ports), c.req.valid('json').token);
    return typeof opened === 'string' ? problem(c, { code: opened }) : c.json(opened);
  });
