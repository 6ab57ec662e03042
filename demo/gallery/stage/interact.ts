/** What a style says of who may have the focus; as many points as the pseudo-class that it stands for. */
const FOCUSABLE = ":is(a, button, input, select, textarea, summary, [tabindex='0']):where(:not(:disabled))";
/** What is true of any element, for as many points as a pseudo-class. */
const ANY = ':not(.nothing-is-called-so)';

const STANDS_FOR: Record<string, Record<string, string>> = {
  hover: { ':hover': ANY },
  focus: { ':focus-visible': FOCUSABLE, ':focus-within': ANY },
};

/**
 * Shows everything that can be pointed at as if it were, or everything that can have the focus as if it had. The sheets
 * of elements are rewritten as they are made: call it before the first is drawn.
 */
export function interact(interaction: string): void {
  const pseudoClasses = Object.entries(STANDS_FOR[interaction] ?? {});
  const { replaceSync } = CSSStyleSheet.prototype;
  CSSStyleSheet.prototype.replaceSync = function (text) {
    replaceSync.call(
      this,
      pseudoClasses.reduce((css, [from, to]) => css.replaceAll(from, to), text),
    );
  };
}
