import { html, type TemplateResult } from 'lit/html.js';
import { copyButton, copyLink } from '../gallery/copy-button.ts';
import { toCss, toTailwind } from './css-text.ts';
import { toServerSettings } from './server-settings.ts';
import type { Theme } from './theme.ts';
import { toTokens } from './to-tokens.ts';

const FORMATS: readonly [title: string, hint: string, write: (theme: Theme) => string][] = [
  ['CSS', 'What you set, for a style sheet of your page.', toCss],
  ['Design tokens', 'DTCG 2025.10, with light and dark as a modifier.', toTokens],
  ['Tailwind', 'Tailwind 4, which makes utilities of them such as bg-sally-accent.', toTailwind],
  ['Mails', 'They and the pages of their links have the accent alone: a setting of the server.', toServerSettings],
];

/** The theme as a site takes it along. */
export const exported = (theme: Theme): TemplateResult => html`<section aria-labelledby="export-title">
  <h2 id="export-title">Export</h2>
  ${FORMATS.map(([title, hint, write]) => {
    const text = write(theme);
    return html`<details>
      <summary>${title}</summary>
      <p class="muted">${hint}</p>
      <pre dir="ltr" tabindex="0" role="region" aria-label=${title}>${text}</pre>
      ${copyButton(`Copy ${title}`, () => text)}
    </details>`;
  })}
  ${copyLink()}
</section>`;
