import { css } from './css.ts';

/** The dialog that a flow is walked through in: the flow has a card of its own. */
export const dialogStyles = css`
  ::slotted(dialog[data-flow]) {
    inline-size: 26rem !important;
    max-inline-size: 100vw !important;
    margin: auto !important;
    padding: 1rem !important; /* room for the card's shadow */
    border: 0 !important;
    background: none !important;
    color: inherit !important;
    overflow: auto !important;
  }
`;
