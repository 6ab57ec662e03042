import { html, type TemplateResult } from 'lit';

/**
 * Draws a sentence with an address or a number in it, whose own writing direction stays apart from the sentence's.
 *
 * @param say  Gives the sentence with what it is handed in the address's place.
 */
export function withAddress(say: (placeholder: string) => string, address: string): TemplateResult {
  const [before, after] = say('\n').split('\n');
  return html`${before}<bdi dir="ltr">${address}</bdi>${after}`;
}
