import { html, type TemplateResult } from 'lit/html.js';
import { keyed } from 'lit/directives/keyed.js';
import { ref } from 'lit/directives/ref.js';
import type { Shown } from './groups.ts';
import { frameAddressOf, type View } from './view.ts';

/** As high as a frame is before its document has said how high that is, in px. */
const HEIGHT = '420';

/**
 * A state in a document of its own, so that width, colour scheme, language and size of text are really those of a page.
 * Another address gets another frame: going back then goes to the page's view before, not to the frame's.
 */
export function frame(state: Shown, chosen: View['chosen']): TemplateResult {
  const address = frameAddressOf(state, chosen);
  const { width } = chosen;
  return html`${keyed(
    address + width,
    html`<div
      class="frame"
      data-src=${address}
      data-width=${width}
      data-title=${`State: ${state.title}`}
      ${ref((place) => place && mount(place as HTMLElement))}
    ></div>`,
  )}`;
}

/** Puts the frame that a place tells of into it. */
export function mount(place: HTMLElement): void {
  if (place.firstElementChild) return;
  const { src, width, title } = place.dataset as { src: string; width: string; title: string };
  const framed = Object.assign(document.createElement('iframe'), { src, width, height: HEIGHT, title });
  if (!src.startsWith('./stage.html'))
    // which tells by itself, once the state is drawn
    framed.addEventListener('load', () => setHeight(framed, framed.contentDocument?.body.scrollHeight ?? 0));
  place.append(framed);
  fits.observe(place);
}

/** Takes the frame away; its place stays as high as it was. */
export function unmount(place: HTMLElement): void {
  fits.unobserve(place);
  place.replaceChildren();
}

/** Makes a frame as high as what is in it. */
export function setHeight(framed: HTMLIFrameElement, height: number): void {
  framed.height = String(Math.ceil(height));
  fit(framed.parentElement!);
}

/** What is wider than its place is drawn smaller, not narrower. */
function fit(place: HTMLElement): void {
  const framed = place.querySelector('iframe');
  if (!framed || place.clientWidth === 0) return;
  const scale = Math.min(1, place.clientWidth / Number(framed.width));
  framed.style.scale = String(scale);
  place.style.blockSize = `${Math.ceil(Number(framed.height) * scale)}px`;
}

const fits = new ResizeObserver((entries) => {
  for (const { target } of entries) fit(target as HTMLElement);
});
