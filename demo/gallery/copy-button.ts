import { html, type TemplateResult } from 'lit/html.js';
import { copyText } from '../copy-text.ts';

/** Copies the address of the page, and says so. */
export const copyLink = (): TemplateResult => copyButton('Copy link', () => location.href);

/** A button that copies a text, and says so. */
export function copyButton(label: string, text: () => string): TemplateResult {
  const copy = async ({ currentTarget }: Event) => {
    const said = (currentTarget as Element).nextElementSibling!;
    said.textContent = ''; // said again where it is the same
    said.textContent = await copyText(text());
  };
  return html`<p class="copy">
  <button type="button" @click=${copy}>${label}</button> <span role="status"></span>
</p>`;
}
