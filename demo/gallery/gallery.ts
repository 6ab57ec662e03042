import { html, render, type TemplateResult } from 'lit/html.js';
import { drawBar } from '../bar/bar.ts';
import { unknownWords } from '../bar/choice.ts';
import { STATES_DRESS } from '../bar/dress.ts';
import { followLinks, go } from '../bar/go.ts';
import { byId } from '../page.ts';
import { all } from './all.ts';
import { copyLink } from './copy-button.ts';
import { details, type Known } from './details/details.ts';
import { frame } from './frame.ts';
import { isDocument } from './groups.ts';
import { list } from './list.ts';
import { setHeight } from './mounted-frame.ts';
import { saveButton } from './picture/save-button.ts';
import { player, playByArrows } from './player.ts';
import { listen } from './stage-report.ts';
import { toolbar } from './toolbar.ts';
import { addressOf, readView, type View } from './view.ts';
import { catalogueOf } from './words/catalogue.ts';
import { ENGLISH } from './words/english.ts';
import { keysOf } from './words/keys-of.ts';

let known: Known = { report: undefined, words: ENGLISH };
let pointedAt: string[] = [];

/** Draws the page from its address. */
function draw(): void {
  const { view, unknown } = readView(location.search);
  document.title = `${view.all ? 'All states' : view.state.title} · Sallyport`;
  render(
    html`${list(view, (search) => {
      history.replaceState(null, '', addressOf({ ...view, search })); // a letter is no step to go back to
      draw();
    })}
    <main>
      <h1 class="visually-hidden">States</h1>
      ${toolbar(view, (chosen) => go(addressOf({ ...view, chosen })))}
      <p class="unknown" role="status">${unknown.map(unknownWords).join(' ')}</p>
      ${view.all ? all(view) : one(view)}
    </main>`,
    byId('gallery'),
  );
}

const one = (view: View): TemplateResult => html`<section class="stage" aria-labelledby="state-title">
  ${player(view)} ${frame(view.state, view.chosen)}
  <h2 id="state-title">${view.state.title}</h2>
  <p class="muted"><code>${view.state.id}</code>${view.state.note ? ` · ${view.state.note}` : ''}</p>
  ${isDocument(view.state) ? '' : pointed(keysOf(pointedAt, known.report?.words ?? [], known.words))}
  ${looksLikeForcedColours(view)}
  <div class="take">${copyLink()} ${saveButton(view.state.id)}</div>
  ${details(view, known)}
</section>`;

/** The keys of the words that the person points at on the stage. */
const pointed = (keys: string[]): TemplateResult => html`<p class="muted">
  ${keys[0] ? html`Words: <code id="pointed">${keys.join(', ')}</code>` : 'Point at words for their key.'}
</p>`;

/** A page can't switch on what a person sets in their system, and says how far it gets. */
const looksLikeForcedColours = ({ chosen: { contrast } }: View): TemplateResult =>
  html`${
    contrast === 'system'
      ? html`<p class="muted">
        Drawn in the colours of the system. What changes besides where a person forces them, such as underlines, shows
        in the browser’s developer tools under forced-colors.
      </p>`
      : ''
  }`;

async function arrive(): Promise<void> {
  pointedAt = [];
  draw();
  const { lang } = readView(location.search).view.chosen;
  const words = await catalogueOf(lang);
  if (readView(location.search).view.chosen.lang !== lang) return;
  known = { ...known, words };
  draw();
}

addEventListener('popstate', () => void arrive());
addEventListener('keydown', (event) => playByArrows(readView(location.search).view, event));
followLinks(byId('gallery'));
listen('pointed', (_, { texts }) => {
  pointedAt = texts;
  if (!readView(location.search).view.all) draw();
});
listen('stage', (framed, report) => {
  setHeight(framed, report.height);
  if (readView(location.search).view.all) return;
  known = { ...known, report };
  draw();
});
drawBar('states', STATES_DRESS);
void arrive();
