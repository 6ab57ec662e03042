import { css } from '../theme/css.ts';

/** The form that finds people, and the table of them: cards where it is narrow. */
export const teamStyles = css`
  :host {
    --_width: 64rem;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    align-items: center;
    padding-inline: var(--_inset);
  }

  .headcount {
    font-size: var(--_help);
    color: var(--_muted);
  }

  [role='search'] {
    grid-template-columns: minmax(12rem, 1fr) repeat(3, minmax(7rem, auto));
  }

  .head > .footer {
    display: contents;
  }

  .head .actions {
    margin-inline-start: auto;
  }

  .head .open {
    flex: 1 0 100%;
    margin-block: 0.5rem 0;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
    text-align: start;
  }

  th {
    font-weight: 400;
    text-align: start;
  }

  thead th {
    padding: 0.625rem 0.75rem;
    border-block-start: 1px solid var(--_hairline);
    font-size: var(--_help);
    color: var(--_muted);
  }

  .person > * {
    padding: calc(0.75rem * var(--_space)) 0.75rem;
    border-block-start: 1px solid var(--_hairline);
    vertical-align: middle;
  }

  tr > :first-child {
    padding-inline-start: var(--_inset);
  }

  tr > :last-child {
    padding-inline-end: var(--_inset);
    text-align: end;
  }

  .who {
    font-weight: 500;
    overflow-wrap: anywhere;
  }

  .person .pill {
    font-size: var(--_help);
  }

  .person .help {
    display: block;
  }

  .fact {
    display: none;
    font-size: var(--_help);
    color: var(--_muted);
  }

  tr > td.open {
    display: table-cell;
    padding: 0.5rem var(--_inset) 1rem;
    text-align: start;
  }

  .open > * + * {
    margin-block-start: 0.75rem;
  }

  @container (inline-size < 46em) {
    [role='search'] {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }

    thead {
      display: none; /* each fact of a card has its label */
    }

    table,
    tbody,
    .open-row,
    tr > td.open {
      display: block;
    }

    .person {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0.125rem 1rem;
      padding: 0.875rem var(--_inset);
      border-block-start: 1px solid var(--_hairline);
    }

    .person > * {
      padding: 0 !important;
      border: 0;
    }

    .person > td:not(.act) {
      display: grid;
      grid-column: 1 / -1;
      grid-template-columns: 8em minmax(0, 1fr);
      align-items: baseline;
      justify-items: start;
    }

    .fact {
      display: block;
    }

    .act {
      grid-area: 1 / 2;
    }
  }

  @container (inline-size < 26em) {
    [role='search'] {
      grid-template-columns: minmax(0, 1fr);
      row-gap: 0.625rem;
    }

    .person > td:not(.act) {
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    }
  }

  @container (inline-size < 14em) {
    .person > td:not(.act) {
      display: block;
    }

    .act {
      grid-area: auto;
      grid-column: 1 / -1;
      text-align: start !important;
    }
  }
`;
