import { html, type TemplateResult } from 'lit/html.js';
import { LOOK, WIDTH } from './choices.ts';
import { isDocument } from './groups.ts';
import { addressOf, type View } from './view.ts';

/** How the states are looked at. */
export function toolbar(view: View, choose: (chosen: View['chosen']) => void): TemplateResult {
  const look = ({ name, label, values }: (typeof LOOK)[number]) => html`<select
    aria-label=${label}
    @change=${({ target }: Event) => choose({ ...view.chosen, [name]: (target as HTMLSelectElement).value })}
  >
    ${values.map(([value, words]) => option(value, words, view.chosen[name]))}
  </select>`;
  const one = (all: boolean, words: string) => pill(addressOf({ ...view, all }), view.all === all, words);
  return html`<div class="toolbar">
    <div role="group" aria-label="Width in pixels">${widths().map((width) => {
      const address = addressOf({ ...view, chosen: { ...view.chosen, width } });
      return pill(address, view.chosen.width === width, width);
    })}</div>
    ${isDocument(view.state) && !view.all ? '' : html`<div role="group" aria-label="Look">${LOOK.map(look)}</div>`}
    <div role="group" aria-label="How many">${one(false, 'One')} ${one(true, 'All side by side')}</div>
  </div>`;
}

/** From the narrowest to the widest. */
const widths = (): string[] => WIDTH.values.map(([width]) => width).sort((a, b) => Number(a) - Number(b));

const pill = (address: string, isChosen: boolean, words: string): TemplateResult =>
  html`<a class="pill" href=${address} aria-current=${isChosen ? 'true' : 'false'}>${words}</a>`;

const option = (value: string, words: string, chosen: string): TemplateResult =>
  html`<option value=${value} .selected=${value === chosen}>${words}</option>`;
