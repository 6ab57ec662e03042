import { OpenLink } from '@sallyport/protocol';
import { Hono } from 'hono';
import { openLink } from '../flows/open-link.ts';
import { body } from '../http/body.ts';
import { callerOf } from '../http/cookies.ts';
import { problem } from '../http/problem.ts';
import { LINK_PAGE_POLICY, linkPage } from '../pages/link-page.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * Where a mail's link leads.
 *
 *     GET  /link   a page with one button: what only fetches links spends nothing   200
 *     POST /link   what the page's button posts: the link's fragment                        200, or the status of the problem
 */
export const linkRoutes = (ports: Ports) =>
  new Hono()
    .get('/', (c) => {
      c.header('Content-Security-Policy', LINK_PAGE_POLICY);
      return c.html(linkPage(ports.site.url.host, callerOf(c, ports).language));
    })
    .post('/', body(OpenLink), async (c) => {
      const opened = await openLink(ports, callerOf(c, ports), c.req.valid('json').token);
      return typeof opened === 'string' ? problem(c, { code: opened }) : c.json(opened);
    });
