import { html, type TemplateResult } from 'lit';

/** Draws one icon of the stroke set, as large as the text beside it needs; it only ever repeats what that text says. */
export const icon = (path: string): TemplateResult =>
  html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d=${path}></path></svg>`;

/** Leads on; turned down, it opens something. */
export const ONWARD = 'm9 6 6 6-6 6';

/** A key: a passkey. */
export const KEY = 'M20 8.5a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0m-7.7 3.2L4 20m2.5-2.5L9 20';

/** A circle with an exclamation mark: something is wrong. */
export const ALERT = 'M12 8v4.5m0 3.5h.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0';
