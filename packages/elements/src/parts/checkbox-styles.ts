import { tokens } from '../theme/tokens.ts';
import { css } from '../theme/css.ts';

/** A native checkbox with its label and help, slotted into `.check`. */
export const checkboxStyles = [
  tokens,
  css`
    .check {
      display: grid;
      grid-template-columns: auto 1fr;
      column-gap: 0.625rem;
      align-items: start;
    }

    ::slotted(*)::before,
    ::slotted(*)::after {
      content: none !important;
    }

    ::slotted(input) {
      all: revert !important;
      appearance: none !important;
      box-sizing: border-box !important;
      grid-area: 1 / 1 !important;
      display: block !important;
      border: 1px solid var(--_border) !important;
      border-radius: var(--sally-check-radius, calc(var(--_radius) * 0.4)) !important;
      background: var(--_field) !important;
      inline-size: 1.25rem !important;
      block-size: 1.25rem !important;
      margin: 0.125rem 0 !important;
      cursor: pointer !important;
    }

    ::slotted(input:checked) {
      border-color: var(--_accent) !important;
      background: var(--_accent) !important;
    }

    .check > svg {
      display: none;
      grid-area: 1 / 1;
      margin: 0.125rem 0;
      pointer-events: none;
      color: var(--_on-accent);
    }

    :host(:has(:checked)) .check > svg {
      display: block;
    }

    ::slotted(input:focus-visible) {
      outline: var(--_ring) !important;
      outline-offset: 2px !important;
    }

    ::slotted(label) {
      all: unset !important;
      display: block !important;
      min-block-size: 1.5rem !important;
      line-height: 1.5 !important;
      cursor: pointer !important;
    }

    @media (pointer: coarse) {
      ::slotted(label) {
        margin-block: -0.625rem !important;
        padding-block: 0.625rem !important;
      }
    }

    @media (forced-colors: active) {
      .check > svg {
        color: CanvasText;
      }
    }

    ::slotted([slot='hint']) {
      all: unset !important;
      display: block !important;
      grid-column: 2 !important;
      font-size: var(--_help) !important;
      line-height: 1.45 !important;
      color: var(--_muted) !important;
    }
  `,
];
