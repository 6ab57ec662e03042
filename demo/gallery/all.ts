import { html, type TemplateResult } from 'lit/html.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { found, type Shown } from './groups.ts';
import { mount, unmount } from './mounted-frame.ts';
import { addressOf, frameAddressOf, type View } from './view.ts';

/** The states that the list shows, beside each other: each is drawn when it is near the screen. */
export const all = (view: View): TemplateResult =>
  html`${found(view.search).map(
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
