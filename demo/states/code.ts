import type { CodeStep } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';

const app = { id: 'a1', type: 'totp', default: true } as const;
const backup = { id: 'b1', type: 'backup-code', default: false } as const;

const fresh = {
  kind: 'code',
  for: 'challenge',
  flow: 'demo',
  revision: 1,
  identifier: 'ada@example.com',
  authenticator: app,
  format: { length: 6, alphabet: 'digits' },
  trust: { days: 30 },
  others: [backup],
} satisfies CodeStep;

const backupCode = {
  ...fresh,
  authenticator: backup,
  format: { length: 10, alphabet: 'alphanumeric' },
  others: [{ ...app, name: 'Pixel 9' }],
} satisfies CodeStep;

/** Every look of `<sally-code-step>`. */
export const codeStates = {
  fresh: { id: 'code-totp-fresh', title: 'First attempt', tag: 'sally-code-step', set: { step: fresh } },
  alone: {
    id: 'code-totp-alone',
    title: 'No trust, no other way',
    note: 'What policy forbids is left out, not greyed.',
    tag: 'sally-code-step',
    set: {
      step: {
        kind: 'code',
        for: 'challenge',
        flow: 'demo',
        revision: 1,
        authenticator: app,
        format: fresh.format,
        others: [],
      },
    },
  },
  busy: { id: 'code-totp-busy', title: 'Answer on its way', tag: 'sally-code-step', set: { step: fresh, busy: true } },
  refused: {
    id: 'code-totp-refused',
    title: 'Code not accepted',
    note: 'The old code is selected, so typing replaces it.',
    tag: 'sally-code-step',
    before: { step: fresh },
    typed: { 'otp-code': '123456' },
    set: { step: { ...fresh, problem: { code: 'invalid-code' } } },
  },
  lastAttempts: {
    id: 'code-totp-last-attempts',
    title: 'Few attempts left',
    tag: 'sally-code-step',
    typed: { 'otp-code': '123456' },
    set: { step: { ...fresh, problem: { code: 'invalid-code', attemptsLeft: 2 } } },
  },
  lastAttempt: {
    id: 'code-totp-last-attempt',
    title: 'One attempt left',
    tag: 'sally-code-step',
    typed: { 'otp-code': '123456' },
    set: { step: { ...fresh, problem: { code: 'invalid-code', attemptsLeft: 1 } } },
  },
  used: {
    id: 'code-totp-used',
    title: 'Code used before',
    tag: 'sally-code-step',
    typed: { 'otp-code': '123456' },
    set: { step: { ...fresh, problem: { code: 'code-used' } } },
  },
  eight: {
    id: 'code-totp-eight-digits',
    title: 'Eight digits',
    tag: 'sally-code-step',
    set: { step: { ...fresh, format: { length: 8, alphabet: 'digits' } } },
  },
  longName: {
    id: 'code-totp-long-name',
    title: 'A long identifier',
    tag: 'sally-code-step',
    set: {
      step: { ...fresh, identifier: 'maria-magdalena.von-und-zu-hohenstein@subsidiary.of.a-very-long-company.example' },
    },
  },
  elsewhere: {
    id: 'code-totp-answered-elsewhere',
    title: 'Answered in another tab',
    tag: 'sally-code-step',
    set: { step: { ...fresh, problem: { code: 'answered-elsewhere' } } },
  },
  tooFast: {
    id: 'code-totp-too-many-attempts',
    title: 'Too many tries in a short time',
    note: 'The code wasn’t looked at: no attempt is spent.',
    tag: 'sally-code-step',
    set: { step: { ...fresh, problem: { code: 'too-many-attempts', retryAfter: 40 } } },
  },
  notOffered: {
    id: 'code-totp-not-offered',
    title: 'Another way that is gone meanwhile',
    tag: 'sally-code-step',
    set: { step: { ...fresh, problem: { code: 'not-offered', field: 'authenticator' } } },
  },
  backup: { id: 'code-backup-fresh', title: 'Backup code', tag: 'sally-code-step', set: { step: backupCode } },
  backupUsed: {
    id: 'code-backup-used',
    title: 'Backup code used before',
    tag: 'sally-code-step',
    typed: { 'backup-code': '7K2MX9PQ4R' },
    set: { step: { ...backupCode, problem: { code: 'code-used' } } },
  },
} satisfies Record<string, GalleryState<'sally-code-step'>>;
