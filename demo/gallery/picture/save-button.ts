import { html, type TemplateResult } from 'lit/html.js';
import { pngOf, save } from './png.ts';

/** A button that saves what the only frame of the page shows as a picture, and says so. */
export function saveButton(name: string): TemplateResult {
  const take = async ({ currentTarget }: Event) => {
    const said = (currentTarget as Element).nextElementSibling!;
    said.textContent = 'Drawing…';
    try {
      save(await pngOf(document.querySelector('iframe')!), `${name}.png`);
      said.textContent = 'Saved';
    } catch {
      said.textContent = 'Your browser draws no picture of a page. Its developer tools take one of a node.';
    }
  };
  return html`<p class="copy">
    <button type="button" @click=${take}>Save as PNG</button> <span role="status"></span>
  </p>`;
}
