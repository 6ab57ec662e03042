import { html, type TemplateResult } from 'lit/html.js';

/** Copies the address of the page, and says so. */
export const copyLink = (): TemplateResult => html`<p class="copy">
  <button type="button" @click=${copy}>Copy link</button> <span role="status"></span>
</p>`;

async function copy({ currentTarget }: Event): Promise<void> {
  const said = (currentTarget as Element).nextElementSibling!;
  said.textContent = '';
  const words = await navigator.clipboard.writeText(location.href).then(
    () => 'Copied',
    () => 'Your browser didn’t let the page copy it.',
  );
  said.textContent = words;
}
