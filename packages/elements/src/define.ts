import { collected } from './base/collected.ts';
import type { ElementClass } from './base/sally-element.ts';
import { FlowElement } from './flow/flow-element.ts';
import { SallyFlow } from './flow/sally-flow.ts';
import { SallyLogin } from './flow/sally-login.ts';

/**
 * Registers an element and those that its templates use. Where a tag is taken (the script is on the page twice), the
 * first one stays.
 */
export function define(element: ElementClass): void {
  for (const needed of collected(element, 'needs')) define(needed);
  if (!customElements.get(element.tag)) customElements.define(element.tag, element);
}

// Importing this module registers the widgets; their steps follow as they are needed.
FlowElement.register = define;
define(SallyLogin);
define(SallyFlow);
