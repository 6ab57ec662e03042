import { render, type TemplateResult } from 'lit';
import { SallyElement } from './sally-element.ts';

/**
 * Renders a shell into the shadow root and its content into its own light DOM, behind what the page slotted there:
 * password managers and labels need form, input and text in one tree.
 */
export abstract class LightContent extends SallyElement {
  readonly #anchor = document.createComment('');

  /** What stands in the light DOM. */
  protected abstract content(): TemplateResult;

  protected override update(changed: Map<PropertyKey, unknown>): void {
    super.update(changed);
    if (this.#anchor.parentNode !== this) this.append(this.#anchor);
    render(this.content(), this, { host: this, renderBefore: this.#anchor });
  }
}
