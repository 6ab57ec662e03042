import { replaceControls } from '@sallyport/protocol';

/**
 * A text as a terminal may show it, on one line: what would move the cursor or change colours is written out, as JSON
 * writes it (`\u001b`). What is stored may be older than the rules on names.
 */
export const shown = (text: string): string => replaceControls(text, writtenOut);

/** The same of a text of several lines. */
export const shownLines = (text: string): string =>
  replaceControls(text, (control) => (/[\n\t]/.test(control) ? control : writtenOut(control)));

const writtenOut = (control: string): string => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
