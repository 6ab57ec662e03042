import { css } from '../theme/css.ts';

/** The table of roles: cards where it is narrow. */
export const matrixStyles = css`
  .matrix {
    display: block;
  }

  .matrix table {
    inline-size: 100%;
    margin-block-start: 0.5rem;
    border-collapse: collapse;
    text-align: center;
    font-size: var(--_help);
  }

  .matrix th {
    padding: 0.375rem 0.5rem;
    font-weight: 400;
    color: var(--_muted);
  }

  .matrix th[scope='row'] {
    padding-inline-start: 0;
    color: var(--_text);
    text-align: start;
  }

  .matrix td {
    padding: 0.25rem 0;
  }

  .matrix .check {
    justify-content: center;
  }

  @container (min-inline-size: 36em) {
    .matrix .check > span {
      display: none; /* the head of the column says it */
    }
  }

  @container (inline-size < 36em) {
    .matrix thead {
      display: none;
    }

    .matrix table,
    .matrix tbody,
    .matrix tr,
    .matrix tr > * {
      display: block;
      padding-inline: 0;
      text-align: start;
    }

    .matrix tr + tr {
      margin-block-start: 0.75rem;
    }
  }
`;
