import { beforeAll, describe, expect, it } from 'vitest';
import { makeDocuments } from '../../demo/gallery/documents/make-documents.ts';
import { mails } from '../../demo/gallery/documents/mails.ts';
import { pages } from '../../demo/gallery/documents/pages.ts';
import { invitationStates } from '../../demo/states/sign-up.ts';
import { en } from '../../server/src/messages/en.ts';

describe('the documents that the page of the states shows', () => {
  let files: Map<string, string>;
  beforeAll(async () => void (files = await makeDocuments()));

  it('are every mail and page, in each language and scheme', () => {
    expect(files.size).toBe(mails.length * 3 * 3 + pages.length * 3 * 2);
    expect(files.get('documents/mail-sign-in.de.txt')).toContain('481920');
    expect(files.get('documents/mail-sign-in.ar.dark.html')).toContain('<html lang="ar" dir="rtl">');
    expect([...files.values()].filter((text) => text === '' || text.includes('undefined'))).toEqual([]);
  });

  it('have a mail for every subject that the server writes', () => {
    const subjects = Object.entries(en).flatMap(([key, words]) =>
      key.endsWith('.subject') && typeof words === 'string' ? [words] : [],
    );
    const titles = [...files].flatMap(([file, html]) => (file.endsWith('.en.light.html') ? [html] : []));
    const missing = subjects.filter((words) => !titles.some((html) => html.includes(words.split('{')[0]!.trim())));
    expect(missing).toEqual([]);
  });

  it('look as in one scheme, whatever the system’s is', () => {
    const html = [...files].filter(([file]) => file.endsWith('.html'));
    expect(html.filter(([, text]) => /prefers-color-scheme|color-scheme: light dark/.test(text))).toEqual([]);
    expect(files.get('documents/mail-locked.en.dark.html')).toContain('@media all');
    expect(files.get('documents/page-link-over.en.dark.html')).toContain('color-scheme: dark');
  });

  const linkPages = pages.filter(({ id }) => id.startsWith('page-link-'));
  it.each(linkPages)('show one part of the page of a link, and run nothing: $id', ({ id }) => {
    const html = files.get(`documents/${id}.en.light.html`)!;
    expect(html.match(/<section (?![^>]*hidden)/g)).toHaveLength(1);
    expect(html).not.toContain('<script');
  });

  it('have each look of an invitation on the page of the server, whose widget is told what to show', () => {
    const looks = pages.flatMap(({ id }) => (id.startsWith('page-invitation-') ? [id.slice('page-'.length)] : []));
    expect(looks).toEqual(Object.values(invitationStates).map(({ id }) => id));
    for (const look of looks) {
      const html = files.get(`documents/page-${look}.ar.dark.html`)!;
      expect(html).toMatch(new RegExp(`<main data-state="${look}">\\s*<sally-flow purpose="accept-invitation"`));
      expect(html.match(/src="[^"]*"/g)).toEqual(['src="../documents/invitation.js"', 'src="../sallyport.js"']);
    }
  });
});
