import { invitationPage } from '../../../server/src/pages/invitation-page.ts';
import type { DocumentLanguage } from './document-state.ts';
import { INVITATION_SCRIPT } from './invitation-script.ts';
import type { pages } from './pages.ts';

type Id = Extract<(typeof pages)[number]['id'], `page-invitation${string}`>;

/** A backend whose people belong on another origin, so that the page has a link there. */
const site = {
  url: new URL('https://auth.acme.example'),
  name: 'acme.example',
  origins: ['https://auth.acme.example', 'https://acme.example'],
  trustedProxies: [],
} as const satisfies Parameters<typeof invitationPage>[0];

/** The server's page, with the widget of the demo on it. The script before it answers in place of a server. */
const look = (id: Id) => async (language: DocumentLanguage) =>
  `${await invitationPage(site, language)}`
    .replace('<main>', `<main data-state="${id.replace('page-', '')}">`)
    .replace(
      '<script type="module" src="/sallyport.js">',
      `<script type="module" src="../${INVITATION_SCRIPT}"></script>\n<script type="module" src="../sallyport.js">`,
    );

/** Makes each look of the page that an invitation leads to from what the server sends. */
export const invitationWriters: Record<Id, ReturnType<typeof look>> = {
  'page-invitation-fresh': look('page-invitation-fresh'),
  'page-invitation-taken': look('page-invitation-taken'),
  'page-invitation-over': look('page-invitation-over'),
};
