import { unsafeCSS, type CSSResult } from 'lit';

/** What `rem` is in every sheet that `css()` makes: this one says the root's own. */
export const size = unsafeCSS(':host{--_rem:var(--sally-font-size,max(1rem,16px))}');

/** Chrome 123, Firefox 120 and Safari 17.5 are the first to know it. */
const KNOWS_DARK = globalThis.CSS?.supports('color:light-dark(red,red)');

/**
 * A style sheet whose `rem` is the widget's own: the page's `--sally-font-size`, else the page's root size, though
 * never less than 16 px. Many themes set the root to 62.5 %, and there a real `rem` makes text and targets too small
 * to use. The condition of a container rule takes no variable: there `em` is the same length.
 *
 * What it says of a `--sally-…` property is the default of what a page may set: the elements read it as `--_…`.
 *
 * A browser that knows no `light-dark()` gets the light colours. Without any it would draw no border and no button.
 */
export const css = ({ raw }: TemplateStringsArray): CSSResult => {
  const sheet = raw
    .join()
    .replace(/--sally-([\w-]+):([^;}]+)/g, '--_$1:var(--sally-$1,$2)')
    .replace(/(-?[\d.]+)rem\b/g, 'calc($1*var(--_rem))');
  return unsafeCSS(KNOWS_DARK ? sheet : sheet.replace(/light-dark\((.+?),.+?\)/g, '$1'));
};
