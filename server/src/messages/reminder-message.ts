import type { Message } from '../ports/mail.ts';
import type { Brand } from '../ports/site.ts';
import type { Language } from './catalogues.ts';
import { composeMessage } from './compose-message.ts';
import type { MessageKey } from './en.ts';
import { formatMessage } from './format-message.ts';
import { momentOf, type Occasion } from './occasion.ts';

interface ReminderContext {
  brand: Brand;
  /** Where the person looks after their account. */
  page: string;
  occasion: Occasion;
}

/**
 * Words a reminder of the day from which a second step is asked for.
 *
 * @param date  Unix time in ms.
 */
export function reminderMail(
  date: number,
  { brand, page, occasion }: ReminderContext,
  language: Language,
): Omit<Message, 'to'> {
  const values = { site: brand.name, ...momentOf(date, language) };
  const words = (key: MessageKey) => formatMessage(key, values, language);
  const text = words('reminder.text');
  return composeMessage(
    {
      brand,
      subject: words('reminder.subject'),
      preview: text,
      blocks: [
        { kind: 'words', text },
        { kind: 'link', action: words('reminder.action'), href: page },
      ],
      occasion,
      notYou: words('invitation.not-you'),
    },
    language,
  );
}
