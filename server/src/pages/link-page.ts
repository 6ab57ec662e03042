import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Language } from '../messages/catalogues.ts';
import type { CodeMail } from '../messages/code-message.ts';
import type { MessageKey } from '../messages/en.ts';
import { formatMessage } from '../messages/format-message.ts';
import { paletteOf } from '../messages/palette.ts';
import type { Brand } from '../ports/site.ts';
import { contentHash } from './content-hash.ts';
import { LINK_SCRIPT } from './link-script.ts';
import { linkStyle } from './link-style.ts';
import { logoOf, logoSources } from './logo.ts';

/** Nothing runs, shows or is fetched but what this page is made of, and the site's logo where it has one. */
export const linkPagePolicy = (brand: Brand): string =>
  [
    "default-src 'none'",
    `script-src ${contentHash(LINK_SCRIPT)}`,
    `style-src ${contentHash(linkStyle(paletteOf(brand.accent)))}`,
    ...logoSources(brand),
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');

type Purpose = CodeMail['purpose'] | 'undo-address';

const PURPOSES: ReadonlySet<string> = new Set<Purpose>([
  'sign-in',
  'enrol',
  'recover',
  'sign-up',
  'new-address',
  'undo-address',
]);

/** Whether a link's address says what it is for. It only chooses words: what the link does hangs on its token. */
export const isLinkPurpose = (text: string | undefined): text is Purpose => text !== undefined && PURPOSES.has(text);

/**
 * The page that a mail's link leads to: one button, then what came of it. The same for everybody; who asks is told by
 * the token, which never reaches the server before the button is pressed.
 *
 * @param purpose  What the address says it is for; without it the words fit every purpose.
 */
export function linkPage(
  brand: Brand,
  purpose: Purpose | undefined,
  language: Language,
): HtmlEscapedString | Promise<HtmlEscapedString> {
  const words = (key: MessageKey) => formatMessage(key, { site: brand.name }, language);
  const title = words(purpose ? `link.${purpose}.title` : 'link.title');
  const undoes = purpose === 'undo-address';
  const action = words(undoes ? 'undo.action' : purpose ? `code.${purpose}.action` : 'link.action');
  const approved = words(purpose && !undoes ? `link.${purpose}.approved-title` : 'link.approved-title');
  const again = html`<button type="button" data-again>${words('link.again')}</button>`;
  return html`<!doctype html>
<html lang=${language} dir=${language === 'ar' ? 'rtl' : 'ltr'}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(linkStyle(paletteOf(brand.accent)))}</style>
</head>
<body>
<main>
${logoOf(brand)}
<section data-state="ask" tabindex="-1" hidden>
<h1>${title}</h1>
<p>${words(undoes ? 'link.undo-address.ask' : 'link.ask')}</p>
<button type="button">${action}</button>
<template>${words('link.busy')}</template>
</section>
<section data-state="approved" tabindex="-1" hidden>
<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round"
  stroke-linejoin="round" aria-hidden="true"><path d="M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0m-13 .5 2.5 2.5 5-5.5"/></svg>
<h1>${approved}</h1>
<p>${words('link.approved')}</p>
</section>
<section data-state="code" tabindex="-1" hidden>
<h1>${words('link.code-title')}</h1>
<p>${words('link.code')}</p>
<output dir="ltr"></output>
</section>
<section data-state="elsewhere" tabindex="-1" hidden>
<h1>${words('link.elsewhere-title')}</h1>
<p>${words('link.elsewhere')}</p>
</section>
<section data-state="undone" tabindex="-1" hidden>
<h1>${words('link.undone-title')}</h1>
<p>${words('link.undone')}</p>
</section>
<section data-state="over" tabindex="-1" hidden>
<h1>${words('link.over-title')}</h1>
<p>${words(undoes ? 'link.undo-address.over' : 'link.over')}</p>
</section>
<section data-state="failed" tabindex="-1" hidden>
<h1>${words('link.failed-title')}</h1>
<p>${words('link.failed')}</p>
${again}
</section>
<noscript><p>${words('link.no-script')}</p></noscript>
</main>
<script type="module">${raw(LINK_SCRIPT)}</script>
</body>
</html>`;
}
