import { css } from '../theme/css.ts';
import { controlStyles } from './control-styles.ts';

/** The form of a policy: a row a field. */
export const policyStyles = [
  controlStyles,
  css`
    :host {
      --_width: 44rem;
    }

    header {
      padding-block-end: 1.25rem;
    }

    section {
      border-block-start: 1px solid var(--_hairline);
    }

    .group {
      padding: 1.25rem var(--_inset) 0.25rem;
      font-size: 1.0625rem;
      font-weight: 600;
      line-height: 1.4;
    }

    .group + .help {
      display: block;
      padding: 0 var(--_inset);
    }

    .group:focus {
      outline: none;
    }

    .setting {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 13rem) 6.5rem;
      gap: 0.25rem 1rem;
      align-items: center;
      padding: calc(0.875rem * var(--_space)) var(--_inset);
    }

    .setting + .setting {
      border-block-start: 1px solid var(--_hairline);
    }

    .setting > .name {
      justify-items: start;
    }

    .setting > .notice {
      grid-column: 1 / -1;
      margin: 0.5rem 0 0;
    }

    .notes {
      display: grid;
      gap: 0.25rem;
    }

    .wrong {
      font-size: var(--_help);
      font-weight: 400;
      line-height: 1.45;
      color: var(--_error);
    }

    .control {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
      justify-content: flex-end;
      align-items: center;
      min-inline-size: 0;
    }

    .control > select,
    .control > input {
      flex: 1 1 7rem;
    }

    .control > input[type='datetime-local'] {
      flex-basis: 13rem;
    }

    .control > .number {
      flex: 1 1 4rem;
    }

    .control > select:has(+ .number) {
      flex-basis: 100%;
    }

    .control > input[type='checkbox'] {
      flex: none;
    }

    .fixed {
      text-align: end;
      overflow-wrap: anywhere;
      color: var(--_muted);
    }

    .origin {
      display: grid;
      justify-items: end;
      text-align: end;
      font-size: var(--_help);
      color: var(--_muted);
    }

    .origin .text-button {
      text-align: end;
    }

    input[type='checkbox'] {
      flex: none;
      inline-size: 1.25rem;
      block-size: 1.25rem;
      margin: 0.125rem;
      accent-color: var(--_accent);
    }

    .check {
      display: inline-flex;
      gap: 0.5rem;
      align-items: center;
      max-inline-size: 100%;
      min-block-size: 2rem;
    }

    .check > span {
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }

    .checks {
      display: grid;
      inline-size: 100%;
    }

    .parts {
      display: grid;
      grid-column: 1 / -1;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
      gap: 0.75rem 1rem;
      margin: 0.625rem calc(-1 * var(--_inset)) calc(-0.875rem * var(--_space));
      padding: 1rem var(--_inset) 1.25rem;
      border-block-start: 1px solid var(--_hairline);
      background: var(--_raised);
    }

    .part {
      display: grid;
      gap: 0.375rem;
      align-content: start;
      font-size: var(--_help);
    }

    .part .control {
      justify-content: flex-start;
    }

    .departures {
      display: flex;
      flex-wrap: wrap;
      gap: 0 1rem;
    }

    .departure[open] {
      flex-basis: 100%;
    }

    .departure > summary {
      inline-size: max-content;
      max-inline-size: 100%;
      padding-block: 0.25rem;
      font-size: var(--_help);
      cursor: pointer;
    }

    @media (pointer: coarse) {
      .name > .boolean {
        align-content: center;
        min-block-size: 2.75rem; /* it is what a finger hits, as its box is small */
      }

      .check,
      .departure > summary {
        min-block-size: 2.75rem;
      }
    }

    @container (inline-size < 36em) {
      .setting {
        grid-template-columns: minmax(0, 1fr);
      }

      .control {
        justify-content: flex-start;
      }

      .fixed,
      .origin,
      .origin .text-button {
        justify-items: start;
        text-align: start;
      }
    }
  `,
];
