import { html, nothing, type TemplateResult } from 'lit';
import { icon, ONWARD } from '../theme/icon.ts';
import { rows, rowStyles, rowText } from './rows.ts';
import { css } from '../theme/css.ts';

/** One thing to choose, such as a way to sign in. */
export interface Choice {
  title: string;
  help: unknown;
  /** Path of its icon. */
  icon: string;
  /** Said of it in a word. */
  mark?: string | undefined;
  choose: () => unknown;
}

/** Draws a list of rows that are one button each. */
export const choices = (list: readonly Choice[], busy: boolean): TemplateResult =>
  rows(
    list.map(
      ({ title, help, icon: path, mark, choose }) =>
        html`<button class="row choice" part="secondary-button" type="button" aria-disabled=${busy} @click=${choose}>
          ${icon(path)}${rowText(title, help, nothing, mark)}${icon(ONWARD)}
        </button>`,
    ),
  );

export const choiceStyles = [
  rowStyles,
  css`
    .rows {
      container-type: inline-size;
      gap: 0.5rem;
    }

    .choice {
      appearance: none;
      display: flex;
      gap: 0.75rem;
      inline-size: 100%;
      margin: 0;
      padding: 0.75rem 0.875rem;
      border: 1px solid var(--_hairline);
      border-radius: var(--_radius);
      background: var(--_surface);
      font: inherit;
      line-height: 1.4;
      text-align: start;
      cursor: pointer;
      transition: background-color var(--_motion) ease-out;
    }

    .choice:hover {
      background: color-mix(in oklab, var(--_text) 5%, var(--_surface));
    }

    .choice[aria-disabled='true'] {
      color: var(--_muted);
      cursor: progress;
    }

    .choice > svg {
      flex: none;
    }

    .choice > .name {
      flex: 1;
    }

    /* the word stands at the end of the title's line, or below it where there is no room */
    .name > :first-child {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 0 0.5rem;
    }

    .choice > svg:last-child:dir(rtl) {
      scale: -1 1;
    }

    @container (inline-size < 14em) {
      .choice {
        display: block;
        padding-inline: 0.625rem;
      }

      .choice svg {
        display: none;
      }
    }
  `,
];
