import type { Language } from './catalogues.ts';
import type { Block, Content } from './compose-message.ts';
import { PALETTE } from './palette.ts';

/** The colours of one scheme. */
const scheme = (index: 0 | 1) =>
  Object.fromEntries(Object.entries(PALETTE).map(([name, pair]) => [name, pair[index]])) as Record<
    keyof typeof PALETTE,
    string
  >;
const [LIGHTS, DARKS] = [scheme(0), scheme(1)];

/** Programs that know no dark style sheet keep the light ones. */
const DARK = `@media (prefers-color-scheme: dark) {
.page { background: ${DARKS.page} !important; color: ${DARKS.text} !important }
.card { background: ${DARKS.card} !important; border-color: ${DARKS.hairline} !important }
.code { background: ${DARKS.raised} !important }
.aside { color: ${DARKS.muted} !important }
.action { background: ${DARKS.accent} !important; color: ${DARKS.onAccent} !important }
.side-link { color: ${DARKS.accent} !important }
}`;

const PAGE =
  `margin:0;padding:24px 12px;background:${LIGHTS.page};color:${LIGHTS.text};` +
  `font:16px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif`;
const CARD =
  `max-width:400px;margin:0 auto;padding:32px;background:${LIGHTS.card};` +
  `border:1px solid ${LIGHTS.hairline};border-radius:16px`;
const HEADING = 'margin:0 0 16px;font-size:22px;line-height:1.3;font-weight:600;overflow-wrap:anywhere';
const WORDS = 'margin:0 0 16px';
const ASIDE = `margin:24px 0 0;color:${LIGHTS.muted};font-size:14px;line-height:1.45`;
const CODE =
  `margin:0 0 16px;padding:16px 8px 16px 12px;background:${LIGHTS.raised};border-radius:10px;text-align:center;` +
  'font-size:32px;line-height:1.2;font-weight:600;font-variant-numeric:tabular-nums;letter-spacing:4px;' +
  'overflow-wrap:anywhere';
const ACTION =
  `display:block;padding:12px 16px;background:${LIGHTS.accent};color:${LIGHTS.onAccent};border-radius:10px;` +
  'text-align:center;font-weight:600;text-decoration:none';
const SIDE_LINK = `color:${LIGHTS.accent}`;
/** `mso-hide` is for Outlook, which shows what is not displayed. */
const PREVIEW = 'display:none;max-height:0;overflow:hidden;mso-hide:all';

/**
 * A message as a page: one column, no picture, no script, nothing that is fetched, and nothing to press but the link.
 * Every value is escaped. Styles stand in the elements, because programs drop style sheets.
 */
export const htmlPart = (
  { subject: title, preview, blocks }: Pick<Content, 'subject' | 'preview' | 'blocks'>,
  language: Language,
): string => `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${escape(title)}</title>
<style>${DARK}</style>
</head>
<body class="page" style="${PAGE}">
<div style="${PREVIEW}">${escape(preview)}</div>
<div class="card" style="${CARD}">
<h1 style="${HEADING}">${escape(title)}</h1>
${blocks.map(htmlOf).join('\n')}
</div>
</body>
</html>
`;

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'words':
      return `<p style="${WORDS}">${escape(block.text)}</p>`;
    case 'aside':
      return `<p class="aside" style="${ASIDE}">${escape(block.text)}</p>`;
    case 'code':
      return `<p dir="ltr" class="code" style="${CODE}">${escape(block.code)}</p>`;
    case 'link': {
      const link = `<a class="action" href="${escape(block.href)}" style="${ACTION}">${escape(block.action)}</a>`;
      return `<p style="${WORDS}">${link}</p>`;
    }
    case 'side-link': {
      const link = `<a class="side-link" href="${escape(block.href)}" style="${SIDE_LINK}">${escape(block.action)}</a>`;
      return `<p style="${WORDS}">${link}</p>`;
    }
  }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
