import type { Notice } from '@sallyport/rules';
import { accountExistsMail } from '../../../server/src/messages/account-exists-message.ts';
import { codeMail, type CodeMail } from '../../../server/src/messages/code-message.ts';
import { invitationMail, invitedElsewhereMail } from '../../../server/src/messages/invitation-message.ts';
import { noticeMail } from '../../../server/src/messages/notice-message.ts';
import type { Occasion } from '../../../server/src/messages/occasion.ts';
import { reminderMail } from '../../../server/src/messages/reminder-message.ts';
import type { Message } from '../../../server/src/ports/mail.ts';
import type { DocumentLanguage } from './document-state.ts';
import type { mails } from './mails.ts';

type Writer = (language: DocumentLanguage) => Omit<Message, 'to'>;

const BRAND = { name: 'acme.example' };
const LINK = 'https://acme.example/auth/link?for=sign-in#Zm9yIHRoZSBnYWxsZXJ5IGFsb25l';
const OCCASION = { account: 'ada@example.com', at: Date.UTC(2026, 10, 28, 6, 24), device: 'Firefox on Windows' };
/** Done by somebody else for the person. */
const BY_OTHERS = { account: 'ada@example.com', at: OCCASION.at };

const code =
  (purpose: CodeMail['purpose'], without?: 'code' | 'link'): Writer =>
  (language) =>
    codeMail(
      {
        purpose,
        code: without === 'code' ? undefined : '481920',
        link: without === 'link' ? undefined : LINK,
        minutes: 10,
        brand: BRAND,
        occasion: OCCASION,
      },
      language,
    );

const notice =
  (what: Notice, occasion: Occasion = OCCASION): Writer =>
  (language) =>
    noticeMail(what, { brand: BRAND, page: 'https://acme.example/', occasion }, language);

const decided = (what: Notice): Writer => notice(what, BY_OTHERS);

/** Writes each mail as the server does. */
export const mailWriters: Record<(typeof mails)[number]['id'], Writer> = {
  'mail-sign-in': code('sign-in'),
  'mail-sign-in-code': code('sign-in', 'link'),
  'mail-sign-in-link': code('sign-in', 'code'),
  'mail-enrol': code('enrol'),
  'mail-recover': code('recover'),
  'mail-sign-up': code('sign-up'),
  'mail-new-address': code('new-address', 'link'),
  'mail-exists': (language) => accountExistsMail({ brand: BRAND, occasion: OCCASION }, language),
  'mail-invitation': (language) => invitationMail({ brand: BRAND, link: LINK, occasion: BY_OTHERS }, language),
  'mail-invited-elsewhere': (language) => invitedElsewhereMail({ brand: BRAND, occasion: BY_OTHERS }, language),
  'mail-mfa-enabled': notice({ kind: 'mfa-enabled' }),
  'mail-mfa-disabled': notice({ kind: 'mfa-disabled' }),
  'mail-factor-added': notice({ kind: 'factor-added', factor: 'totp' }),
  'mail-factor-replaced': notice({ kind: 'factor-replaced', factor: 'totp' }),
  'mail-factor-removed': notice({ kind: 'factor-removed', factor: 'passkey' }),
  'mail-factor-turned-off': notice({ kind: 'factor-turned-off', factor: 'totp' }),
  'mail-backup-codes-new': notice({ kind: 'backup-codes-new' }),
  'mail-backup-code-used': notice({ kind: 'backup-code-used', left: 7 }),
  'mail-password-changed': notice({ kind: 'password-changed' }),
  'mail-password-reset': notice({ kind: 'password-reset' }),
  'mail-address-changed': notice({ kind: 'address-changed', from: 'ada@example.com', undoId: 'undo' }),
  'mail-address-undone': notice({ kind: 'address-undone', from: 'ada@example.org' }),
  'mail-not-me': notice({ kind: 'not-me' }),
  'mail-role-changed': decided({ kind: 'role-changed', role: 'tenant-admin' }),
  'mail-owner-given': decided({ kind: 'owner-given' }),
  'mail-owner-taken': decided({ kind: 'owner-taken' }),
  'mail-reminder': (language) =>
    reminderMail(
      Date.UTC(2026, 11, 1, 8),
      { brand: BRAND, page: 'https://acme.example/', occasion: BY_OTHERS },
      language,
    ),
  'mail-break-glass-used': notice({ kind: 'break-glass-used', account: 'eve@example.com' }),
  'mail-wrong-codes': notice({ kind: 'wrong-codes' }),
  'mail-passkey-copied': notice({ kind: 'passkey-copied' }),
  'mail-locked': notice({ kind: 'locked', lockFor: 3600 }),
  'mail-locked-until-admin': notice({ kind: 'locked', lockFor: 'until-admin' }),
};
