import type {
  BackupCodesStep,
  EnrolChooseStep,
  EnrolPhoneStep,
  EnrolTotpStep,
  RenewBackupCodesStep,
} from '@sallyport/protocol';
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
  one: { id: 'enrol-choose-one', title: 'One factor on offer', step: choose },
  all: {
    id: 'enrol-choose-all',
    title: 'Every factor on offer',
    step: { ...choose, offers: ['email', 'sms', 'totp', 'passkey'] },
  },
  self: {
    id: 'enrol-choose-self',
    title: 'Chosen by the person',
    step: { ...choose, reason: 'self', offers: ['sms', 'totp', 'passkey', 'backup-code'] },
    signedIn: true,
  },
  reminder: {
    id: 'enrol-choose-reminder',
    title: 'Told beforehand',
    note: 'R-63: from when on, on this person’s calendar, and a way to go on without.',
    step: {
      ...choose,
      reason: 'reminder',
      deadline: '2030-02-01T09:00:00.000Z',
      skippable: true,
      offers: ['email', 'totp', 'passkey'],
    },
  },
  reminderToday: {
    id: 'enrol-choose-reminder-today',
    title: 'Told in the last hour',
    note: 'The time in place of the day; near midnight it may be tomorrow’s.',
    step: { ...choose, reason: 'reminder', deadline: inSeconds(3600), skippable: true },
  },
  busy: { id: 'enrol-choose-busy', title: 'Answer on its way', step: choose, busy: true },
  already: {
    id: 'enrol-choose-already',
    title: 'Set up in another tab meanwhile',
    step: { ...choose, problem: { code: 'already-enrolled' } },
  },
} satisfies Record<string, GalleryState<EnrolChooseStep>>;

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
  fresh: { id: 'enrol-totp-fresh', title: 'Scan and type', step: totp },
  back: { id: 'enrol-totp-back', title: 'With a way back', step: { ...totp, back: true } },
  busy: { id: 'enrol-totp-busy', title: 'Answer on its way', step: totp, busy: true },
  refused: {
    id: 'enrol-totp-refused',
    title: 'Code not accepted',
    step: { ...totp, problem: { code: 'invalid-code' } },
  },
} satisfies Record<string, GalleryState<EnrolTotpStep>>;

const codes = {
  kind: 'backup-codes',
  flow: 'demo',
  revision: 3,
  identifier,
  codes: [
    '7K2MX9PQ4R',
    'B8TN3VW6HJ',
    'C4D9FKM2ZS',
    'Q7XR5GYA1E',
    'M3NW8TVP6K',
    'H2J9BC4DFX',
    'R6SZ1QGY7A',
    'V5PK3MXN8W',
    'T9EHD2JC4B',
    'F7GQ6YRSZ1',
  ],
  count: 10,
} satisfies BackupCodesStep;

/** Every look of `<sally-backup-codes-step>`. */
export const backupCodesStates = {
  fresh: { id: 'backup-codes-fresh', title: 'A new set', step: codes },
  busy: { id: 'backup-codes-busy', title: 'Answer on its way', step: codes, busy: true },
  gone: {
    id: 'backup-codes-gone',
    title: 'After a reload',
    note: 'Shown once only; nothing here can bring them back.',
    step: { ...codes, codes: [] },
  },
} satisfies Record<string, GalleryState<BackupCodesStep>>;

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
  fresh: { id: 'enrol-phone-fresh', title: 'Asks for the number', step: phone },
  alone: { id: 'enrol-phone-alone', title: 'Without a way back', step: { ...phone, back: false }, signedIn: true },
  busy: { id: 'enrol-phone-busy', title: 'Answer on its way', step: phone, busy: true },
  invalid: {
    id: 'enrol-phone-invalid',
    title: 'Not a number that messages can go to',
    step: { ...phone, problem: { code: 'bad-request', field: 'number' } },
  },
  notSent: {
    id: 'enrol-phone-delivery-failed',
    title: 'The code could not be sent',
    note: 'No error of the field: the number stays.',
    step: { ...phone, problem: { code: 'delivery-failed' } },
  },
  tooMany: {
    id: 'enrol-phone-too-many-sends',
    title: 'Too many were sent',
    step: { ...phone, problem: { code: 'too-many-sends' } },
  },
} satisfies Record<string, GalleryState<EnrolPhoneStep>>;

const renew = {
  kind: 'renew-backup-codes',
  flow: 'demo',
  revision: 1,
  identifier,
  left: 7,
} satisfies RenewBackupCodesStep;

/** Every look of `<sally-renew-backup-codes-step>`. */
export const renewBackupCodesStates = {
  seven: { id: 'renew-backup-codes-seven', title: 'Costs seven codes', step: renew, signedIn: true },
  one: { id: 'renew-backup-codes-one', title: 'Costs one', step: { ...renew, left: 1 }, signedIn: true },
  none: { id: 'renew-backup-codes-none', title: 'Costs none', step: { ...renew, left: 0 }, signedIn: true },
  busy: { id: 'renew-backup-codes-busy', title: 'Answer on its way', step: renew, signedIn: true, busy: true },
} satisfies Record<string, GalleryState<RenewBackupCodesStep>>;
