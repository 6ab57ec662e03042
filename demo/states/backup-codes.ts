import type { BackupCodesStep, RenewBackupCodesStep } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';

const identifier = 'ada@example.com';

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
  fresh: { id: 'backup-codes-fresh', title: 'A new set', tag: 'sally-backup-codes-step', set: { step: codes } },
  busy: {
    id: 'backup-codes-busy',
    title: 'Answer on its way',
    tag: 'sally-backup-codes-step',
    set: { step: codes, busy: true },
  },
  gone: {
    id: 'backup-codes-gone',
    title: 'After a reload',
    note: 'Shown once only; nothing here can bring them back.',
    tag: 'sally-backup-codes-step',
    set: { step: { ...codes, codes: [] } },
  },
} satisfies Record<string, GalleryState<'sally-backup-codes-step'>>;

const renew = {
  kind: 'renew-backup-codes',
  flow: 'demo',
  revision: 1,
  identifier,
  left: 7,
} satisfies RenewBackupCodesStep;

/** Every look of `<sally-renew-backup-codes-step>`. */
export const renewBackupCodesStates = {
  seven: {
    id: 'renew-backup-codes-seven',
    title: 'Replaces seven codes',
    tag: 'sally-renew-backup-codes-step',
    set: { step: renew, signedIn: true },
  },
  one: {
    id: 'renew-backup-codes-one',
    title: 'Replaces one',
    tag: 'sally-renew-backup-codes-step',
    set: { step: { ...renew, left: 1 }, signedIn: true },
  },
  none: {
    id: 'renew-backup-codes-none',
    title: 'Replaces none',
    tag: 'sally-renew-backup-codes-step',
    set: { step: { ...renew, left: 0 }, signedIn: true },
  },
  busy: {
    id: 'renew-backup-codes-busy',
    title: 'Answer on its way',
    tag: 'sally-renew-backup-codes-step',
    set: { step: renew, signedIn: true, busy: true },
  },
} satisfies Record<string, GalleryState<'sally-renew-backup-codes-step'>>;
