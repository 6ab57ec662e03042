import { OpenLink } from '@sallyport/protocol';
import { Hono } from 'hono';
import { openLink } from '../flows/open-link.ts';
import { takeReturn } from '../flows/single-sign-on.ts';
import { body } from '../http/body.ts';
import { callerOf } from '../http/cookies.ts';
import { problem } from '../http/problem.ts';
import { invitationPage, invitationPagePolicy } from '../pages/invitation-page.ts';
import { isLinkPurpose, linkPage, linkPagePolicy } from '../pages/link-page.ts';
import type { Ports } from '../ports/ports.ts';
import { brandOf } from '../ports/site.ts';

/**
 * Where mails and identity providers send a browser.
 *
 *     GET  /link?for=…    a page with one button: what only fetches links spends nothing  200
 *     POST /link          what the page's button posts: the link's fragment           200, or the problem's status
 *     GET  /invitation    the page of an invitation, unless the site has one of its own   200
 *     GET  /sso/callback  back from a provider                            303, 404
 *
 * The callback is the one GET that changes something, since a provider can only send a browser: the flow of this
 * browser that waits for it, once, and under a state that nobody else can know. It grants nothing and sets no cookie.
 */
export const landingRoutes = (ports: Ports) =>
  new Hono()
    .get('/link', (c) => {
      const brand = brandOf(ports.site);
      c.header('Content-Security-Policy', linkPagePolicy(brand));
      const purpose = c.req.query('for');
      const { language } = callerOf(c, ports);
      return c.html(linkPage(brand, isLinkPurpose(purpose) ? purpose : undefined, language));
    })
    .post('/link', body(OpenLink), async (c) => {
      const opened = await openLink(ports, callerOf(c, ports), c.req.valid('json').token);
      return typeof opened === 'string' ? problem(c, { code: opened }) : c.json(opened);
    })
    .get('/invitation', (c) => {
      c.header('Content-Security-Policy', invitationPagePolicy(brandOf(ports.site)));
      return c.html(invitationPage(ports.site, callerOf(c, ports).language));
    })
    .get('/sso/callback', async (c) => {
      const isNavigation = (c.req.header('sec-fetch-mode') ?? 'navigate') === 'navigate'; // never an image or a fetch
      if (c.req.method !== 'GET' || !isNavigation) return problem(c, { code: 'not-found' });
      return c.redirect(await takeReturn(ports, callerOf(c, ports), new URL(c.req.url).searchParams), 303);
    });
