import { INVITATION_DAYS } from '@sallyport/rules';
import type { Message } from '../ports/mail.ts';
import type { Brand } from '../ports/site.ts';
import type { Language } from './catalogues.ts';
import { composeMessage } from './compose-message.ts';
import type { MessageKey } from './en.ts';
import { formatMessage } from './format-message.ts';
import type { Occasion } from './occasion.ts';

/** The occasion has no device: it is the inviting person's. */
interface Invitation {
  brand: Brand;
  occasion: Occasion;
}

/**
 * Words an invitation. No word of it is the inviting person's: whoever may invite would else write to anybody in the
 * site's name.
 */
export function invitationMail(
  { brand, link, occasion }: Invitation & { link: string },
  language: Language,
): Omit<Message, 'to'> {
  const words = (key: MessageKey) => formatMessage(key, { site: brand.name, count: INVITATION_DAYS }, language);
  return composeMessage(
    {
      brand,
      subject: words('invitation.subject'),
      preview: words('invitation.text'),
      blocks: [
        { kind: 'words', text: words('invitation.text') },
        { kind: 'words', text: words('invitation.valid') },
        { kind: 'link', action: words('invitation.action'), href: link },
      ],
      occasion,
      notYou: words('invitation.not-you'),
    },
    language,
  );
}

/** Words for who was invited and has an account of another organisation, which the inviting admin isn't told. */
export function invitedElsewhereMail({ brand, occasion }: Invitation, language: Language): Omit<Message, 'to'> {
  const words = (key: MessageKey) => formatMessage(key, { site: brand.name }, language);
  const text = words('invitation.elsewhere');
  return composeMessage(
    {
      brand,
      subject: words('invitation.subject'),
      preview: text,
      blocks: [{ kind: 'words', text }],
      occasion,
      notYou: words('invitation.not-you'),
    },
    language,
  );
}
