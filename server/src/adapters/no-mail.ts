import type { Mail } from '../ports/mail.ts';

/** Stands in where no mail server is configured: whoever sends learns that nothing went out. */
export const noMail: Mail = {
  send: () => Promise.reject(new Error('No mail server is configured.')),
};
