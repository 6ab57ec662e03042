import type { Account, Notice } from '@sallyport/rules';
import { matchLanguage } from '../messages/match-language.ts';
import { noticeMail } from '../messages/notice-message.ts';
import type { Ports } from '../ports/ports.ts';
import { brandOf, homeOf } from '../ports/site.ts';

/**
 * Tells the person by mail, in the account's language, what happened to their account. What happened stays so
 * where the mail can't be sent: that is logged.
 *
 * @param device  What it was done with, by whoever signs in to the account; an admin's or operator's is not told.
 */
export async function sendNotice(
  { mail, log, site, clock }: Pick<Ports, 'mail' | 'log' | 'site' | 'clock'>,
  { email, language }: Account,
  notice: Notice,
  device?: string,
) {
  const occasion = { account: email, at: clock(), device };
  const context = { brand: brandOf(site), page: `${homeOf(site)}/`, occasion };
  try {
    await mail.send({ to: email, ...noticeMail(notice, context, matchLanguage(language)) });
  } catch (error) {
    log.error(`A notice (${notice.kind}) could not be sent.`, error);
  }
}
