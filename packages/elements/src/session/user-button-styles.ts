import { css } from '../theme/css.ts';
import { visuallyHiddenStyles } from '../theme/common.ts';

/** A circle in a page's header, what opens below it, and the dialog of the settings. */
export const userButtonStyles = [
  visuallyHiddenStyles,
  css`
    :host {
      display: inline-block;
      vertical-align: middle;
    }

    :host([color-scheme='light']) {
      color-scheme: light;
    }

    :host([color-scheme='dark']) {
      color-scheme: dark;
    }

    .frame {
      all: initial;
      display: block;
      visibility: inherit;
      color-scheme: inherit;
      color: var(--_text);
      font-family: var(--sally-font, inherit);
      font-size: 1rem;
      line-height: 1.5;
    }

    .bare {
      font-family: var(--sally-font, system-ui, sans-serif);
    }

    .probe {
      font-family: initial;
    }

    button {
      appearance: none;
      margin: 0;
      font: inherit;
      color: inherit;
      cursor: pointer;
    }

    .circle {
      position: relative;
      display: grid;
      place-items: center;
      inline-size: 2.25rem;
      block-size: 2.25rem;
      padding: 0;
      border: 1px solid var(--_hairline);
      border-radius: 50%;
      background: var(--_raised);
      font-size: 0.875rem;
      font-weight: 600;
      line-height: 1;
    }

    button.circle:hover {
      background: color-mix(in oklab, var(--_text) 8%, var(--_raised));
    }

    /* a finger needs more than the eye does */
    button.circle::after {
      content: '';
      position: absolute;
      inset: -0.3125rem;
    }

    /* a picture of letters: said aloud they would be no name (WCAG 2.5.3) */
    .initials::before {
      content: attr(data-initials);
    }

    ::slotted([slot='avatar']) {
      inline-size: 100%;
      block-size: 100%;
      border-radius: 50%;
      object-fit: cover;
    }

    .badge {
      position: absolute;
      inset-block-start: -0.125rem;
      inset-inline-end: -0.125rem;
      inline-size: 0.75rem;
      block-size: 0.75rem;
      border: 2px solid var(--_surface);
      border-radius: 50%;
      background: var(--_warning);
    }

    .sign-in {
      min-block-size: var(--_control-height);
      padding: 0.5rem 1.25rem;
      border: 1px solid var(--_border);
      border-radius: var(--_radius);
      background: var(--_surface);
      font-weight: 500;
    }

    .menu {
      position: fixed;
      inset: auto;
      inline-size: 17.5rem;
      max-inline-size: calc(100vw - 1rem);
      max-block-size: calc(100vh - 1rem);
      margin: 0;
      padding: 0.5rem;
      overflow: auto;
      border: 1px solid var(--_hairline);
      border-radius: var(--sally-card-radius, 1rem);
      background: var(--_surface);
      color: var(--_text);
      box-shadow: var(--sally-shadow, 0 1px 2px rgb(0 0 0 / 4%), 0 8px 24px -8px rgb(0 0 0 / 24%));
    }

    .menu[hidden] {
      display: none;
    }

    .who {
      display: grid;
      justify-items: start;
      margin: 0 0 0.5rem;
      padding: 0.5rem 0.75rem 0.75rem;
      border-block-end: 1px solid var(--_hairline);
      overflow-wrap: anywhere;
    }

    .who strong {
      font-weight: 600;
    }

    .help {
      font-size: 0.875rem;
      line-height: 1.45;
      color: var(--_muted);
    }

    .item,
    ::slotted(a[slot]),
    ::slotted(button[slot]) {
      box-sizing: border-box;
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.5rem;
      align-items: center;
      inline-size: 100%;
      min-block-size: 2.75rem;
      padding: 0.5rem 0.75rem;
      border: 0;
      border-radius: var(--_radius);
      background: none;
      color: inherit;
      font: inherit;
      text-align: start;
      text-decoration: none;
      cursor: pointer;
    }

    ::slotted(a[slot]) {
      color: var(--_text) !important;
      text-decoration: none !important;
    }

    .item:hover,
    ::slotted(a[slot]:hover),
    ::slotted(button[slot]:hover) {
      background: var(--_raised);
    }

    .item[aria-disabled='true'] {
      cursor: progress;
    }

    .todo {
      flex-basis: 100%;
      font-size: 0.875rem;
      line-height: 1.45;
      color: var(--_warning);
    }

    .error {
      margin: 0;
      padding: 0.25rem 0.75rem 0.5rem;
      font-size: 0.875rem;
      line-height: 1.45;
      color: var(--_error);
    }

    .error:empty {
      display: none;
    }

    .settings {
      box-sizing: border-box;
      inline-size: 42rem;
      max-inline-size: 100vw;
      max-block-size: 100vh;
      margin: auto;
      padding: 1rem;
      border: 0;
      background: none;
      color: inherit;
      overflow: auto;
    }

    .close {
      display: block;
      min-block-size: var(--_control-height);
      margin: 0 0 0.75rem auto;
      margin-inline: auto 0;
      padding: 0.5rem 1.25rem;
      border: 1px solid var(--_border);
      border-radius: var(--_radius);
      background: var(--_surface);
      color: var(--_text);
      font-weight: 500;
    }

    :focus-visible,
    ::slotted([slot]:focus-visible) {
      outline: var(--_ring);
      outline-offset: 2px;
    }

    @media (forced-colors: active) {
      .badge {
        background: Highlight;
      }
    }
  `,
];
