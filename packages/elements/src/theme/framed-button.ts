import { css } from './css.ts';

/** A button with a border, `.button`: what panels and the gate offer beside text buttons. */
export const framedButtonStyles = css`
  .button {
    appearance: none;
    min-block-size: var(--_control-height);
    margin: 0;
    padding: 0.5rem 1.25rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    font-weight: var(--sally-button-weight, 500);
    text-transform: var(--sally-button-case, none);
    cursor: pointer;
  }
`;
