import type { Account, Notice } from '@sallyport/rules';
import { linkToken, type UndoClaim } from '../flows/sending/link-token.ts';
import { matchLanguage } from '../messages/match-language.ts';
import { noticeMail } from '../messages/notice-message.ts';
import type { Ports } from '../ports/ports.ts';
import { brandOf, homeOf } from '../ports/site.ts';

type NoticePorts = Pick<Ports, 'mail' | 'log' | 'site' | 'clock' | 'keyring'>;

/**
 * Tells the person by mail, in the account's language, what happened to their account. What happened stays so
 * where the mail can't be sent: that is logged.
 *
 * @param device  What it was done with, by whoever signs in to the account; an admin's or operator's is not told.
 */
export async function sendNotice(ports: NoticePorts, account: Account, notice: Notice, device?: string) {
  try {
    await sendMail(ports, account, notice, { at: ports.clock(), device });
  } catch (error) {
    ports.log.error(`A notice (${notice.kind}) could not be sent.`, error);
  }
}

/**
 * The same, where it matters whether it was sent: it rejects where it wasn't.
 *
 * @param occasion  When it happened, Unix time in ms, and what it was done with.
 */
export async function sendMail(
  ports: NoticePorts,
  { id, email, language }: Account,
  notice: Notice,
  { at, device }: { at: number; device?: string | undefined },
): Promise<void> {
  const { mail, site } = ports;
  const to = 'from' in notice ? notice.from : email; // whoever loses the account reads it there
  const undoId = 'undoId' in notice ? notice.undoId : undefined;
  const occasion = { account: to, at, device };
  const context = { brand: brandOf(site), page: `${homeOf(site)}/`, occasion };
  const undo = undoId === undefined ? undefined : await undoLink(ports, { account: id, undo: undoId });
  await mail.send({
    to,
    ...noticeMail(notice, { ...context, ...(undo === undefined ? {} : { undo }) }, matchLanguage(language)),
  });
}

/** The token is in the fragment, as in every mail: no server and no log sees it before the button is pressed. */
const undoLink = async (ports: Pick<Ports, 'site' | 'keyring'>, claim: UndoClaim): Promise<string> =>
  `${ports.site.url.origin}/auth/link?for=undo-address#${await linkToken(ports, claim)}`;
