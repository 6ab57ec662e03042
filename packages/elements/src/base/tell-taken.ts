import { registered } from './place.ts';
import type { ElementClass } from './sally-element.ts';

/**
 * Says in the console where another copy of the package has registered an element's tag before: its element stays, and
 * what this copy brings is never seen.
 */
export function tellTaken(element: ElementClass): void {
  if (registered(element.tag) === element) return;
  console.warn(
    `sally: <${element.tag}> is registered by another copy of the package, which came first and stays. ` +
      'Both can be on a page by registerAs() of @sallyport/elements/register-as.',
  );
}
