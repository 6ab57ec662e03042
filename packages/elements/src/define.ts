import type { ElementClass } from './base/sally-element.ts';
import { FlowElement } from './flow/flow-element.ts';
import { SallyFlow } from './flow/sally-flow.ts';
import { SallyLogin } from './flow/sally-login.ts';

/**
 * Registers an element and those that its templates use. Where a tag is taken (the script is on the page twice), the
 * first one stays.
 */
export function define(element: ElementClass): void {
  defineNeeds(element);
  if (!customElements.get(element.tag)) customElements.define(element.tag, element);
}

/** Registers what the templates of a class use, and those of the classes that it extends. */
function defineNeeds(level: ElementClass): void {
  if (Object.hasOwn(level, 'needs')) for (const needed of level.needs) define(needed);
  const parent = Object.getPrototypeOf(level) as object;
  if ('needs' in parent) defineNeeds(parent as ElementClass);
}

// Importing this module registers the widgets; their steps follow as they are needed.
FlowElement.register = define;
define(SallyLogin);
define(SallyFlow);
