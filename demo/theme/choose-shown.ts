import { html, type TemplateResult } from 'lit/html.js';
import { guard } from 'lit/directives/guard.js';
import { go } from '../bar/go.ts';
import type { State } from '../states/index.ts';
import { addressWith, WEARERS } from './shown.ts';

/** Which states are shown: a choice for each place. */
export const chooseShown = (shown: readonly State[]): TemplateResult => html`<div
  class="choose"
  role="group"
  aria-label="States shown"
>${shown.map(
  (state, place) =>
    html`${guard(
      [state.id], // the choices are many, and the page is drawn with each letter that is typed
      () => html`<select
      aria-label=${`State ${place + 1}`}
      @change=${({ target }: Event) => go(addressWith(place, (target as HTMLSelectElement).value, location.search))}
    >
      ${WEARERS.map(
        ({ title, states }) => html`<optgroup label=${title}>
          ${states.map((it) => html`<option value=${it.id} .selected=${it === state}>${it.title}</option>`)}
        </optgroup>`,
      )}
    </select>`,
    )}`,
)}</div>`;
