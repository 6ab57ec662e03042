import { css } from '../theme/css.ts';
import { SallyButton } from './sally-button.ts';

/**
 * @summary The button of a form within a row: quieter than the one obvious button of a screen.
 * @tag sally-secondary-button
 * @slot - A native `<button>`, so that it belongs to its form.
 * @csspart spinner - Turns while the button is busy.
 */
export class SallySecondaryButton extends SallyButton {
  static override readonly tag: string = 'sally-secondary-button';
  static override styles = [
    ...SallyButton.styles,
    css`
      ::slotted(button) {
        padding-inline: 1.25rem !important;
        border-color: var(--_border) !important;
        background: var(--_surface) !important;
        color: var(--_text) !important;
      }

      ::slotted(button:hover) {
        background: color-mix(in oklab, var(--_text) 5%, var(--_surface)) !important;
      }
    `,
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'sally-secondary-button': SallySecondaryButton;
  }
}
