import { html, nothing, type TemplateResult } from 'lit/html.js';
import { found, type Group } from './groups.ts';
import { journeys } from './journeys.ts';
import { addressOf, type View } from './view.ts';

/** The states by journey, as links, and a search through them. */
export function list(view: View, search: (words: string) => void): TemplateResult {
  const groups = found(view.search);
  return html`<nav class="list" aria-label="States">
    <label class="search">
      <span class="visually-hidden">Find a state</span>
      <input
        type="search"
        placeholder="Find a state"
        .value=${view.search}
        @input=${({ target }: InputEvent) => search((target as HTMLInputElement).value)}
      />
    </label>
    <p class="muted" role="status">${view.search ? countWords(groups) : ''}</p>
    ${view.search ? nothing : played(view)} ${groups.map((group) => drawGroup(group, view))}
  </nav>`;
}

const countWords = (groups: Group[]): string => {
  const count = groups.flatMap(({ states }) => states).length;
  return count === 0 ? 'No state has these words.' : `${count} found`;
};

function drawGroup({ title, states }: Group, view: View): TemplateResult {
  const isOpen = view.search !== '' || states.includes(view.state);
  return html`<details ?open=${isOpen}>
    <summary>${title} · ${states.length}</summary>
    <ul>
      ${states.map((state) => {
        const isShown = state === view.state && !view.all;
        const address = addressOf({ ...view, state, all: false, journey: undefined });
        const isOneOfTwo = states.filter(({ title: other }) => other === state.title).length > 1;
        return html`<li>
          <a href=${address} aria-current=${isShown ? 'page' : 'false'}>
            ${state.title} ${isOneOfTwo ? html`<code class="muted">${state.id}</code>` : nothing}
          </a>
        </li>`;
      })}
    </ul>
  </details>`;
}

/** The journeys, each a link to where it begins. */
const played = (view: View): TemplateResult => html`<details ?open=${view.journey !== undefined}>
  <summary>Journeys · ${journeys.length}</summary>
  <ul>
    ${journeys.map((journey) => {
      const address = addressOf({ ...view, state: journey.states[0]!, all: false, journey });
      const isPlayed = journey === view.journey ? 'true' : 'false';
      return html`<li><a href=${address} aria-current=${isPlayed}>${journey.title}</a></li>`;
    })}
  </ul>
</details>`;
