import { css } from '../theme/css.ts';

/** The form that narrows the list down. */
export const auditStyles = css`
  [role='search'] {
    grid-template-columns: minmax(0, 4fr) repeat(3, minmax(0, 3fr));
  }

  @container (inline-size < 46em) {
    [role='search'] {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }

  @container (inline-size < 26em) {
    [role='search'] {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
