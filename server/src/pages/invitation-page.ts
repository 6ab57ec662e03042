import { html, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Language } from '../messages/catalogues.ts';
import { colourOf, paletteOf } from '../messages/palette.ts';
import type { MessageKey } from '../messages/en.ts';
import { formatMessage } from '../messages/format-message.ts';
import { type Brand, brandOf, homeOf, type Site } from '../ports/site.ts';
import { contentHash } from './content-hash.ts';
import { LOGO_STYLE, logoOf, logoSources } from './logo.ts';

/** The widget takes the site's accent as its own. */
function styleOf({ accent }: Brand): string {
  const colour = colourOf(paletteOf(accent));
  return `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body {
  margin: 0; min-block-size: 100dvh; display: grid; place-items: center; padding: 1rem; box-sizing: border-box;
  background: ${colour('page')}; color: ${colour('text')};
}
main {
  inline-size: 100%; max-inline-size: 24rem;
  --sally-accent: ${colour('accent')}; --sally-on-accent: ${colour('onAccent')};
}
${LOGO_STYLE}
[slot='footer'] {
  display: none; box-sizing: border-box; min-block-size: 2.75rem; padding: 0.5rem 1rem; border-radius: 0.625rem;
  background: ${colour('accent')}; color: ${colour('onAccent')}; font-weight: 600; text-align: center;
  text-decoration: none;
}
sally-flow:has(sally-new-password-step):not(:has(form)) [slot='footer'] { display: block; }
[slot='footer']:focus-visible { outline: 2px solid ${colour('accent')}; outline-offset: 2px; }
`;
}

/** The widget's own script runs here and nothing else, and it calls this backend alone. */
export const invitationPagePolicy = (brand: Brand): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${contentHash(styleOf(brand))}`,
    ...logoSources(brand),
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

/**
 * The page that the link of an invitation leads to: the widget, which takes the token out of the address. The same for
 * everybody. Whoever has accepted goes on to the site. Whose invitation is over gets there too, as they may have an
 * account by now. The widget leads there by itself, but to no other origin: for that there is a link.
 */
export function invitationPage(site: Site, language: Language): HtmlEscapedString | Promise<HtmlEscapedString> {
  const home = homeOf(site);
  const brand = brandOf(site);
  const words = (key: MessageKey, called = brand.name) => formatMessage(key, { site: called }, language);
  const leave = words('invitation-page.leave', site.name ?? new URL(home).host);
  return html`<!doctype html>
<html lang=${language} dir=${language === 'ar' ? 'rtl' : 'ltr'}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${words('invitation-page.title')}</title>
<style>${raw(styleOf(brand))}</style>
<script type="module" src="/sallyport.js"></script>
</head>
<body>
<main>
<sally-flow purpose="accept-invitation" heading-level="1" return-to="${home}/">
${logoOf(brand, 'logo')}
${home === site.url.origin ? '' : html`<a slot="footer" href="${home}/">${leave}</a>`}
</sally-flow>
<noscript><p>${words('link.no-script')}</p></noscript>
</main>
</body>
</html>`;
}
