import { css } from '../theme/css.ts';

/** The bar that saves, and what is looked at once more before it is saved. */
export const reviewStyles = css`
  .bar {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1rem;
    align-items: center;
    justify-content: space-between;
    padding: 0.875rem var(--_inset);
    border-block-start: 1px solid var(--_hairline);
    background: var(--_surface);
    font-size: var(--_help);
    color: var(--_muted);
  }

  .bar > [role='alert'] {
    inline-size: 100%;
  }

  .bar .notice,
  .review .notice {
    margin: 0;
  }

  .bar .actions,
  .review .actions {
    gap: 0.5rem 1rem;
    align-items: center;
  }

  .primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .review {
    display: grid;
    gap: 1rem;
    padding: 0 var(--_inset) 1.5rem;
  }

  .review .group {
    padding-inline: 0;
  }

  dl {
    display: grid;
    gap: 0.75rem;
    margin: 0;
  }

  dt {
    font-size: var(--_help);
    color: var(--_muted);
  }

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
`;
