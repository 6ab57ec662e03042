import type { Message } from '../ports/mail.ts';
import type { Brand } from '../ports/site.ts';
import type { Language } from './catalogues.ts';
import { type Block, composeMessage } from './compose-message.ts';
import type { MessageKey } from './en.ts';
import { formatMessage } from './format-message.ts';
import type { Occasion } from './occasion.ts';

/** What goes into a mail with a code, a link or both (R-02). */
export interface CodeMail {
  purpose: 'sign-in' | 'enrol' | 'recover' | 'sign-up' | 'new-address';
  code?: string | undefined;
  link?: string | undefined;
  /** How long it lives. */
  minutes: number;
  brand: Brand;
  /** Who asked for it, when, and for whom. */
  occasion: Occasion;
}

/**
 * Words a mail with a one-time code, a link, or both.
 *
 * The code is not in the subject: that is what lock screens show, what mail servers write to their logs, and what stays
 * readable where the body is encrypted.
 *
 * @throws Error where there is neither a code nor a link.
 */
export function codeMail(
  { purpose, code, link, minutes, brand, occasion }: CodeMail,
  language: Language,
): Omit<Message, 'to'> {
  if (!code && !link) throw new Error('A mail with neither a code nor a link');
  const words = (key: MessageKey) => formatMessage(key, { site: brand.name, count: minutes }, language);
  const blocks: Block[] = [];
  if (code) blocks.push({ kind: 'words', text: words('code.enter') }, { kind: 'code', code });
  const valid = words('code.valid');
  blocks.push({ kind: 'words', text: valid });
  if (link) {
    blocks.push({ kind: 'words', text: words(code ? 'code.or-open' : 'code.open') });
    blocks.push({ kind: 'link', action: words(`code.${purpose}.action`), href: link });
  }
  const notYou = words(`code.${purpose}.not-you`);
  return composeMessage(
    { brand, subject: words(`code.${purpose}.subject`), preview: valid, blocks, occasion, notYou },
    language,
  );
}

/**
 * Words a text message with a one-time code. Its last line binds the code to the site's host, so that phones fill it in
 * there and nowhere else (Origin-bound one-time codes, WICG, §3).
 *
 * English and German are one part (160 letters of GSM 03.38) for hosts of up to 40 characters; Arabic is UCS-2, 70
 * letters a part, and so two parts for hosts of more than 13.
 *
 * @param site  The host, with its port where it has one, as `url.host` says; the last line leaves the port out.
 */
export const codeSms = ({ code, site }: { code: string; site: string }, language: Language): string =>
  `${formatMessage('sms.code', { code, site }, language)}\n\n@${new URL(`https://${site}`).hostname} #${code}`;
