import type { BackupCodesStep, EnrolChooseStep, EnrolTotpStep } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';

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
