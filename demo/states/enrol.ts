import type { EnrolChooseStep, EnrolPhoneStep, EnrolTotpStep } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';
import { inSeconds } from './instant.ts';

const identifier = 'ada@example.com';

const choose = {
  kind: 'enrol-choose',
  flow: 'demo',
  revision: 1,
  identifier,
  reason: 'enforced',
  offers: ['totp'],
} satisfies EnrolChooseStep;

/** Every look of `<sally-enrol-choose-step>`. */
export const enrolChooseStates = {
  one: {
    id: 'enrol-choose-one',
    title: 'One factor on offer',
    note: 'Seen until its set-up is there: it isn’t asked which.',
    tag: 'sally-enrol-choose-step',
    set: { step: choose },
  },
  all: {
    id: 'enrol-choose-all',
    title: 'Every factor on offer',
    tag: 'sally-enrol-choose-step',
    set: { step: { ...choose, offers: ['email', 'sms', 'totp', 'passkey'] } },
  },
  self: {
    id: 'enrol-choose-self',
    title: 'Chosen by the person',
    tag: 'sally-enrol-choose-step',
    set: { step: { ...choose, reason: 'self', offers: ['sms', 'totp', 'passkey', 'backup-code'] }, signedIn: true },
  },
  reminder: {
    id: 'enrol-choose-reminder',
    title: 'Told beforehand',
    note: 'R-63: from when on, on this person’s calendar, and a way to go on without.',
    tag: 'sally-enrol-choose-step',
    set: {
      step: {
        ...choose,
        reason: 'reminder',
        deadline: '2030-02-01T09:00:00.000Z',
        skippable: true,
        offers: ['email', 'totp', 'passkey'],
      },
    },
  },
  reminderToday: {
    id: 'enrol-choose-reminder-today',
    title: 'Told in the last hour',
    note: 'The time in place of the day; near midnight it may be tomorrow’s.',
    tag: 'sally-enrol-choose-step',
    set: { step: { ...choose, reason: 'reminder', deadline: inSeconds(3600), skippable: true } },
  },
  grace: {
    id: 'enrol-choose-grace',
    title: 'May be put off a few times',
    note: 'R-72: how often is counted on the server.',
    tag: 'sally-enrol-choose-step',
    set: { step: { ...choose, reason: 'reminder', skipsLeft: 3, skippable: true, offers: ['totp', 'passkey'] } },
  },
  graceLast: {
    id: 'enrol-choose-grace-last',
    title: 'May be put off once more',
    tag: 'sally-enrol-choose-step',
    set: { step: { ...choose, reason: 'reminder', skipsLeft: 1, skippable: true } },
  },
  busy: {
    id: 'enrol-choose-busy',
    title: 'Answer on its way',
    tag: 'sally-enrol-choose-step',
    set: { step: choose, busy: true },
  },
  notOffered: {
    id: 'enrol-choose-not-offered',
    title: 'Set up in another tab meanwhile',
    tag: 'sally-enrol-choose-step',
    set: { step: { ...choose, problem: { code: 'not-offered', field: 'type' } } },
  },
  enforced: {
    id: 'enrol-choose-enforced',
    title: 'Put off too late',
    note: 'The day came while it was on screen.',
    tag: 'sally-enrol-choose-step',
    set: { step: { ...choose, offers: ['totp', 'email'], problem: { code: 'enforced' } } },
  },
} satisfies Record<string, GalleryState<'sally-enrol-choose-step'>>;

const totp = {
  kind: 'enrol-totp',
  flow: 'demo',
  revision: 2,
  identifier,
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  uri: 'otpauth://totp/Example:ada%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Example',
  back: false,
} satisfies EnrolTotpStep;

/** Every look of `<sally-enrol-totp-step>`. */
export const enrolTotpStates = {
  fresh: { id: 'enrol-totp-fresh', title: 'Scan and type', tag: 'sally-enrol-totp-step', set: { step: totp } },
  back: {
    id: 'enrol-totp-back',
    title: 'With a way back',
    tag: 'sally-enrol-totp-step',
    set: { step: { ...totp, back: true } },
  },
  phone: {
    id: 'enrol-totp-phone',
    title: 'On a phone',
    note: 'The app is on this device: it is opened from here. Another device scans, once asked to.',
    tag: 'sally-enrol-totp-step',
    set: { step: totp, phone: true },
  },
  busy: {
    id: 'enrol-totp-busy',
    title: 'Answer on its way',
    tag: 'sally-enrol-totp-step',
    set: { step: totp, busy: true },
  },
  refused: {
    id: 'enrol-totp-refused',
    title: 'Code not accepted',
    tag: 'sally-enrol-totp-step',
    typed: { 'otp-code': '123456' },
    set: { step: { ...totp, problem: { code: 'invalid-code' } } },
  },
  lastAttempts: {
    id: 'enrol-totp-last-attempts',
    title: 'Few attempts left',
    note: 'Guesses of a set-up count as those of a sign-in do.',
    tag: 'sally-enrol-totp-step',
    typed: { 'otp-code': '123456' },
    set: { step: { ...totp, problem: { code: 'invalid-code', attemptsLeft: 2 } } },
  },
} satisfies Record<string, GalleryState<'sally-enrol-totp-step'>>;

const phone = {
  kind: 'enrol-phone',
  for: 'enrolment',
  flow: 'demo',
  revision: 2,
  identifier,
  back: true,
} satisfies EnrolPhoneStep;

/** Every look of `<sally-enrol-phone-step>`. */
export const enrolPhoneStates = {
  fresh: { id: 'enrol-phone-fresh', title: 'Asks for the number', tag: 'sally-enrol-phone-step', set: { step: phone } },
  alone: {
    id: 'enrol-phone-alone',
    title: 'Without a way back',
    tag: 'sally-enrol-phone-step',
    set: { step: { ...phone, back: false }, signedIn: true },
  },
  busy: {
    id: 'enrol-phone-busy',
    title: 'Answer on its way',
    tag: 'sally-enrol-phone-step',
    set: { step: phone, busy: true },
  },
  invalid: {
    id: 'enrol-phone-invalid',
    title: 'Not a number that messages can go to',
    tag: 'sally-enrol-phone-step',
    set: { step: { ...phone, problem: { code: 'bad-request', field: 'number' } } },
  },
} satisfies Record<string, GalleryState<'sally-enrol-phone-step'>>;
