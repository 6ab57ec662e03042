import { css } from './css.ts';

/** Quiet buttons and links: text that acts, with a target of its own and a ring that is seen. */
export const textButtonStyles = css`
  .text-button {
    appearance: none;
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-block-size: 2rem;
    margin: 0;
    padding: 0.25rem 0;
    border: 0;
    border-radius: 0.25rem;
    background: none;
    color: var(--sally-link, var(--_accent));
    font: inherit;
    font-size: var(--_help);
    line-height: 1.45;
    text-align: start;
    text-decoration: var(--sally-link-line, none);
    cursor: pointer;
  }

  .text-button:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .text-button[aria-expanded] svg {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem; /* else it reaches beyond its box when it is turned */
    rotate: 90deg;
  }

  .text-button[aria-expanded='true'] svg {
    rotate: -90deg;
  }

  .text-button[aria-disabled='true'] {
    color: var(--_muted);
    cursor: default;
  }

  @media (pointer: coarse) {
    .text-button {
      min-block-size: 2.75rem;
    }
  }

  @media (forced-colors: active) {
    .text-button {
      text-decoration: underline;
    }
  }

  :focus-visible {
    outline: var(--_ring);
    outline-offset: 2px;
  }
`;

/** Buttons of other ways. */
export const secondaryButtonStyles = css`
  .secondary-button {
    appearance: none;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    inline-size: 100%;
    min-block-size: var(--_control-height);
    margin: 0;
    padding: 0.5rem 1rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-weight: var(--sally-button-weight, 500);
    text-transform: var(--sally-button-case, none);
    line-height: 1.5;
    text-decoration: none;
    cursor: pointer;
  }

  .secondary-button:hover {
    background: color-mix(in oklab, var(--_text) 5%, var(--_surface));
  }

  .secondary-button[aria-disabled='true'] {
    color: var(--_muted);
    cursor: default;
  }
`;

/** For a screen reader's ears alone. */
export const visuallyHiddenStyles = css`
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** Text that is set apart: what went wrong, or what to know before going on. */
export const noticeStyles = css`
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 0.625rem;
    margin: 0;
    padding: 0.75rem;
    border: 1px solid color-mix(in oklab, var(--_tone) 28%, var(--_surface));
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_tone) 7%, var(--_surface));
    color: var(--_text);
    font-size: var(--_help);
    line-height: 1.45;
  }

  .notice > span {
    flex: 1 1 min-content; /* below its icon where its longest word has no room beside that */
    min-inline-size: 0;
    overflow-wrap: break-word;
  }

  .notice > svg {
    flex: none;
    margin-block-start: 0.05rem;
    color: var(--_tone);
  }

  .notice.error {
    --_tone: var(--_error);
  }

  .notice.success {
    --_tone: var(--_success);
  }

  .notice.warning {
    --_tone: var(--_warning);
  }

  @media (forced-colors: active) {
    .notice {
      border-color: CanvasText;
    }

    .notice > svg {
      color: CanvasText;
    }
  }
`;
