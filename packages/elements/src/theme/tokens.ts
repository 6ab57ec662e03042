import { css, size } from './css.ts';

const roles = css`
  :host {
    --_surface: var(--sally-surface, light-dark(#fff, #16181d));
    --_raised: var(--sally-raised, light-dark(#f6f7f9, #1f2229));
    --_text: var(--sally-text, light-dark(#1a1d23, #e9ebef));
    --_muted: var(--sally-muted, light-dark(#59606d, #a5acb8));
    --_border: var(--sally-border, light-dark(#868d9a, #767d8a));
    --_hairline: var(--sally-hairline, light-dark(#e2e5ea, #2d3139));
    --_accent: var(--sally-accent, light-dark(#1f55d6, #8fb4ff));
    --_on-accent: var(--sally-on-accent, light-dark(#fff, #10131a));
    --_error: var(--sally-error, light-dark(#b3261e, #ff9a90));
    --_success: var(--sally-success, light-dark(#1b6e3c, #7fd99a));
    --_warning: var(--sally-warning, light-dark(#7a5200, #ffcf70));
    --_radius: var(--sally-radius, 0.625rem);
    --_control: var(--sally-control-height, 2.75rem);
    --_mono: var(--sally-font-mono, ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace);
    --_motion: var(--sally-motion, 150ms);
    display: block;
    box-sizing: border-box;
    color: inherit !important;
    font-size: inherit !important;
    font-weight: inherit !important;
    line-height: inherit !important;
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

  @media (prefers-reduced-motion: reduce) {
    :host {
      --_motion: 0s;
    }
  }
`;

/**
 * The roles that everything is drawn from. Each takes the page's `--sally-…` first; what the page leaves out follows
 * its `color-scheme`. Shared by every element, so that a piece looks the same alone and inside the widget. What a page
 * says of every element at once, as `* { font-size: 12px }`, ends at each: it takes what is around it.
 */
export const tokens = [size, roles];
