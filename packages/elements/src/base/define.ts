import { collected } from './collected.ts';
import { place, registered } from './place.ts';
import type { ElementClass } from './sally-element.ts';

/**
 * Registers an element and those that its templates use. Where a tag is taken (the script is on the page twice), the
 * first one stays. Importing a class never does so.
 */
export function define(element: ElementClass): void {
  for (const needed of collected(element, 'needs')) define(needed);
  if (!registered(element.tag)) place.customElements.define(element.tag, element);
}
