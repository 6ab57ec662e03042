import { textButtonStyles, visuallyHiddenStyles } from '../theme/common.ts';
import { tokens } from '../theme/tokens.ts';
import { css } from '../theme/css.ts';

/**
 * Draws what a page slots into a field. `!important` in a shadow sheet wins over the page's own, so that a page's
 * `* { all: unset !important }` breaks nothing; the form's look is changed by custom properties.
 */
export const fieldStyles = [
  tokens,
  textButtonStyles,
  visuallyHiddenStyles,
  css`
    .field {
      display: flex;
      flex-wrap: wrap;
      column-gap: 1rem;
      align-items: baseline;
    }

    .control {
      order: 1;
      flex: 100%;
      margin-block-start: 0.375rem;
      position: relative;
      min-inline-size: 0;
    }

    .action {
      position: relative;
      min-block-size: 1.5rem;
      padding: 0 0.125rem;
    }

    .action::after {
      content: '';
      position: absolute;
      inset: -0.625rem 0; /* 44 px for a finger */
    }

    .below {
      display: flex;
      justify-content: end;
      margin-block-start: 0.5rem;
    }

    .caps {
      margin: 0.5rem 0 0;
      font-size: var(--_help);
      line-height: 1.45;
      color: var(--_muted);
    }

    .caps:empty {
      display: none;
    }

    ::slotted(label) {
      all: unset !important;
      display: block !important;
      flex: 5em !important; /* narrower, the action goes below it */
      font-size: 0.9375rem !important;
      font-weight: var(--sally-label-weight, 500) !important;
      line-height: 1.5 !important;
      cursor: default !important;
    }

    ::slotted(*)::before,
    ::slotted(*)::after {
      content: none !important;
    }

    ::slotted(input) {
      all: revert !important;
      appearance: none !important;
      box-sizing: border-box !important;
      display: block !important;
      inline-size: 100% !important;
      min-block-size: var(--_control-height) !important;
      margin: 0 !important;
      padding-block: 0.5rem !important;
      padding-inline: 0.875rem 2.75rem !important;
      border: 1px solid var(--_border) !important;
      border-radius: var(--_radius) !important;
      background: var(--_field) !important;
      color: var(--_text) !important;
      font: inherit !important;
      font-size: max(1rem, 16px) !important;
      line-height: 1.5 !important;
      transition: border-color var(--_motion) ease-out !important;
    }

    ::slotted(input[readonly]) {
      border-color: var(--_hairline) !important;
      background: var(--_raised) !important;
    }

    :host([mono]) ::slotted(input) {
      font-family: var(--_font-mono) !important;
      letter-spacing: 0.08em !important;
    }

    ::slotted(input:focus-visible) {
      outline: var(--_ring) !important;
      outline-offset: 2px !important;
    }

    :host([invalid]) ::slotted(input) {
      border-color: var(--_error) !important;
    }

    ::slotted(input:autofill) {
      -webkit-text-fill-color: var(--_text) !important;
      box-shadow: inset 0 0 0 4rem color-mix(in oklab, var(--_accent), var(--_surface) 90%) !important;
    }

    ::slotted([slot='hint']),
    ::slotted([slot='error']) {
      all: unset !important;
      display: block !important;
      font-size: var(--_help) !important;
      line-height: 1.45 !important;
    }

    ::slotted([slot='hint']) {
      margin-block-start: 0.5rem !important;
      color: var(--_muted) !important;
    }

    .first ::slotted([slot='hint']) {
      margin-block: -0.5rem 1.25rem !important;
      font-size: 1rem !important;
      line-height: 1.5 !important;
    }

    .error {
      display: none;
      gap: 0.375rem;
      margin-block-start: 0.5rem;
      color: var(--_error);
    }

    :host([invalid]) .error {
      display: flex;
    }

    .error svg {
      flex: none;
      inline-size: 1.125rem;
      block-size: 1.25rem;
    }
  `,
];
