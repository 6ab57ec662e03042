import { Hono } from 'hono';
import { callerOf } from '../http/cookies.ts';
import { INVITATION_PAGE_POLICY, invitationPage } from '../pages/invitation-page.ts';
import type { Ports } from '../ports/ports.ts';

/** `GET /invitation`: the page that the link of an invitation leads to, unless the site has one of its own. */
export const invitationPageRoutes = ({ site, ...ports }: Ports) =>
  new Hono().get('/', (c) => {
    c.header('Content-Security-Policy', INVITATION_PAGE_POLICY);
    return c.html(invitationPage(site, callerOf(c, { site, ...ports }).language));
  });
