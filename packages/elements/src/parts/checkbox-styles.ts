import { css } from 'lit';
import { tokens } from '../theme/tokens.ts';

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

    ::slotted(input) {
      appearance: auto !important;
      display: block !important;
      visibility: visible !important;
      opacity: 1 !important;
      position: static !important;
      inline-size: 1.25rem !important;
      block-size: 1.25rem !important;
      margin: 0.125rem 0 !important;
      accent-color: var(--_accent) !important;
      cursor: pointer !important;
    }

    ::slotted(input:focus-visible) {
      outline: 2px solid var(--_accent) !important;
      outline-offset: 2px !important;
    }

    ::slotted(label) {
      all: unset !important;
      display: block !important;
      min-block-size: 1.5rem !important;
      line-height: 1.5 !important;
      cursor: pointer !important;
    }

    ::slotted([slot='hint']) {
      all: unset !important;
      display: block !important;
      grid-column: 2 !important;
      font-size: 0.875rem !important;
      line-height: 1.45 !important;
      color: var(--_muted) !important;
    }
  `,
];
