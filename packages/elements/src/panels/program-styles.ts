import { css } from '../theme/css.ts';

/** The keys of a program, and the one that is shown once. */
export const programStyles = css`
  .keys {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .keys li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 1rem;
    align-items: center;
    padding-block: 0.5rem;
  }

  .keys li + li {
    border-block-start: 1px solid var(--_hairline);
  }

  .key {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
    padding: 0.875rem 1rem;
    border: 1px solid var(--_hairline);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .key code {
    font-family: var(--_font-mono);
    font-size: 0.9375rem;
    overflow-wrap: anywhere;
    -webkit-user-select: all;
    user-select: all;
  }

  @container (inline-size < 26em) {
    .keys li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
