import { html, type TemplateResult } from 'lit/html.js';
import { copyText } from '../copy-text.ts';

/** Copies the address of the page, and says so. */
export const copyLink = (): TemplateResult => html`<p class="copy">
  <button type="button" @click=${copy}>Copy link</button> <span role="status"></span>
</p>`;

async function copy({ currentTarget }: Event): Promise<void> {
  const said = (currentTarget as Element).nextElementSibling!;
  said.textContent = '';
  said.textContent = await copyText(location.href);
}
