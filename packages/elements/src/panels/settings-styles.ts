import { css } from '../theme/css.ts';

/** A panel of panels: a large heading, and hairlines between its parts. */
export const settingsStyles = css`
  :host {
    --_section-inset: var(--sally-padding, 1.5rem);
  }

  [part='heading'] {
    font-size: var(--sally-heading-size, 1.375rem);
    line-height: 1.3;
  }

  .who {
    padding: 0 var(--_inset) 1.25rem;
    font-size: 0.875rem;
    line-height: 1.45;
    color: var(--_muted);
    overflow-wrap: anywhere;
  }

  .notice .text-button {
    display: inline;
  }

  ::slotted(*) {
    border-block-start: 1px solid var(--_hairline) !important;
  }

  ::slotted(dialog) {
    border: 0 !important;
  }

  @container (inline-size < 30em) {
    ::slotted(*) {
      --_section-inset: var(--sally-padding, 1.25rem);
    }
  }

  @container (inline-size < 14em) {
    ::slotted(*) {
      --_section-inset: var(--sally-padding, 1rem);
    }
  }
`;
