/** Has a mail or a page look as in one scheme, whatever the system's is: a page around it can't switch that. */
export const inScheme = (html: string, scheme: 'light' | 'dark'): string =>
  html
    .replace('(prefers-color-scheme: dark)', scheme === 'dark' ? 'all' : 'not all')
    .replace('content="light dark"', `content="${scheme}"`)
    .replace('color-scheme: light dark', `color-scheme: ${scheme}`);
