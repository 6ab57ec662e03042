import type { LitElement } from 'lit';
import { place, settleIn } from './base/place.ts';
import { define } from './base/define.ts';
import { SallyElement, type ElementClass } from './base/sally-element.ts';

/**
 * Registers elements under tags of another prefix, `<acme-login>`, so that this version of the package and another can
 * be on one page. What they are made of is in a registry of its own: neither version meets the other's. It is to be
 * called once, before anything of this copy of the package is registered.
 *
 *     import { SallyLogin } from '@sallyport/elements';
 *     import { registerAs } from '@sallyport/elements/register-as';
 *
 *     registerAs('acme', [SallyLogin]);
 *
 * @throws {Error} where the browser has no scoped registries (Chrome 146, Safari 26, Firefox 159 have), or it is too
 *   late for a registry.
 */
export function registerAs(prefix: string, elements: readonly ElementClass[]): void {
  if (!('customElementRegistry' in Element.prototype))
    throw new Error('registerAs() needs scoped registries of custom elements, which this browser has not.');
  if (place !== globalThis) throw new Error('registerAs() is called once: give it all elements at once.');
  const taken = elements.find((element) => customElements.get(element.tag) === element);
  if (taken) throw new Error(`registerAs() comes first: this copy has registered <${taken.tag}> already.`);
  const registry = new CustomElementRegistry();
  const within = { customElementRegistry: registry };
  const scope = {
    createElement: (tag: string) => document.createElement(tag, within),
    importNode: (node: Node) => document.importNode(node, within),
  } as Pick<Document, 'createElement' | 'importNode'>;
  settleIn({ customElements: registry, document: scope });
  SallyElement.shadowRootOptions = { ...SallyElement.shadowRootOptions, ...within };
  SallyElement.addInitializer((it) => {
    // by then it has options
    it.addController({ hostConnected: () => void ((it as LitElement).renderOptions.creationScope = scope) });
  });
  for (const element of elements) {
    define(element);
    customElements.define(element.tag.replace('sally', prefix), class extends element {});
  }
}
