import { render, type TemplateResult } from 'lit';
import { SallyElement } from './sally-element.ts';

/** What is drawn stands behind this, and behind everything else. */
const FROM = 'sally';

/**
 * Renders a shell into the shadow root and its content into its own light DOM, behind what the page slotted there:
 * password managers and labels need form, input and text in one tree.
 */
export abstract class LightContent extends SallyElement {
  readonly #from = document.createComment(FROM);
  readonly #to = document.createComment('');

  /** What stands in the light DOM. */
  protected abstract content(): TemplateResult;

  protected override update(changed: Map<PropertyKey, unknown>): void {
    super.update(changed);
    if (this.#to.parentNode !== this) {
      this.#removeCopy();
      this.append(this.#from, this.#to);
    }
    render(this.content(), this, { ...this.renderOptions, renderBefore: this.#to });
  }

  /** Takes away what another element drew that this one is a copy of, such as the one in a page's cache. */
  #removeCopy(): void {
    const nodes = [...this.childNodes];
    const from = nodes.findIndex((node) => node.nodeType === Node.COMMENT_NODE && node.nodeValue === FROM);
    if (from >= 0) for (const node of nodes.slice(from)) node.remove();
  }
}
