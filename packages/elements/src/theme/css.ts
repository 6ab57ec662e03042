import { unsafeCSS, type CSSResult } from 'lit';

/**
 * A style sheet whose `rem` is the widget's own: the page's `--sally-font-size`, else the page's root size, though
 * never less than 16 px. Many themes set the root to 62.5 %, and there a real `rem` makes text and targets too small
 * to use. The condition of a container rule takes no variable: there `em` is the same length.
 */
export const css = ({ raw }: TemplateStringsArray): CSSResult =>
  unsafeCSS(raw.join().replace(/(-?[\d.]+)rem\b/g, 'calc($1*var(--_rem))'));
