import { colourOf, type Theme } from './theme.ts';

/** What mails and the pages of their links take of a theme, as a setting of the server: the accent, and no more. */
export const toServerSettings = (theme: Theme): string =>
  `SALLYPORT_ACCENT=${colourOf(theme, 'light', 'accent').slice(1, 7)}\n`;
