import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { adviseLater } from '../base/advise-later.ts';
import { SallyElement } from '../base/sally-element.ts';
import { ALERT, icon } from '../theme/icon.ts';
import { CHECK } from '../theme/icons.ts';
import { checkboxStyles } from './checkbox-styles.ts';
import { css } from '../theme/css.ts';

/**
 * @summary Sets a checkbox and its label beside each other, with the error below.
 * @tag sally-checkbox-field
 * @slot input - A native `<input type="checkbox">`.
 * @slot label - Its `<label for>`.
 * @slot error - What is wrong; shown while `invalid` is set.
 */
export class SallyCheckboxField extends SallyElement {
  static readonly tag = 'sally-checkbox-field';
  static override styles = [
    ...checkboxStyles,
    css`
      .error {
        display: none;
        gap: 0.375rem;
        margin-block-start: 0.5rem;
        color: var(--_error);
        font-size: var(--_help);
        line-height: 1.45;
      }

      :host([invalid]) .error {
        display: flex;
      }

      .error svg {
        flex: none;
      }

      ::slotted([slot='error']) {
        margin: 0 !important;
      }
    `,
  ];

  /** Shows the error. */
  @property({ type: Boolean, reflect: true }) invalid = false;

  protected override firstUpdated(): void {
    if (!this.firstElementChild) adviseLater(this);
  }

  override render(): TemplateResult {
    return html`<div class="check"><slot name="input"></slot>${icon(CHECK)}<slot name="label"></slot></div>
      <div class="error">${icon(ALERT)}<slot name="error"></slot></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-checkbox-field': SallyCheckboxField;
  }
}
