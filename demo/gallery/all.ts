import { html, type TemplateResult } from 'lit/html.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { found, type Shown } from './groups.ts';
import { drawn, mount, unmount } from './mounted-frame.ts';
import { addressOf, frameAddressOf, type View } from './view.ts';

/** The states that the list shows, beside each other: each is drawn when it is near the screen. */
export const all = (view: View): TemplateResult =>
  html`<p class="print copy">
    <button type="button" @click=${printAll}>Print or save as PDF</button> <span role="status"></span>
  </p>
  ${found(view.search).map(
    ({ title, states }) => html`<section class="all">
    <h2>${title}</h2>
    <div class="figures">${repeat(
      states,
      (state) => frameAddressOf(state, view.chosen) + view.chosen.width,
      (state) => figure(state, view),
    )}</div>
  </section>`,
  )}`;

const figure = (state: Shown, view: View): TemplateResult => html`<figure>
  <div
    class="frame"
    data-src=${frameAddressOf(state, view.chosen)}
    data-width=${view.chosen.width}
    data-title=${`State: ${state.title}`}
    ${ref((place) => place && near.observe(place))}
  ></div>
  <figcaption><a href=${addressOf({ ...view, state, all: false })}>${state.title}</a></figcaption>
</figure>`;

const near = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) (isIntersecting ? mount : unmount)(target as HTMLElement);
  },
  { rootMargin: '50%' },
);

/** Draws all that the list shows, one after the other, and prints it: paper has nothing that isn't near. */
async function printAll({ currentTarget }: Event): Promise<void> {
  const said = (currentTarget as Element).nextElementSibling!;
  const places = [...document.querySelectorAll<HTMLElement>('.all .frame')];
  near.disconnect();
  document.body.classList.add('printed');
  for (const [index, place] of places.entries()) {
    said.textContent = `Drawing ${index + 1} of ${places.length}…`;
    await drawn(place);
  }
  said.textContent = '';
  // some browsers go on before the paper is made
  const after = () => {
    document.body.classList.remove('printed');
    for (const place of places) near.observe(place);
  };
  addEventListener('afterprint', after, { once: true });
  print();
}
