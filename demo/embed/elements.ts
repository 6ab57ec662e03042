import { html, type TemplateResult } from 'lit/html.js';
import elements, { type Described } from 'virtual:elements';

/** What the manifest says of an element, in the order in which it is shown. */
const KINDS = [
  ['attributes', 'Attributes'],
  ['properties', 'Properties'],
  ['events', 'Events'],
  ['slots', 'Slots'],
  ['parts', 'Parts'],
  ['tokens', 'Properties of CSS'],
] as const;

/** Every element, with what a page can say to it and hears of it. */
export const reference = (): TemplateResult => html`<section aria-labelledby="elements">
  <h2 id="elements">Elements</h2>
  <p class="muted">As their manifest describes them. Those of a step or a field are what the others are made of.</p>
  ${Object.entries(elements).map(
    ([tag, element]) => html`<details>
      <summary><code>&lt;${tag}&gt;</code> ${element.summary}</summary>
      ${KINDS.map(([kind, title]) => (element[kind].length > 0 ? group(title, element[kind]) : ''))}
    </details>`,
  )}
</section>`;

const group = (title: string, all: readonly Described[]): TemplateResult => html`<h3>${title}</h3>
  <dl>
    ${all.map(
      ({ name, description, preset }) => html`<dt><code>${name || '(default)'}</code></dt>
        <dd>${description} ${preset === undefined ? '' : html`<span class="muted">Default: ${preset}</span>`}</dd>`,
    )}
  </dl>`;
