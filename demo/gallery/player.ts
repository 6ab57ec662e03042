import { html, nothing, type TemplateResult } from 'lit/html.js';
import { go } from '../bar/go.ts';
import type { Journey } from './journeys.ts';
import { addressOf, type View } from './view.ts';

/** The address of the state so many steps further in the journey; the same at its ends. */
function addressAt(view: View, journey: Journey, steps: number): string {
  const { states } = journey;
  const at = Math.max(0, Math.min(states.length - 1, states.findIndex(({ id }) => id === view.state.id) + steps));
  return addressOf({ ...view, state: states[at]! });
}

/** Where the person is in the journey that is played, and how it goes on. */
export function player(view: View): TemplateResult | typeof nothing {
  const { journey } = view;
  if (!journey) return nothing;
  const at = journey.states.findIndex(({ id }) => id === view.state.id) + 1;
  const last = journey.states.length;
  return html`<nav class="player" aria-label="Journey">
    <p role="status">${journey.title} · ${at} of ${last}</p>
    <a class="pill" href=${addressAt(view, journey, -1)} aria-disabled=${at === 1 ? 'true' : 'false'}>Previous</a>
    <a class="pill" href=${addressAt(view, journey, 1)} aria-disabled=${at === last ? 'true' : 'false'}>Next</a>
    <a class="pill" href=${addressOf({ ...view, journey: undefined })}>Leave</a>
  </nav>`;
}

/** Goes on by the arrow that points onwards, and back by the other, unless a field or a choice needs the arrows. */
export function playByArrows(view: View, { key, target }: KeyboardEvent): void {
  if (!view.journey || (target as Element).closest('input, select')) return;
  const onwards = view.chosen.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (key === 'ArrowLeft' || key === 'ArrowRight') go(addressAt(view, view.journey, key === onwards ? 1 : -1));
}
