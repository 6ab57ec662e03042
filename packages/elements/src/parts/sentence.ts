import { html, type TemplateResult } from 'lit';

/** Stands in a sentence where something is inserted. */
const PLACE = '\u{FFFC}'; // object replacement character (Unicode §23.8)

/**
 * Draws a sentence with an element in it, wherever the language puts it.
 *
 * @param say  Gives the sentence with what it is handed in the element's place.
 */
export function sentence(say: (placeholder: string) => string, inserted: unknown): TemplateResult {
  const [before, after] = say(PLACE).split(PLACE);
  return html`${before}${inserted}${after}`;
}

/** An address or a number, whose own writing direction stays apart from the sentence's. */
export const address = (text: unknown): TemplateResult => html`<bdi dir="ltr" translate="no">${text}</bdi>`;

/** One that stands by itself: set as a block in its line, it breaks at its own marks once it is longer than that. */
export const standingAddress = (text: string): TemplateResult =>
  address(text.split(/(?=[@:])|(?<=[.-])/).map((part) => html`${part}<wbr>`));
