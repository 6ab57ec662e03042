import { panelRowStyles } from '../parts/panel-row-styles.ts';
import { dialogStyles } from '../theme/dialog-styles.ts';
import { framedButtonStyles } from '../theme/framed-button.ts';
import { noticeStyles, textButtonStyles, visuallyHiddenStyles } from '../theme/common.ts';
import { tokens } from '../theme/tokens.ts';
import { widgetStyles } from '../theme/widget-styles.ts';
import { css } from '../theme/css.ts';

/** The frame of a panel, its rows, and what stands in their place while there are none. */
export const panelStyles = [
  tokens,
  widgetStyles,
  textButtonStyles,
  visuallyHiddenStyles,
  noticeStyles,
  panelRowStyles,
  dialogStyles,
  framedButtonStyles,
  css`
    :host {
      --_width: 40rem;
    }

    .panel {
      --_inset: var(--sally-padding, 1.5rem);
    }

    :host(:not([plain])) .panel {
      overflow: clip;
      border: 1px solid var(--_hairline);
      border-radius: var(--sally-card-radius, 1rem);
      background: var(--_surface);
    }

    :host([plain]) .panel {
      --_inset: var(--_section-inset, 0rem);
    }

    header {
      padding: 1.25rem var(--_inset) 0.5rem;
    }

    [part='heading'] {
      font-family: var(--sally-heading-font, inherit);
      font-size: 1.0625rem;
      font-weight: var(--sally-heading-weight, 600);
      line-height: 1.4;
    }

    [part='heading']:focus {
      outline: none;
    }

    p {
      margin: 0;
    }

    .notice {
      margin: 0.25rem var(--_inset) 1.25rem;
    }

    .notice .text-button {
      display: flex;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1.5rem;
    }

    .barred {
      display: grid;
      inline-size: 100%;
      padding-block-start: 0.25rem;
    }

    .text-button.danger:not([aria-disabled='true']) {
      color: var(--_error);
    }

    ::slotted(form) {
      display: grid !important;
      gap: 0.75rem !important;
      max-inline-size: 24rem !important;
      margin: 0 !important;
      padding: 0 !important;
      justify-items: start !important;
    }

    .footer {
      padding: 0.25rem var(--_inset) 0.75rem;
      border-block-start: 1px solid var(--_hairline);
    }

    .footer .text-button,
    .open .text-button {
      min-block-size: 2.75rem;
    }

    .barred .text-button {
      min-block-size: 2rem;
    }

    @media (pointer: coarse) {
      .barred .text-button {
        min-block-size: 2.75rem;
      }
    }

    .footer .open {
      margin: 0 calc(-1 * var(--_inset)) -0.75rem;
      padding-inline-start: var(--_inset);
    }

    .button.danger {
      border-color: var(--_error);
      color: var(--_error);
    }

    .button[aria-disabled='true'] {
      cursor: progress;
    }

    .footnote {
      padding: 0.875rem var(--_inset) 1.25rem;
      font-size: 0.875rem;
      color: var(--_muted);
    }

    .result {
      position: sticky; /* what became of a change is seen however far down its panel goes on */
      inset-block-end: 0;
      padding: 0.625rem var(--_inset) 1rem;
      background: var(--_surface);
      font-size: 0.875rem;
      line-height: 1.45;
      color: var(--_muted);
    }

    :host([plain]) .result:not(:empty) {
      padding: 0.625rem 0.875rem;
      border: 1px solid var(--_hairline); /* it has the widget's own ground, whatever that of the page is */
      border-radius: var(--_radius);
    }

    .result:empty {
      position: absolute;
      padding: 0;
    }

    .panel button {
      scroll-margin-block-end: 5rem; /* what has the focus stands clear of the line above */
    }

    .skeleton {
      position: relative;
      display: grid;
      gap: 1px;
      padding: 0.5rem var(--_inset) 1.5rem;
      opacity: 0;
      animation: appear 0s 300ms forwards; /* what is here sooner never shows bars */
    }

    .skeleton i {
      block-size: 2.5rem;
      margin-block: 0.75rem;
      border: 1px solid transparent; /* seen where colours are forced, which leave no ground */
      border-radius: var(--_radius);
      background: var(--_raised);
    }

    @keyframes appear {
      to {
        opacity: 1;
      }
    }

    @container (inline-size < 30em) {
      .panel {
        --_inset: var(--sally-padding, 1.25rem);
      }
    }

    @container (inline-size < 14em) {
      .panel {
        --_inset: var(--sally-padding, 1rem);
      }
    }
  `,
];
