import { html, nothing, type TemplateResult } from 'lit';
import { css } from '../theme/css.ts';

/** Draws a list of rows: of ways to choose from, of devices, of sessions. */
export const rows = (list: readonly TemplateResult[]): TemplateResult =>
  html`<ul class="rows" role="list">
    ${list.map((row) => html`<li>${row}</li>`)}
  </ul>`;

/** What a row is about, with a line of help; `reason` says why its action can't be done, `mark` a word of the title. */
export const rowText = (title: unknown, help: unknown, reason: unknown = nothing, mark?: string): TemplateResult =>
  html`<span class="name">
    <span><bdi>${title}</bdi>${mark ? html` <span class="help">${mark}</span>` : nothing}</span>
    ${help === nothing ? nothing : html`<span class="help"><bdi>${help}</bdi></span>`}${reason}
  </span>`;

export const rowStyles = css`
  .rows {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .row {
    display: grid;
    align-items: center;
    color: var(--_text);
  }

  .row > svg {
    color: var(--_muted);
  }

  .name {
    display: grid;
    min-inline-size: 0;
    font-weight: 500;
    overflow-wrap: anywhere;
  }

  .name > * > bdi {
    display: inline-block;
  }

  .help {
    font-size: var(--_help);
    font-weight: 400;
    line-height: 1.45;
    color: var(--_muted);
  }
`;
