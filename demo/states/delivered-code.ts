import type { CodeStep, Delivery } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';
import { inSeconds } from './instant.ts';
import { sentCodeStates } from './sent-code.ts';

const email = { id: 'e1', type: 'email', hint: 'a•••@example.com', default: true } as const;
const sms = { id: 's1', type: 'sms', hint: '•••• 0123', default: false } as const;
const app = { id: 'a1', type: 'totp', name: 'Pixel 9', default: false } as const;
const backup = { id: 'b1', type: 'backup-code', default: false } as const;

/** Sent a while ago: another can be asked for. */
const mail = {
  via: 'email',
  to: 'a•••@example.com',
  expiresAt: inSeconds(540),
  resendAt: inSeconds(-1),
} satisfies Delivery;
const message = { ...mail, via: 'sms', to: '+44 •••• ••0123' } satisfies Delivery;
const { resendAt: _, ...lastSent } = mail;

const byMail = {
  kind: 'code',
  for: 'challenge',
  flow: 'demo',
  revision: 1,
  identifier: 'ada@example.com',
  authenticator: email,
  format: { length: 6, alphabet: 'digits' },
  delivery: mail,
  trust: { days: 30 },
  others: [sms, app, backup],
} satisfies CodeStep;

const bySms = { ...byMail, authenticator: sms, delivery: message, others: [email, app, backup] } satisfies CodeStep;

export const emailCodeStates = {
  ...sentCodeStates(byMail),
  lettersAndDigits: {
    id: 'code-email-letters-and-digits',
    title: 'Letters and digits',
    tag: 'sally-code-step',
    set: { step: { ...byMail, format: { length: 6, alphabet: 'alphanumeric' } } },
  },
  lettersRefused: {
    id: 'code-email-letters-refused',
    title: 'Letters and digits, not accepted',
    tag: 'sally-code-step',
    typed: { 'otp-code': 'ABC234' },
    set: { step: { ...byMail, format: { length: 6, alphabet: 'alphanumeric' }, problem: { code: 'invalid-code' } } },
  },
  onlyWay: {
    id: 'code-email-only-way',
    title: 'No more can be sent, and no other way',
    tag: 'sally-code-step',
    set: { step: { ...byMail, delivery: { ...lastSent, expiresAt: inSeconds(-5) }, others: [] } },
  },
  link: {
    id: 'code-email-link',
    title: 'Link and code, waiting',
    note: 'Goes on by itself once the button in the mail was pressed in this browser.',
    tag: 'sally-code-step',
    set: { step: { ...byMail, delivery: { ...mail, link: true } } },
  },
  linkOnly: {
    id: 'code-email-link-only',
    title: 'Link alone, waiting',
    note: 'Nothing can be typed: it goes on by itself once the button in the mail was pressed in this browser.',
    tag: 'sally-code-step',
    set: { step: { ...byMail, delivery: { ...mail, link: true, linkOnly: true } } },
  },
  linkOnlyExpired: {
    id: 'code-email-link-only-expired',
    title: 'Link alone has run out',
    tag: 'sally-code-step',
    set: { step: { ...byMail, delivery: { ...mail, link: true, linkOnly: true, expiresAt: inSeconds(-5) } } },
  },
  linkApproved: {
    id: 'code-email-link-approved',
    title: 'Link opened',
    tag: 'sally-code-step',
    set: { step: { ...byMail, delivery: { ...mail, link: true, approved: true } }, busy: true },
  },
  linkExpired: {
    id: 'code-email-link-expired',
    title: 'Link and code have run out',
    tag: 'sally-code-step',
    set: { step: { ...byMail, delivery: { ...mail, link: true, expiresAt: inSeconds(-5) } } },
  },
} satisfies Record<string, GalleryState<'sally-code-step'>>;

export const smsCodeStates = {
  ...sentCodeStates(bySms),
  fellBack: {
    id: 'code-sms-fell-back',
    title: 'Went to the email instead',
    tag: 'sally-code-step',
    set: { step: { ...bySms, delivery: { ...mail, fellBack: true } } },
  },
} satisfies Record<string, GalleryState<'sally-code-step'>>;
