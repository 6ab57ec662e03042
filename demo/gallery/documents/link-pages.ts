import { linkPage } from '../../../server/src/pages/link-page.ts';
import type { DocumentLanguage } from './document-state.ts';
import type { pages } from './pages.ts';

type Writer = (language: DocumentLanguage) => Promise<string>;

/** What the page's script would show, since without a server it is not run. */
const link =
  (part: string, purpose: Parameters<typeof linkPage>[1] = 'sign-in'): Writer =>
  async (language) =>
    `${await linkPage({ name: 'acme.example' }, purpose, language)}`
      .replace(/<script[^>]*>.*<\/script>/s, '')
      .replace(new RegExp(`(<section data-state="${part}"[^>]*?) hidden`), '$1')
      .replace('<output dir="ltr">', '$&481920');

/** Makes each look of the page of a link from what the server sends. */
export const linkWriters: Record<Extract<(typeof pages)[number]['id'], `page-link-${string}`>, Writer> = {
  'page-link-sign-in': link('ask'),
  'page-link-enrol': link('ask', 'enrol'),
  'page-link-recover': link('ask', 'recover'),
  'page-link-sign-up': link('ask', 'sign-up'),
  'page-link-approved': link('approved'),
  'page-link-code': link('code'),
  'page-link-elsewhere': link('elsewhere'),
  'page-link-over': link('over'),
  'page-link-undo': link('ask', 'undo-address'),
  'page-link-undone': link('undone', 'undo-address'),
  'page-link-undo-over': link('over', 'undo-address'),
  'page-link-failed': link('failed'),
};
