import { inScheme } from '../../../server/src/messages/in-scheme.ts';
import { mailWriters } from './compose-mails.ts';
import { DOCUMENT_LANGUAGES, fileOf, textFileOf, type DocumentState } from './document-state.ts';
import { invitationWriters } from './invitation-pages.ts';
import { linkWriters } from './link-pages.ts';
import { mails } from './mails.ts';
import { pages } from './pages.ts';

const pageWriters = { ...linkWriters, ...invitationWriters };

/** Makes every document in every language and both schemes, by its file: as the server does, with its own functions. */
export async function makeDocuments(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  const put = (document: DocumentState, language: (typeof DOCUMENT_LANGUAGES)[number], html: string) => {
    for (const scheme of ['light', 'dark'] as const)
      files.set(fileOf(document, language, scheme), inScheme(html, scheme));
  };
  for (const language of DOCUMENT_LANGUAGES) {
    for (const mail of mails) {
      const { html = '', text } = mailWriters[mail.id](language);
      put(mail, language, html);
      files.set(textFileOf(mail, language), text);
    }
    for (const page of pages) put(page, language, await pageWriters[page.id](language));
  }
  return files;
}
