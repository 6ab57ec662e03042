import type { Account, Notice } from '@sallyport/rules';
import type { Message } from '../ports/mail.ts';
import type { Ports } from '../ports/ports.ts';

/**
 * Tells the person by mail what happened to their account. What happened stays so where the mail can't be sent:
 * that is logged.
 */
export async function sendNotice(
  { mail, log, site }: Pick<Ports, 'mail' | 'log' | 'site'>,
  to: Account,
  notice: Notice,
) {
  try {
    await mail.send({ to: to.email, ...words(notice, site.url.host) });
  } catch (error) {
    log.error(`A notice (${notice.kind}) could not be sent.`, error);
  }
}

function words(notice: Notice, site: string): Omit<Message, 'to'> {
  switch (notice.kind) {
    case 'mfa-enabled':
      return {
        subject: `An authenticator app was added to your account at ${site}`,
        text: `From now on, signing in at ${site} asks for a code from your authenticator app.\n\n${NOT_YOU}`,
      };
    case 'mfa-disabled':
    case 'backup-codes-new':
    case 'wrong-codes':
    case 'password-changed':
    case 'password-reset':
    case 'address-changed':
    case 'factor-added':
    case 'factor-removed':
      return { subject: `Your account at ${site} was changed`, text: `${notice.kind}\n\n${NOT_YOU}` };
    case 'backup-code-used':
      return {
        subject: `A backup code was used at ${site}`,
        text: `Someone signed in to your account with a backup code. You have ${notice.left} left.\n\n${NOT_YOU}`,
      };
    case 'locked':
      return {
        subject: `Too many wrong codes at ${site}`,
        text: `Your password was right and the code was wrong too many times. Codes are locked ${lockTime(notice.lockFor)}.\n\n${NOT_YOU}`,
      };
  }
}

const NOT_YOU = 'If this was not you, change your password and tell your administrator.';

const lockTime = (lockFor: number | 'until-admin') =>
  lockFor === 'until-admin' ? 'until your administrator unlocks them' : `for ${Math.ceil(lockFor / 60)} minutes`;
