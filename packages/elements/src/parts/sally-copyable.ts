import { html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { SallyElement } from '../base/sally-element.ts';
import { icon } from '../theme/icon.ts';
import { COPY } from '../theme/copy-icons.ts';
import { CHECK } from '../theme/icons.ts';
import { textButtonStyles, visuallyHiddenStyles } from '../theme/common.ts';
import { tokens } from '../theme/tokens.ts';
import { textButton } from './buttons.ts';
import { CopyController } from './copy-controller.ts';
import { setUp } from '../messages/set-up/set-up.ts';
import { css } from '../theme/css.ts';

/**
 * @summary Shows a key in groups of four and copies it without the spaces.
 * @tag sally-copyable
 * @csspart link - The button that copies.
 */
export class SallyCopyable extends SallyElement {
  static readonly tag = 'sally-copyable';
  static override readonly areas = [setUp];
  static override styles = [
    tokens,
    textButtonStyles,
    visuallyHiddenStyles,
    css`
      :host {
        container-type: inline-size;
      }

      .row {
        display: flex;
        justify-content: space-between;
        align-items: center;
        gap: 0.25rem 1rem;
        padding: 0.5rem 0.875rem;
        border: 1px solid transparent; /* seen where colours are forced */
        border-radius: var(--_radius);
        background: var(--_raised);
      }

      code {
        inline-size: 20ch; /* four groups a line */
        max-inline-size: 100%;
        font-family: var(--_font-mono);
        font-size: 0.9375rem;
        line-height: 1.6;
        -webkit-user-select: all;
        user-select: all;
      }

      @container (inline-size < 20em) {
        .row {
          display: grid;
          justify-content: start;
        }
      }

      .failed {
        margin: 0.5rem 0 0;
        font-size: var(--_help);
      }
    `,
  ];

  /** What is shown and copied. A property only: it may be a secret. */
  @property({ attribute: false }) value = '';

  readonly #copying = new CopyController(this);

  override render(): TemplateResult {
    const { copied } = this.#copying;
    const said = copied === undefined ? '' : this.text(copied ? 'copy.done' : 'copy.failed');
    const label = copied ? {} : { label: this.text('copy.key') };
    const words = html`${icon(copied ? CHECK : COPY)}${this.text(copied ? 'copy.done' : 'copy.action')}`;
    return html`<div class="row">
        <code dir="ltr">${this.value.replace(/.{4}(?=.)/g, '$& ')}</code>
        ${textButton(words, () => this.#copying.copy(this.value, this.renderRoot.querySelector('code')), label)}
      </div>
      <p role="status" class=${copied === false ? 'failed' : 'visually-hidden'}>${said}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-copyable': SallyCopyable;
  }
}
