import { INVITATION_DAYS } from '@sallyport/rules';
import type { Message } from '../ports/mail.ts';
import type { Language } from './catalogues.ts';
import { composeMessage } from './compose-message.ts';
import type { MessageKey } from './en.ts';
import { formatMessage } from './format-message.ts';

/**
 * Words an invitation. No word of it is the inviting person's: whoever may invite would else write to anybody in the
 * site's name. `site` is the host.
 */
export function invitationMail(
  { site, link }: { site: string; link: string },
  language: Language,
): Omit<Message, 'to'> {
  const words = (key: MessageKey) => formatMessage(key, { site, count: INVITATION_DAYS }, language);
  return composeMessage(
    words('invitation.subject'),
    [
      { kind: 'words', text: words('invitation.text') },
      { kind: 'link', action: words('invitation.action'), href: link },
      { kind: 'words', text: words('invitation.valid') },
      { kind: 'aside', text: words('invitation.not-you') },
    ],
    language,
  );
}

/** Words for who was invited and has an account of another organisation, which the inviting admin isn't told. */
export function invitedElsewhereMail({ site }: { site: string }, language: Language): Omit<Message, 'to'> {
  const words = (key: MessageKey) => formatMessage(key, { site }, language);
  return composeMessage(
    words('invitation.subject'),
    [
      { kind: 'words', text: words('invitation.elsewhere') },
      { kind: 'aside', text: words('invitation.not-you') },
    ],
    language,
  );
}
