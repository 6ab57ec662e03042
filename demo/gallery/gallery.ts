import { html, render } from 'lit/html.js';
import { drawBar } from '../bar/bar.ts';
import { unknownWords } from '../bar/choice.ts';
import { STATES_DRESS } from '../bar/dress.ts';
import { go } from '../bar/go.ts';
import { byId } from '../page.ts';
import { frame, setHeight } from './frame.ts';
import { list } from './list.ts';
import { listen } from './stage-report.ts';
import { toolbar } from './toolbar.ts';
import { addressOf, readView } from './view.ts';

/** Draws the page from its address. */
function draw(): void {
  const { view, unknown } = readView(location.search);
  const { state } = view;
  document.title = `${view.all ? 'All states' : state.title} · Sallyport`;
  render(
    html`${list(view, (search) => {
      history.replaceState(null, '', addressOf({ ...view, search })); // a letter is no step to go back to
      draw();
    })}
    <main>
      <h1 class="visually-hidden">States</h1>
      ${toolbar(view, (chosen) => go(addressOf({ ...view, chosen })))}
      <p class="unknown" role="status">${unknown.map(unknownWords).join(' ')}</p>
      <section class="stage" aria-labelledby="state-title">
        ${frame(state, view.chosen)}
        <h2 id="state-title">${state.title}</h2>
        <p class="muted"><code>${state.id}</code>${state.note ? ` · ${state.note}` : ''}</p>
      </section>
    </main>`,
    byId('gallery'),
  );
}

/** Follows the page's own links without loading it anew; with a key that opens a tab or a window, the browser does. */
function follow(event: MouseEvent): void {
  const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="?"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  go(link.href);
}

addEventListener('popstate', draw);
byId('gallery').addEventListener('click', follow);
listen((framed, { height }) => setHeight(framed, height));
drawBar('states', STATES_DRESS);
draw();
