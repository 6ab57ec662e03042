import type { Language } from './catalogues.ts';
import type { Brand } from '../ports/site.ts';
import type { Block, Content } from './compose-message.ts';
import { type Palette, paletteOf } from './palette.ts';

/** The colours of one scheme. */
const scheme = (palette: Palette, index: 0 | 1) =>
  Object.fromEntries(Object.entries(palette).map(([name, pair]) => [name, pair[index]])) as Record<
    keyof Palette,
    string
  >;
type Colours = ReturnType<typeof scheme>;

/** Programs that know no dark style sheet keep the light ones. */
const darkStyles = (dark: Colours): string => `@media (prefers-color-scheme: dark) {
.page { background: ${dark.page} !important; color: ${dark.text} !important }
.card { background: ${dark.card} !important; border-color: ${dark.hairline} !important }
.code { background: ${dark.raised} !important }
.aside { color: ${dark.muted} !important }
.action { background: ${dark.accent} !important; color: ${dark.onAccent} !important }
.side-link { color: ${dark.accent} !important }
}`;

/** Styles of the parts of a mail that have a colour. */
const stylesOf = (light: Colours) => ({
  page:
    `margin:0;padding:24px 12px;background:${light.page};color:${light.text};` +
    `font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif`,
  card:
    `max-width:400px;margin:0 auto;padding:32px;background:${light.card};` +
    `border:1px solid ${light.hairline};border-radius:16px`,
  aside: `margin:24px 0 0;color:${light.muted};font-size:14px;line-height:1.45`,
  code:
    `margin:0 0 16px;padding:16px 8px 16px 12px;background:${light.raised};border-radius:10px;text-align:center;` +
    'font-size:32px;line-height:1.2;font-weight:600;font-variant-numeric:tabular-nums;letter-spacing:4px;' +
    'overflow-wrap:anywhere',
  action:
    `display:block;padding:12px 16px;background:${light.accent};color:${light.onAccent};border-radius:10px;` +
    'text-align:center;font-weight:600;text-decoration:none',
  sideLink: `color:${light.accent}`,
});
type Styles = ReturnType<typeof stylesOf>;

const HEADING = 'margin:0 0 16px;font-size:22px;line-height:1.3;font-weight:600;overflow-wrap:anywhere';
const WORDS = 'margin:0 0 16px';
/** Outlook goes by the attribute for its height. */
const LOGO = 'display:block;height:40px;width:auto;max-width:100%;margin:0 0 24px';
/** `mso-hide` is for Outlook, which shows what is not displayed. */
const PREVIEW = 'display:none;max-height:0;overflow:hidden;mso-hide:all';

/**
 * A message as a page: one column, no script, nothing that is fetched but the site's logo where it has one, and nothing
 * to press but the link. Every value is escaped. Styles stand in the elements, because programs drop style sheets.
 */
export function htmlPart(
  { brand, subject: title, preview, blocks }: Pick<Content, 'brand' | 'subject' | 'preview' | 'blocks'>,
  language: Language,
): string {
  const palette = paletteOf(brand.accent);
  const styles = stylesOf(scheme(palette, 0));
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${escape(title)}</title>
<style>${darkStyles(scheme(palette, 1))}</style>
</head>
<body class="page" style="${styles.page}">
<div style="${PREVIEW}">${escape(preview)}</div>
<div class="card" style="${styles.card}">
${mailLogo(brand)}<h1 style="${HEADING}">${escape(title)}</h1>
${blocks.map((block) => htmlOf(block, styles)).join('\n')}
</div>
</body>
</html>
`;
}

/** Programs that show no pictures show the name instead. */
const mailLogo = ({ logo, name }: Brand): string =>
  logo === undefined ? '' : `<img src="${escape(logo)}" alt="${escape(name)}" height="40" style="${LOGO}">\n`;

function htmlOf(block: Block, styles: Styles): string {
  switch (block.kind) {
    case 'words':
      return `<p style="${WORDS}">${escape(block.text)}</p>`;
    case 'aside':
      return `<p class="aside" style="${styles.aside}">${escape(block.text)}</p>`;
    case 'code':
      return `<p dir="ltr" class="code" style="${styles.code}">${escape(block.code)}</p>`;
    case 'link':
      return linkOf('action', block, styles.action);
    case 'side-link':
      return linkOf('side-link', block, styles.sideLink);
  }
}

const linkOf = (look: string, { action, href }: { action: string; href: string }, style: string): string =>
  `<p style="${WORDS}"><a class="${look}" href="${escape(href)}" style="${style}">${escape(action)}</a></p>`;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
