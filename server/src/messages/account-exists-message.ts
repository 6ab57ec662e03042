import type { Message } from '../ports/mail.ts';
import type { Brand } from '../ports/site.ts';
import type { Language } from './catalogues.ts';
import { composeMessage } from './compose-message.ts';
import type { MessageKey } from './en.ts';
import { formatMessage } from './format-message.ts';
import type { Occasion } from './occasion.ts';

/**
 * Words what goes to an address that has an account, where somebody wanted to make one with it or to have it for
 * another: the page told nobody.
 */
export function accountExistsMail(
  { brand, occasion, isMove = false }: { brand: Brand; occasion: Occasion; isMove?: boolean },
  language: Language,
): Omit<Message, 'to'> {
  const words = (key: MessageKey) => formatMessage(key, { site: brand.name }, language);
  const text = words(isMove ? 'exists.text-move' : 'exists.text');
  return composeMessage(
    {
      brand,
      subject: words('exists.subject'),
      preview: text,
      blocks: [{ kind: 'words', text }],
      occasion,
      notYou: words('exists.not-you'),
    },
    language,
  );
}
