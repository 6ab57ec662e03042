import { html, type TemplateResult } from 'lit/html.js';
import { keyed } from 'lit/directives/keyed.js';
import { ref } from 'lit/directives/ref.js';
import type { Shown } from './groups.ts';
import { mount } from './mounted-frame.ts';
import { frameAddressOf, type View } from './view.ts';

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
