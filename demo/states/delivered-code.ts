import type { CodeStep, Delivery } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';
import { inSeconds } from './instant.ts';

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
const { expiresAt: _, ...notSent } = mail;
const { resendAt: __, ...lastSent } = mail;

const mailed = {
  kind: 'code',
  for: 'challenge',
  flow: 'demo',
  revision: 1,
  identifier: 'ada@example.com',
  authenticator: email,
  format: { length: 6, alphabet: 'digits' },
  delivery: mail,
  others: [sms, app, backup],
} satisfies CodeStep;

const texted = { ...mailed, authenticator: sms, delivery: message, others: [email, app, backup] } satisfies CodeStep;

const trust = { days: 30 };
const byMail = { ...mailed, trust } satisfies CodeStep;
const bySms = { ...texted, trust } satisfies CodeStep;

/** What concerns no way of delivery in particular, for one of them. */
const each = (way: 'email' | 'sms', step: typeof byMail | typeof bySms, untrusted: typeof mailed | typeof texted) =>
  ({
    fresh: {
      id: `code-${way}-fresh`,
      title: 'Sent',
      note: 'Says where it went and until when it works; what to do when nothing comes is one press away.',
      step,
    },
    busy: { id: `code-${way}-busy`, title: 'Answer on its way', step, busy: true },
    refused: {
      id: `code-${way}-refused`,
      title: 'Code not accepted',
      step: { ...step, problem: { code: 'invalid-code' } },
    },
    lastAttempts: {
      id: `code-${way}-last-attempts`,
      title: 'Few attempts left',
      step: { ...step, problem: { code: 'invalid-code', attemptsLeft: 2 } },
    },
    ranOut: {
      id: `code-${way}-ran-out`,
      title: 'Ran out while it was waited for',
      note: 'Said by itself, and a new one is offered; nothing is sent unasked.',
      step: { ...step, delivery: { ...step.delivery, expiresAt: inSeconds(-5) } },
    },
    expired: {
      id: `code-${way}-expired`,
      title: 'Expired code typed',
      step: {
        ...step,
        delivery: { ...step.delivery, expiresAt: inSeconds(-5) },
        problem: { code: 'code-expired' },
      },
    },
    replaced: {
      id: `code-${way}-replaced`,
      title: 'Code of an older message typed',
      step: { ...step, problem: { code: 'code-replaced' } },
    },
    used: { id: `code-${way}-used`, title: 'Code used before', step: { ...step, problem: { code: 'code-used' } } },
    cooldown: {
      id: `code-${way}-cooldown`,
      title: 'Asked for another too soon',
      note: 'No error of the field: what was typed stays.',
      step: {
        ...step,
        delivery: { ...step.delivery, resendAt: inSeconds(24) },
        problem: { code: 'send-cooldown', retryAfter: 24 },
      },
    },
    resent: {
      id: `code-${way}-resent`,
      title: 'Sent again',
      note: 'The next one is counted down to.',
      before: { ...step, delivery: { ...step.delivery, expiresAt: inSeconds(200) } },
      step: { ...step, delivery: { ...step.delivery, expiresAt: inSeconds(600), resendAt: inSeconds(30) } },
    },
    tooMany: {
      id: `code-${way}-too-many-sends`,
      title: 'No more can be sent',
      note: 'The last one still works, and so do the other ways.',
      step: {
        ...step,
        delivery: { ...lastSent, via: step.delivery.via, to: step.delivery.to },
        problem: { code: 'too-many-sends' },
      },
    },
    notSent: {
      id: `code-${way}-delivery-failed`,
      title: 'Could not be sent',
      step: {
        ...step,
        delivery: { ...notSent, via: step.delivery.via, to: step.delivery.to },
        problem: { code: 'delivery-failed' },
      },
    },
    enrols: {
      id: `code-${way}-enrols`,
      title: 'Sets it up',
      note: 'Here something else can be chosen, one step back.',
      step: { ...untrusted, for: 'enrolment', authenticator: undefined, back: true, others: [] },
    },
  }) satisfies Record<string, GalleryState<CodeStep>>;

export const emailCodeStates = {
  ...each('email', byMail, mailed),
  lettersAndDigits: {
    id: 'code-email-letters-and-digits',
    title: 'Letters and digits',
    step: { ...byMail, format: { length: 6, alphabet: 'alphanumeric' } },
  },
  lettersRefused: {
    id: 'code-email-letters-refused',
    title: 'Letters and digits, not accepted',
    step: { ...byMail, format: { length: 6, alphabet: 'alphanumeric' }, problem: { code: 'invalid-code' } },
  },
  onlyWay: {
    id: 'code-email-only-way',
    title: 'No more can be sent, and no other way',
    step: { ...byMail, delivery: { ...lastSent, expiresAt: inSeconds(-5) }, others: [] },
  },
  link: {
    id: 'code-email-link',
    title: 'Link and code, waiting',
    note: 'Goes on by itself once the button in the mail was pressed in this browser.',
    step: { ...byMail, delivery: { ...mail, link: true } },
  },
  linkApproved: {
    id: 'code-email-link-approved',
    title: 'Link opened',
    step: { ...byMail, delivery: { ...mail, link: true, approved: true } },
    busy: true,
  },
  linkExpired: {
    id: 'code-email-link-expired',
    title: 'Link and code have run out',
    step: { ...byMail, delivery: { ...mail, link: true, expiresAt: inSeconds(-5) } },
  },
} satisfies Record<string, GalleryState<CodeStep>>;

export const smsCodeStates = {
  ...each('sms', bySms, texted),
  fellBack: {
    id: 'code-sms-fell-back',
    title: 'Went to the email instead',
    step: { ...bySms, delivery: { ...mail, fellBack: true } },
  },
} satisfies Record<string, GalleryState<CodeStep>>;
