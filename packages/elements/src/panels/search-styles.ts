import { css } from '../theme/css.ts';

/** The form that narrows a list down: its fields stand beside each other where there is room. */
export const searchStyles = css`
  form {
    display: grid;
    gap: 0.375rem 0.75rem;
    padding: 0.75rem var(--_inset) 1rem;
  }

  form > .help {
    grid-column: 1 / -1;
  }

  label {
    display: grid;
    gap: 0.25rem;
    font-size: 0.875rem;
    font-weight: var(--sally-label-weight, 500);
  }

  input,
  select {
    box-sizing: border-box;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: var(--_control-height);
    margin: 0;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_field);
    color: var(--_text);
    font: inherit;
    font-size: max(1rem, 16px);
    font-weight: 400;
  }

  .counts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 1.5rem;
    padding: 0 var(--_inset) 0.5rem;
  }

  .count {
    font-size: var(--_help);
    color: var(--_muted);
  }

  @container (inline-size < 46em) {
    form > .help {
      grid-row: 2;
      margin-block-end: 0.5rem;
    }

    .search {
      grid-column: 1 / -1;
    }
  }
`;
