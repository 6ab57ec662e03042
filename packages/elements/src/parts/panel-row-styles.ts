import { rowStyles } from './rows.ts';
import { css } from '../theme/css.ts';

/** How the rows of a panel are drawn: hairlines between them, the action at the end or, where it is narrow, below. */
export const panelRowStyles = [
  rowStyles,
  css`
    .row {
      grid-template-columns: 1.25rem minmax(0, 1fr) auto auto;
      gap: 0.125rem 1rem;
      min-block-size: 4rem;
      padding: calc(0.875rem * var(--_space)) var(--_inset);
    }

    li + li > .row,
    .open {
      border-block-start: 1px solid var(--_hairline);
    }

    .row > .text-button {
      min-block-size: 2.75rem;
    }

    .name + .text-button {
      grid-column: 3 / -1;
      justify-self: end;
    }

    .state:last-child {
      grid-column: 3 / -1;
      justify-self: end;
    }

    .state {
      font-size: var(--_help);
      color: var(--_muted);
    }

    .pill {
      --_tone: var(--_muted);
      display: inline-block;
      padding: 0 0.5rem;
      border-radius: 0.375rem;
      background: color-mix(in oklab, var(--_tone) 7%, transparent);
      color: var(--_tone);
      line-height: 1.5rem;
      white-space: nowrap;
    }

    .pill.success {
      --_tone: var(--_success);
    }

    .pill.warning {
      --_tone: var(--_warning);
    }

    .pill.error {
      --_tone: var(--_error);
    }

    .open {
      display: grid;
      gap: 0.75rem;
      padding: 1rem var(--_inset) 1.25rem calc(var(--_inset) + 2.25rem);
      background: var(--_raised);
      font-size: var(--_help);
      line-height: 1.45;
    }

    @media (forced-colors: active) {
      .pill {
        border: 1px solid CanvasText;
      }

      .text-button[aria-disabled='true'] {
        color: GrayText;
        text-decoration: none;
      }
    }

    @container (inline-size < 30em) {
      .row {
        grid-template-columns: 1.25rem minmax(0, 1fr);
        align-items: start;
      }

      .row:has(> .text-button) {
        padding-block-end: 0.375rem;
      }

      .row > :not(svg),
      .row > .state:last-child,
      .row > .name + .text-button {
        grid-column: 2;
        justify-self: start;
      }

      .pill {
        white-space: normal;
      }
    }

    @container (inline-size < 14em) {
      .row {
        display: block;
      }

      .row > svg {
        display: none;
      }

      .row > .state {
        display: block;
        margin-block: 0.25rem;
      }

      .open {
        padding-inline-start: var(--_inset);
      }
    }
  `,
];
