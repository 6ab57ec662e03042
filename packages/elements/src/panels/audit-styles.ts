import { css } from '../theme/css.ts';

/** The form that narrows the list down. */
export const auditStyles = css`
  form {
    grid-template-columns: minmax(0, 4fr) repeat(3, minmax(0, 3fr));
  }

  @container (inline-size < 46em) {
    form {
      grid-template-columns: repeat(3, minmax(0, 1fr));
    }
  }

  @container (inline-size < 26em) {
    form {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
