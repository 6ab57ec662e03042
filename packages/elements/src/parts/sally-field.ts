import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { adviseLater } from '../base/advise-later.ts';
import { SallyElement } from '../base/sally-element.ts';
import { ALERT, icon } from '../theme/icon.ts';
import { fieldStyles } from './field-styles.ts';

/**
 * @summary Sets a label, an input, its hint and its error around each other. All four are the page's own elements.
 * @tag sally-field
 * @slot label - The `<label for>` of the input.
 * @slot input - A native `<input>`.
 * @slot hint - One line of help, named by the input's `aria-describedby`.
 * @slot error - What is wrong, named by the input's `aria-describedby`; shown while `invalid` is set.
 */
export class SallyField extends SallyElement {
  static readonly tag: string = 'sally-field';
  static override styles = fieldStyles;

  /** Shows the error. */
  @property({ type: Boolean, reflect: true }) invalid = false;

  /** Sets what is typed in a monospaced face, for codes and keys. */
  @property({ type: Boolean, reflect: true }) mono = false;

  /** Sets the hint before the label, as large as text: it says where to find what is asked for. */
  @property({ type: Boolean, attribute: 'hint-first' }) hintFirst = false;

  /** The native input, once it is there. */
  get input(): HTMLInputElement | undefined {
    return this.querySelector<HTMLInputElement>('input[slot=input]') ?? undefined;
  }

  /** Drawn behind the input. */
  protected decoration(): unknown {
    return nothing;
  }

  /** Stands at the end of the label's line, after the input in the tab order. */
  protected action(): unknown {
    return nothing;
  }

  protected inputChanged(): void {}

  protected override firstUpdated(): void {
    if (!this.input) adviseLater(this);
  }

  override render(): TemplateResult {
    const hint = html`<slot name="hint"></slot>`;
    return html`${this.hintFirst ? html`<div class="first">${hint}</div>` : nothing}
      <div class="field">
        <slot name="label"></slot>
        <div class="control">
          ${this.decoration()}
          <div class="entry"><slot name="input" @slotchange=${this.inputChanged}></slot></div>
        </div>
        ${this.action()}
      </div>
      ${this.hintFirst ? nothing : hint}
      <div class="error">${icon(ALERT)}<slot name="error"></slot></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-field': SallyField;
  }
}
