import type { CodeStep, IdentifyStep, NewPasswordStep } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';
import { inSeconds } from './instant.ts';

const identify = { kind: 'identify', flow: 'demo', revision: 0 } satisfies IdentifyStep;

/** Every look of `<sally-identify-step>`. */
export const identifyStates = {
  fresh: { id: 'identify-fresh', title: 'Whose password', tag: 'sally-identify-step', set: { step: identify } },
  busy: {
    id: 'identify-busy',
    title: 'Answer on its way',
    tag: 'sally-identify-step',
    set: { step: identify, busy: true },
  },
  prefilled: {
    id: 'identify-prefilled',
    title: 'Identifier known',
    note: 'What was typed at the sign-in is here already.',
    tag: 'sally-identify-step',
    set: { step: { ...identify, identifier: 'ada@example.com' } },
  },
  notOffered: {
    id: 'identify-not-offered',
    title: 'Not possible here',
    tag: 'sally-identify-step',
    set: { step: { ...identify, identifier: 'ada@example.com', problem: { code: 'not-offered' } } },
  },
} satisfies Record<string, GalleryState<'sally-identify-step'>>;

const code = {
  kind: 'code',
  flow: 'demo',
  revision: 1,
  identifier: 'ada@example.com',
  for: 'recovery',
  format: { length: 6, alphabet: 'digits' },
  delivery: { via: 'email', to: 'ada@example.com', expiresAt: inSeconds(540), resendAt: inSeconds(-1) },
  others: [],
} satisfies CodeStep;

const { expiresAt: _, ...notSent } = code.delivery;

/** The looks of `<sally-code-step>` in a recovery. */
export const recoveryCodeStates = {
  fresh: {
    id: 'code-recovery-fresh',
    title: 'Perhaps sent',
    note: 'Whether there is such an account is told to nobody; the address is what was typed.',
    tag: 'sally-code-step',
    set: { step: code },
  },
  userName: {
    id: 'code-recovery-user-name',
    title: 'By a user name',
    note: 'Which address belongs to it isn’t told.',
    tag: 'sally-code-step',
    set: { step: { ...code, identifier: 'ada', delivery: { ...code.delivery, to: 'ada' } } },
  },
  link: {
    id: 'code-recovery-link',
    title: 'With a link in the mail',
    tag: 'sally-code-step',
    set: { step: { ...code, delivery: { ...code.delivery, link: true } } },
  },
  refused: {
    id: 'code-recovery-refused',
    title: 'Code not accepted',
    tag: 'sally-code-step',
    typed: { 'otp-code': '123456' },
    set: { step: { ...code, problem: { code: 'invalid-code' } } },
  },
  lastAttempts: {
    id: 'code-recovery-last-attempts',
    title: 'Few attempts left',
    note: 'No account is locked by them: this recovery ends.',
    tag: 'sally-code-step',
    typed: { 'otp-code': '123456' },
    set: { step: { ...code, problem: { code: 'invalid-code', attemptsLeft: 2 } } },
  },
  cooldown: {
    id: 'code-recovery-cooldown',
    title: 'Asked for a moment ago',
    tag: 'sally-code-step',
    set: {
      step: {
        ...code,
        delivery: { ...notSent, resendAt: inSeconds(25) },
        problem: { code: 'send-cooldown', retryAfter: 25 },
      },
    },
  },
} satisfies Record<string, GalleryState<'sally-code-step'>>;

const newPassword = {
  kind: 'new-password',
  flow: 'demo',
  revision: 2,
  identifier: 'ada@example.com',
  minLength: 8,
} satisfies NewPasswordStep;

/** Every look of `<sally-new-password-step>`. */
export const newPasswordStates = {
  fresh: {
    id: 'new-password-fresh',
    title: 'A new password',
    note: 'The mailbox is proved, and the second factor too. Nothing has changed until this is sent.',
    tag: 'sally-new-password-step',
    set: { step: newPassword },
  },
  alone: {
    id: 'new-password-alone',
    title: 'No second factor',
    note: 'A password that is all that is asked for has to be longer.',
    tag: 'sally-new-password-step',
    set: { step: { ...newPassword, minLength: 15 } },
  },
  busy: {
    id: 'new-password-busy',
    title: 'Answer on its way',
    tag: 'sally-new-password-step',
    set: { step: newPassword, busy: true },
  },
  refused: {
    id: 'new-password-refused',
    title: 'Password not taken',
    tag: 'sally-new-password-step',
    set: { step: { ...newPassword, problem: { code: 'bad-request', field: 'password', reason: 'password-common' } } },
  },
  short: {
    id: 'new-password-short',
    title: 'Password too short',
    tag: 'sally-new-password-step',
    set: { step: { ...newPassword, problem: { code: 'bad-request', field: 'password', reason: 'password-short' } } },
  },
  tooWeak: {
    id: 'new-password-too-weak',
    title: 'Too weak to stand alone',
    note: 'The second step was switched off: at the next sign-in a password that is all there is has to be stronger.',
    tag: 'sally-new-password-step',
    set: { step: { ...newPassword, minLength: 15, alone: true } },
  },
} satisfies Record<string, GalleryState<'sally-new-password-step'>>;
