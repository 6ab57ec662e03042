import { css } from '../theme/css.ts';

/** Shares, each with its figure at the end and a bar below. */
export const adoptionStyles = css`
  :host {
    --_width: 40rem;
  }

  dl {
    margin: 0;
  }

  .share {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.125rem 1rem;
    align-items: baseline;
    padding: calc(0.875rem * var(--_space)) var(--_inset);
  }

  .share + .share,
  .by-factor {
    border-block-start: 1px solid var(--_hairline);
  }

  dt {
    font-weight: 500;
  }

  dd {
    margin: 0;
  }

  .figure {
    text-align: end;
  }

  .figure strong {
    font-weight: 600;
  }

  dd.help {
    grid-column: 1 / -1;
  }

  .bar {
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: 0.375rem;
    margin-block-start: 0.375rem;
    border-radius: 0.1875rem;
    background: color-mix(in oklab, var(--_muted) 14%, transparent);
    color: var(--_success);
  }

  .bar.lacking {
    color: var(--_warning);
  }

  [dir='rtl'] .bar {
    transform: scaleX(-1);
  }

  .by-factor {
    padding: 1rem 0 0.25rem;
  }

  .by-factor > p {
    padding: 0 var(--_inset) 0.25rem;
    font-size: var(--_help);
    font-weight: 600;
    color: var(--_muted);
  }

  .by-factor .share {
    padding-block: 0.5rem;
    border: 0;
  }

  .by-factor dt {
    font-weight: 400;
  }

  @media (forced-colors: active) {
    .bar {
      border: 1px solid CanvasText;
      forced-color-adjust: none;
      background: Canvas;
      color: Highlight;
    }
  }
`;
