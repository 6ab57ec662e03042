import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { adviseLater } from '../base/advise-later.ts';
import { SallyElement } from '../base/sally-element.ts';
import { tokens } from '../theme/tokens.ts';
import { css } from '../theme/css.ts';

/**
 * @summary The one obvious button of a screen: draws the native button that stands in it.
 * @tag sally-button
 * @slot - A native `<button>`, so that it belongs to its form.
 * @csspart spinner - Turns while the button is busy.
 */
export class SallyButton extends SallyElement {
  static readonly tag: string = 'sally-button';
  static override styles = [
    tokens,
    css`
      :host {
        position: relative;
        margin-block-start: 0.25rem !important;
      }

      ::slotted(*)::before,
      ::slotted(*)::after {
        content: none !important;
      }

      ::slotted(button) {
        all: unset !important;
        box-sizing: border-box !important;
        display: block !important;
        inline-size: 100% !important;
        min-block-size: var(--_control-height) !important;
        padding: 0.5rem 1rem !important;
        border: 1px solid transparent !important;
        border-radius: var(--_radius) !important;
        background: var(--_accent) !important;
        color: var(--_on-accent) !important;
        font: inherit !important;
        font-size: 1rem !important;
        font-weight: var(--sally-button-weight, 600) !important;
        text-transform: var(--sally-button-case, none) !important;
        line-height: 1.5 !important;
        text-align: center !important;
        cursor: pointer !important;
        transition: background-color var(--_motion) ease-out !important;
      }

      ::slotted(button:hover) {
        background: var(--sally-accent-hover, color-mix(in oklab, var(--_accent), var(--_text) 14%)) !important;
      }

      ::slotted(button:focus-visible) {
        outline: var(--_ring) !important;
        outline-offset: 2px !important;
      }

      :host([busy]) ::slotted(button) {
        padding-inline: min(2.75rem, 16%) !important;
        cursor: progress !important;
      }

      [part='spinner'] {
        position: absolute;
        inset-block-start: calc(50% - 0.5rem);
        inset-inline-start: min(1rem, 4%);
        inline-size: 1rem;
        block-size: 1rem;
        border: 2px solid var(--_on-accent);
        border-inline-end-style: none; /* a transparent one is drawn in forced colours */
        border-radius: 50%;
        animation: turn 0.8s linear infinite;
      }

      @keyframes turn {
        to {
          rotate: 1turn;
        }
      }

      ::slotted(button[aria-disabled='true']) {
        background: color-mix(in oklab, var(--_accent), var(--_surface) 18%) !important;
        cursor: default !important;
      }

      @media (prefers-reduced-motion: reduce) {
        [part='spinner'] {
          animation: none;
        }
      }

      /* filled, as no other button is: by weight alone it could not be told from them */
      @media (forced-colors: active) {
        :host {
          --_accent: ButtonText;
          --_on-accent: ButtonFace;
        }

        ::slotted(button),
        [part='spinner'] {
          forced-color-adjust: none !important;
        }
      }
    `,
  ];

  /** Shows that the answer is on its way. The button stays focusable: disabling it would drop the focus. */
  @property({ type: Boolean, reflect: true }) busy = false;

  protected override firstUpdated(): void {
    if (!this.firstElementChild) adviseLater(this);
  }

  override render(): TemplateResult {
    return html`<slot></slot>${this.busy ? html`<span part="spinner"></span>` : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-button': SallyButton;
  }
}
