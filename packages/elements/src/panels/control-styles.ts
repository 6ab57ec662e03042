import { css } from '../theme/css.ts';

/** Native fields in the shadow of a panel. */
export const controlStyles = css`
  input:not([type='checkbox']),
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
`;
