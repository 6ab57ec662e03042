import { css } from '../theme/css.ts';

/** The way from one part of the administration to another: a line that wraps. */
export const adminStyles = css`
  :host {
    --_width: 64rem;
  }

  nav ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5rem;
    margin: 0;
    padding: 0 var(--_inset);
    list-style: none;
  }

  nav a {
    display: inline-flex;
    align-items: center;
    min-block-size: 2.75rem;
    border-block: 2px solid transparent;
    color: var(--_muted);
    text-decoration: none;
  }

  nav a:hover {
    color: var(--_text);
  }

  nav a[aria-current] {
    border-block-end-color: currentColor;
    color: var(--_text);
    font-weight: 600;
  }
`;
