import { noticeStyles, textButtonStyles, visuallyHiddenStyles } from '../theme/common.ts';
import { css } from '../theme/css.ts';
import { framedButtonStyles } from '../theme/framed-button.ts';
import { widgetStyles } from '../theme/widget-styles.ts';

/** What stands in the place of something locked. Once it is open, the gate takes no room of its own. */
export const gateStyles = [
  widgetStyles,
  textButtonStyles,
  noticeStyles,
  visuallyHiddenStyles,
  framedButtonStyles,
  css`
    :host {
      --_width: 40rem;
    }

    :host(:state(open)) {
      inline-size: auto;
      max-inline-size: none;
    }

    :host(:state(open))::before {
      display: none;
    }

    [hidden] {
      display: none;
    }

    [part='content']:focus {
      outline: none;
    }

    .locked {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: 0.75rem;
      align-items: center;
    }

    :host(:not([plain])) .locked {
      padding: 1rem 1.25rem;
      border: 1px solid var(--_hairline);
      border-radius: var(--sally-card-radius, 1rem);
      background: var(--_surface);
    }

    .locked > svg {
      color: var(--_muted);
    }

    [part='heading'] {
      font-weight: 500;
      overflow-wrap: anywhere;
    }

    p {
      margin: 0;
      font-size: 0.875rem;
      line-height: 1.45;
      color: var(--_muted);
    }

    .button:hover {
      background: color-mix(in oklab, var(--_text) 5%, var(--_surface));
    }

    @container (inline-size < 30em) {
      .locked {
        grid-template-columns: auto minmax(0, 1fr);
        align-items: start;
      }

      .button {
        grid-column: 1 / -1;
      }
    }
  `,
];
