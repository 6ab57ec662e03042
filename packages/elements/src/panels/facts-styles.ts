import { css } from '../theme/css.ts';

/** What is known of something, each fact beside what it is called. */
export const factsStyles = css`
  :host {
    --_width: 48rem;
  }

  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 0.25rem 1.5rem;
    margin: 0;
  }

  dt {
    color: var(--_muted);
  }

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  @container (inline-size < 26em) {
    dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }

    dd + dt {
      margin-block-start: 0.5rem;
    }
  }
`;
