import { noticeStyles, textButtonStyles, visuallyHiddenStyles } from './common.ts';
import { tokens } from './tokens.ts';
import { widgetStyles } from './widget-styles.ts';
import { css } from './css.ts';

/** The card, and what stands in it besides the step. */
export const cardStyles = [
  tokens,
  widgetStyles,
  textButtonStyles,
  visuallyHiddenStyles,
  noticeStyles,
  css`
    :host {
      --_width: 24rem;
    }

    .card {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      --sally-padding: 2rem;
    }

    :host(:not([plain])) .card {
      padding: var(--_padding);
      border: 1px solid var(--_hairline);
      border-radius: var(--sally-card-radius, 1rem);
      background: var(--_surface);
      box-shadow: var(--sally-shadow, 0 1px 2px rgb(0 0 0 / 4%), 0 8px 24px -8px rgb(0 0 0 / 12%));
    }

    .card[hidden] {
      display: none;
    }

    .cancel {
      justify-self: start;
      margin-block-start: 0.75rem;
    }

    @container (inline-size < 22.5em) {
      .card {
        --sally-padding: 1.25rem;
      }
    }

    @container (inline-size < 20em) {
      .card {
        --sally-padding: 1rem;
      }
    }

    ::slotted([slot='logo']) {
      margin-block-end: 1.5rem;
    }

    ::slotted([slot='footer']) {
      margin-block-start: 1.5rem;
    }

    [part='heading'] {
      font-family: var(--sally-heading-font, inherit);
      font-size: var(--sally-heading-size, 1.375rem);
      font-weight: var(--sally-heading-weight, 600);
      line-height: 1.3;
    }

    .instead p {
      margin: 0.5rem 0 0;
      color: var(--_muted);
    }

    sally-button {
      margin-block-start: 1.5rem;
    }

    .skeleton {
      display: grid;
      grid-template-rows: auto auto auto 1fr;
      gap: 1.25rem;
      min-block-size: 16rem;
      animation: appear 0s 300ms backwards; /* what comes soon is awaited in peace */
    }

    .skeleton:is(.enrol, .sign-up) {
      min-block-size: 26rem; /* as what follows most likely is */
    }

    .skeleton i {
      min-block-size: var(--_control-height);
      border: 1px solid transparent; /* seen where colours are forced */
      border-radius: var(--_radius);
      background: color-mix(in oklab, var(--_text) 8%, transparent);
      animation: breathe 1.6s ease-in-out infinite alternate;
    }

    .skeleton i:first-child {
      inline-size: 60%;
      min-block-size: 1.75rem;
    }

    @keyframes appear {
      from {
        visibility: hidden;
      }
    }

    @keyframes breathe {
      to {
        opacity: 0.5;
      }
    }

    @media (prefers-reduced-motion: reduce) {
      .skeleton i {
        animation: none;
      }
    }
  `,
];
