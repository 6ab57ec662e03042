import { css } from '../theme/css.ts';

/** The form that narrows the list down, and what is known of an event. */
export const auditStyles = css`
  :host {
    --_width: 48rem;
  }

  form {
    grid-template-columns: minmax(0, 4fr) repeat(3, minmax(0, 3fr));
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

  @container (inline-size < 46em) {
    form {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }

  @container (inline-size < 26em) {
    form,
    dl {
      grid-template-columns: minmax(0, 1fr);
    }

    dl {
      gap: 0;
    }

    dd + dt {
      margin-block-start: 0.5rem;
    }
  }
`;
