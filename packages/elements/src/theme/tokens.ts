import { css, size } from './css.ts';

const roles = css`
  :host {
    /* from tokens.json, by npm run tokens */
    --sally-surface: light-dark(#fff, #16181d);
    --sally-text: light-dark(#1a1d23, #e9ebef);
    --sally-raised: color-mix(in oklab, var(--_text) 5%, var(--_surface));
    --sally-muted: color-mix(in oklab, var(--_text) 70%, var(--_surface));
    --sally-border: color-mix(in oklab, var(--_text) 50%, var(--_surface));
    --sally-hairline: color-mix(in oklab, var(--_text) 12%, var(--_surface));
    --sally-field: var(--_surface);
    --sally-accent: light-dark(#1f55d6, #8fb4ff);
    --sally-on-accent: light-dark(#fff, #000);
    --sally-focus: var(--_accent);
    --_ring: var(--sally-focus-width, 2px) solid var(--_focus);
    --sally-error: light-dark(#b3261e, #ff9a90);
    --sally-success: light-dark(#1b6e3c, #7fd99a);
    --sally-warning: light-dark(#7a5200, #ffcf70);
    --sally-space: 1;
    --sally-radius: 0.625rem;
    --sally-control-height: 2.75rem;
    --sally-font-mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
    --sally-motion: 150ms;
    /* by hand */
    --_help: 0.875rem;
    display: block;
    box-sizing: border-box;
    color: inherit !important;
    font-size: inherit !important;
    font-weight: inherit !important;
    line-height: inherit !important;
  }

  :host(:lang(ar)) {
    --_help: 0.9375rem; /* its letters are smaller than Latin ones of the same size */
  }

  :host([hidden]) {
    display: none !important;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  svg {
    inline-size: 1.25rem;
    block-size: 1.25rem;
  }

  /* black or white, whichever stands out: each has 4.5 at least on its side of that luminance (WCAG 2.2) */
  @supports (color: color(from light-dark(#fff, #fff) xyz x y z)) {
    :host {
      --_out: calc(1e4 * (0.179 - y));
      --sally-on-accent: color(from var(--_accent) xyz var(--_out) var(--_out) var(--_out));
    }
  }

  @media (prefers-contrast: more) {
    :host {
      --_muted: var(--_text);
      --_border: var(--_text);
      --_hairline: var(--_text);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_motion: 0s;
    }
  }
`;

/**
 * The roles that everything is drawn from. Each takes the page's `--sally-…` first; what the page leaves out follows
 * its `color-scheme`, and what stands between text and surface follows from those two. Shared by every element, so that
 * a piece looks the same alone and inside the widget. What a page says of every element at once, as
 * `* { font-size: 12px }`, ends at each: it takes what is around it.
 */
export const tokens = [size, roles];
