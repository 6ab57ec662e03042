import { css } from '../theme/css.ts';

/** What is known of something that a system admin looks after, and the ways that lead on from it. */
export const systemStyles = css`
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

  @container (inline-size < 20em) {
    dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }

    dd + dt {
      margin-block-start: 0.5rem;
    }
  }
`;
