import { html, type TemplateResult } from 'lit/html.js';
import { copyText } from '../copy-text.ts';
import type { Snippet } from './snippets.ts';

/** Shows a snippet, and copies it. */
export const snippet = ({ id, title, about, text }: Snippet): TemplateResult => html`<section aria-labelledby=${id}>
  <h2 id=${id}>${title}</h2>
  <p class="muted">${about}</p>
  <div class="snippet" dir="ltr">
    <pre>${text.trim()}</pre>
    <p>
      <button class="quiet" type="button" aria-describedby=${id} value=${text.trim()} @click=${copy}>Copy</button>
      <span role="status"></span>
    </p>
  </div>
</section>`;

async function copy({ currentTarget }: Event): Promise<void> {
  const button = currentTarget as HTMLButtonElement;
  const said = button.nextElementSibling!;
  said.textContent = '';
  said.textContent = await copyText(button.value);
}
