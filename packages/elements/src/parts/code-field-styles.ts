import { css } from '../theme/css.ts';

/**
 * Six cells behind one input. Digits can only be set at one even pitch, and the cells want a wider gap in the middle.
 * So the pitch spreads that gap over a group, and no digit is more than a hair off the centre of its cell. Behind the
 * last digit the pitch goes on beyond its cell, into the padding of the card: a manager's icon at the end of the input
 * covers no digit. Where the padding has too little room for that and the caret, the cells are smaller.
 *
 * Without room for cells of one and a half digits, and where more is typed than there are cells, it is one plain line.
 */
export const codeFieldStyles = css`
  .control {
    direction: ltr; /* codes run that way in every language; else the wider input would begin beside its cells */
    container-type: inline-size;
    --length: 6;
    --half: calc(var(--length) / 2);
    --gap: 0.375rem;
    --middle: 0.6875rem;
    --room: calc(100cqi - (var(--length) - 2) * var(--gap) - var(--middle));
    --cell: min(
      3.75rem,
      var(--room) / var(--length),
      (var(--room) - var(--middle) + var(--_padding, 2rem) + 0.375rem) / (var(--length) + 0.5)
    );
    --pitch: calc(var(--cell) + var(--gap) + (var(--middle) - var(--gap)) / var(--half));
    --start: calc((var(--cell) - (var(--half) - 1) * (var(--middle) - var(--gap)) / var(--half)) / 2 - 0.5ch);
    font-size: calc(1em * var(--length) / 6); /* nothing is set in it: the query of the cells counts in it */
  }

  :host([length='7']) .control {
    --length: 7;
    --middle: var(--gap);
  }

  :host([length='8']) .control {
    --length: 8;
  }

  .cells {
    display: none;
  }

  ::slotted(input) {
    direction: ltr !important;
    text-align: left !important;
    min-block-size: 3.25rem !important;
    padding-inline-end: 40px !important;
    font-family: var(--_font-mono) !important;
    font-size: min(1.5rem, (100cqi - 0.875rem - 42px) / var(--length) / 0.76) !important;
    font-variant-numeric: tabular-nums !important;
    letter-spacing: 0.15ch !important;
  }

  @media (forced-colors: active) {
    ::slotted(input) {
      forced-color-adjust: none !important; /* else each digit is backed by a box that hides its cell */
      color: CanvasText !important;
      caret-color: CanvasText !important;
    }
  }

  @container (inline-size >= 10.5em) {
    .control:not(.long) .entry {
      overflow-x: clip;
      position: relative;
    }

    .control:not(.long) .cells {
      position: absolute;
      inset: 0 auto 0 0;
      display: flex;
      gap: var(--gap);
      border-radius: var(--_radius);
    }

    .cell {
      inline-size: var(--cell);
      border: 1px solid var(--_border);
      border-radius: calc(var(--_radius) * 0.8);
      background: var(--_field);
      transition: border-color var(--_motion) ease-out;
    }

    .middle {
      margin-inline-start: calc(var(--middle) - var(--gap));
    }

    .control:focus-within .cells {
      outline: var(--_ring);
      outline-offset: 3px;
    }

    :host([invalid]) .cell {
      border-color: var(--_error);
    }

    .control:not(.long) ::slotted(input) {
      inline-size: calc(var(--start) + var(--length) * var(--pitch) + 2px) !important;
      padding-inline: var(--start) 0 !important;
      border-width: 0 !important;
      border-radius: 0 !important;
      background: none !important;
      letter-spacing: calc(var(--pitch) - 1ch) !important;
    }

    .control:not(.long) ::slotted(input:focus-visible) {
      outline: none !important;
    }
  }
`;
