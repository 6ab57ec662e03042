import { html, type TemplateResult } from 'lit/html.js';
import { keyed } from 'lit/directives/keyed.js';
import { ref } from 'lit/directives/ref.js';
import { readChoices } from '../bar/choice.ts';
import { DRESS } from '../bar/dress.ts';
import { mount, setHeight } from '../gallery/mounted-frame.ts';
import { listen } from '../gallery/stage-report.ts';
import type { ThemeMessage } from '../gallery/stage/wear-theme.ts';
import type { State } from '../states/index.ts';
import { chooseShown } from './choose-shown.ts';
import { declarationsOf } from './css-text.ts';
import { NOTHING_SET, SCHEMES, type Scheme, type Theme } from './theme.ts';

/** How wide the document of each is, in CSS px. */
const WIDTH = '340';

let worn: Theme = NOTHING_SET;

/** States in light and dark, each in a document of its own. */
export const looks = (shown: readonly State[]): TemplateResult =>
  html`<div class="looks" role="region" aria-label="States" tabindex="0">${chooseShown(shown)} ${SCHEMES.map(
    (scheme) => html`<section aria-labelledby=${`looks-${scheme}`}>
    <h2 id=${`looks-${scheme}`}>${scheme === 'light' ? 'Light' : 'Dark'}</h2>
    <div class="row">${shown.map((state) => look(state, scheme))}</div>
  </section>`,
  )}</div>`;

function look({ id, title }: State, scheme: Scheme): TemplateResult {
  const { lang, dir } = readChoices(new URLSearchParams(location.search), DRESS).chosen;
  const address = `./stage.html?${new URLSearchParams({ state: id, lang, dir, theme: scheme })}`;
  return html`${keyed(
    address,
    html`<div
      class="frame"
      data-src=${address}
      data-width=${WIDTH}
      data-title=${`${title}, ${scheme}`}
      ${ref((place) => place && draw(place as HTMLElement))}
    ></div>`,
  )}`;
}

function draw(place: HTMLElement): void {
  if (place.firstElementChild) return;
  mount(place);
  place.firstElementChild!.addEventListener('load', ({ currentTarget }) =>
    handOver(currentTarget as HTMLIFrameElement),
  );
}

/** Has every state wear a theme. */
export function dressLooks(theme: Theme): void {
  worn = theme;
  for (const framed of document.querySelectorAll('iframe')) handOver(framed);
}

function handOver(framed: HTMLIFrameElement): void {
  const message: ThemeMessage = { sally: 'theme', declarations: declarationsOf(worn) };
  framed.contentWindow?.postMessage(message, location.origin);
}

listen('stage', (framed, { height }) => setHeight(framed, height));
