import { css } from '../theme/css.ts';
import { controlStyles } from './control-styles.ts';

/** The form that narrows a list down: its fields stand beside each other where there is room. */
export const searchStyles = [
  controlStyles,
  css`
  [role='search'] {
    display: grid;
    gap: 0.375rem 0.75rem;
    padding: 0.75rem var(--_inset) 1rem;
  }

  [role='search'] > .help {
    grid-column: 1 / -1;
  }

  [role='search'] > label {
    display: grid;
    gap: 0.25rem;
    font-size: 0.875rem;
    font-weight: var(--sally-label-weight, 500);
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
    [role='search'] > .help {
      grid-row: 2;
      margin-block-end: 0.5rem;
    }

    .search {
      grid-column: 1 / -1;
    }
  }
`,
];
