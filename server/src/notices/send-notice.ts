import type { Account, Notice } from '@sallyport/rules';
import { matchLanguage } from '../messages/match-language.ts';
import { noticeMail } from '../messages/notice-message.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * Tells the person by mail, in the account's language, what happened to their account. What happened stays so
 * where the mail can't be sent: that is logged.
 */
export async function sendNotice(
  { mail, log, site }: Pick<Ports, 'mail' | 'log' | 'site'>,
  to: Account,
  notice: Notice,
) {
  try {
    await mail.send({ to: to.email, ...noticeMail(notice, { site: site.url.host }, matchLanguage(to.language)) });
  } catch (error) {
    log.error(`A notice (${notice.kind}) could not be sent.`, error);
  }
}
