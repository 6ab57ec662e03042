import { noticeStyles, secondaryButtonStyles, textButtonStyles, visuallyHiddenStyles } from '../theme/common.ts';
import { tokens } from '../theme/tokens.ts';
import { css } from '../theme/css.ts';

/** How every step is set: heading, account, form, what else there is. */
export const stepStyles = [
  tokens,
  textButtonStyles,
  secondaryButtonStyles,
  visuallyHiddenStyles,
  noticeStyles,
  css`
    :host(.sally-arrived) {
      animation: arrive var(--_motion) ease-out;
    }

    @keyframes arrive {
      from {
        opacity: 0;
        translate: 0 4px;
      }
    }

    .step {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: calc(1.5rem * var(--_space));
      position: relative;
      font-size: 1rem;
      line-height: 1.5;
      overflow-wrap: anywhere;
    }

    .head {
      display: grid;
      gap: 0.5rem;
    }

    [part='heading'] {
      font-family: var(--sally-heading-font, inherit);
      font-size: var(--sally-heading-size, 1.375rem);
      font-weight: var(--sally-heading-weight, 600);
      line-height: 1.3;
      letter-spacing: -0.01em;
      text-wrap: balance;
    }

    :lang(ar) [part='heading'] {
      letter-spacing: 0;
    }

    [part='heading']:focus,
    .notice:focus {
      outline: none;
    }

    [part='intro'] {
      margin: 0;
      color: var(--_muted);
      text-wrap: pretty;
    }

    .account {
      margin: 0;
      font-size: var(--_help);
      color: var(--_muted);
    }

    .account > .text-button {
      margin-block: -1rem; /* as high as others are, in a line of text */
    }

    bdi {
      display: inline-block;
    }

    .or {
      display: flex;
      align-items: center;
      gap: 0.75rem;
      margin-block: -0.25rem;
      font-size: var(--_help);
      color: var(--_muted);
    }

    .or::before,
    .or::after {
      content: '';
      flex: 1;
      border-block-start: 1px solid var(--_hairline);
    }

    .secondary-button + .secondary-button {
      margin-block-start: calc(-0.75rem * var(--_space));
    }

    .note {
      margin: -0.5rem 0 0;
      font-size: var(--_help);
      color: var(--_muted);
    }

    .note:empty,
    [part='alert']:empty {
      position: absolute;
    }

    .notice .text-button {
      display: flex;
    }

    .step > .text-button,
    .more {
      margin-block: -0.5rem;
    }

    .step > .text-button {
      justify-self: start;
    }

    .more {
      display: grid;
      justify-items: start;
      gap: 0.25rem;
    }

    .more > sally-try-another-way,
    .more > sally-resend-code {
      inline-size: 100%;
    }

    ::slotted(form) {
      all: unset !important;
      display: grid !important;
      grid-template-columns: minmax(0, 1fr) !important;
      gap: calc(1.25rem * var(--_space)) !important;
    }

    ::slotted(form)::before,
    ::slotted(form)::after {
      content: none !important;
    }
  `,
];
