import type { Message } from '../ports/mail.ts';
import type { Language } from './catalogues.ts';
import { composeMessage } from './compose-message.ts';
import { formatMessage } from './format-message.ts';

/** Words what a sign-up sends to an address that has an account: the page told nobody. `site` is the host. */
export const accountExistsMail = ({ site }: { site: string }, language: Language): Omit<Message, 'to'> =>
  composeMessage(
    formatMessage('exists.subject', { site }, language),
    [
      { kind: 'words', text: formatMessage('exists.text', { site }, language) },
      { kind: 'aside', text: formatMessage('exists.not-you', { site }, language) },
    ],
    language,
  );
