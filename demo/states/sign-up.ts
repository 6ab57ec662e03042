import type { CodeStep, EnrolPhoneStep, NewPasswordStep, SignUpStep } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';
import { inSeconds } from './instant.ts';

const signUp = { kind: 'sign-up', flow: 'demo', revision: 0, minLength: 15 } satisfies SignUpStep;

/** Every look of `<sally-sign-up-step>`. */
export const signUpStates = {
  fresh: {
    id: 'sign-up-fresh',
    title: 'A new account',
    note: 'Says what the password needs, before.',
    tag: 'sally-sign-up-step',
    set: { step: signUp },
  },
  prefilled: {
    id: 'sign-up-prefilled',
    title: 'Address known',
    note: 'What was typed at the sign-in is here already.',
    tag: 'sally-sign-up-step',
    set: { step: { ...signUp, identifier: 'ada@example.com' } },
  },
  busy: {
    id: 'sign-up-busy',
    title: 'Answer on its way',
    tag: 'sally-sign-up-step',
    set: { step: signUp, busy: true },
  },
  badAddress: {
    id: 'sign-up-bad-address',
    title: 'No address',
    tag: 'sally-sign-up-step',
    set: { step: { ...signUp, problem: { code: 'bad-request', field: 'email' } } },
  },
  invisible: {
    id: 'sign-up-invisible',
    title: 'An invisible character in the address',
    note: 'Nobody could type it again: it comes with a paste.',
    tag: 'sally-sign-up-step',
    set: { step: { ...signUp, problem: { code: 'bad-request', field: 'email', reason: 'invisible-marks' } } },
  },
  badPassword: {
    id: 'sign-up-bad-password',
    title: 'Password not taken',
    tag: 'sally-sign-up-step',
    set: { step: { ...signUp, problem: { code: 'bad-request', field: 'password', reason: 'password-short' } } },
  },
  commonPassword: {
    id: 'sign-up-common-password',
    title: 'Password among the first that are guessed',
    tag: 'sally-sign-up-step',
    set: { step: { ...signUp, problem: { code: 'bad-request', field: 'password', reason: 'password-common' } } },
  },
  ownPassword: {
    id: 'sign-up-own-password',
    title: 'Password is a name',
    tag: 'sally-sign-up-step',
    set: { step: { ...signUp, problem: { code: 'bad-request', field: 'password', reason: 'password-own' } } },
  },
  taken: {
    id: 'sign-up-taken',
    title: 'Address already taken',
    note: 'Told to nobody but who has proved the mailbox.',
    tag: 'sally-sign-up-step',
    set: { step: { ...signUp, identifier: 'ada@example.com', problem: { code: 'identifier-taken' } } },
  },
  tooMany: {
    id: 'sign-up-too-many',
    title: 'Too many from this network',
    tag: 'sally-sign-up-step',
    set: { step: { ...signUp, problem: { code: 'too-many-attempts', retryAfter: 1800 } } },
  },
  notOffered: {
    id: 'sign-up-not-offered',
    title: 'Not possible here',
    tag: 'sally-sign-up-step',
    set: { step: { ...signUp, problem: { code: 'not-offered' } } },
  },
} satisfies Record<string, GalleryState<'sally-sign-up-step'>>;

const code = {
  kind: 'code',
  flow: 'demo',
  revision: 1,
  identifier: 'ada@example.com',
  for: 'sign-up',
  format: { length: 6, alphabet: 'digits' },
  delivery: { via: 'email', to: 'ada@example.com', expiresAt: inSeconds(540), resendAt: inSeconds(-1) },
  others: [],
} satisfies CodeStep;

/** The looks of `<sally-code-step>` in a sign-up. */
export const signUpCodeStates = {
  email: {
    id: 'code-sign-up-email',
    title: 'The address is proved',
    note: 'The same where there is an account already: the mail tells.',
    tag: 'sally-code-step',
    set: { step: code },
  },
  refused: {
    id: 'code-sign-up-refused',
    title: 'Code not accepted',
    tag: 'sally-code-step',
    typed: { 'otp-code': '123456' },
    set: { step: { ...code, problem: { code: 'invalid-code' } } },
  },
  lastAttempts: {
    id: 'code-sign-up-last-attempts',
    title: 'Few attempts left',
    note: 'There is no account to lock: this sign-up ends.',
    tag: 'sally-code-step',
    typed: { 'otp-code': '123456' },
    set: { step: { ...code, problem: { code: 'invalid-code', attemptsLeft: 2 } } },
  },
  phone: {
    id: 'code-sign-up-phone',
    title: 'The number is proved',
    tag: 'sally-code-step',
    set: {
      step: {
        ...code,
        revision: 3,
        delivery: { ...code.delivery, via: 'sms', to: '+44 770 090 0123' },
        back: true,
      },
    },
  },
} satisfies Record<string, GalleryState<'sally-code-step'>>;

const phone = {
  kind: 'enrol-phone',
  flow: 'demo',
  revision: 2,
  for: 'sign-up',
  identifier: 'ada@example.com',
  back: false,
} satisfies EnrolPhoneStep;

/** The looks of `<sally-enrol-phone-step>` in a sign-up. */
export const signUpPhoneStates = {
  number: {
    id: 'phone-sign-up',
    title: 'A number for a new account',
    note: 'It sets nothing up.',
    tag: 'sally-enrol-phone-step',
    set: { step: phone },
  },
  invalid: {
    id: 'phone-sign-up-invalid',
    title: 'Not a number that messages can go to',
    tag: 'sally-enrol-phone-step',
    set: { step: { ...phone, problem: { code: 'bad-request', field: 'number' } } },
  },
} satisfies Record<string, GalleryState<'sally-enrol-phone-step'>>;

const invited = {
  kind: 'new-password',
  flow: 'demo',
  revision: 0,
  identifier: 'ada@example.com',
  minLength: 15,
  invited: true,
  site: 'Acme & Söhne',
} satisfies NewPasswordStep;

const { identifier: _, ...nobody } = invited;

/** The looks of `<sally-new-password-step>` of who was invited. */
export const invitationStates = {
  fresh: { id: 'invitation-fresh', title: 'An invitation', tag: 'sally-new-password-step', set: { step: invited } },
  taken: {
    id: 'invitation-taken',
    title: 'An invitation that comes too late',
    note: 'Told to who has the mailbox: they have made an account, or accepted another invitation.',
    tag: 'sally-new-password-step',
    set: { step: { ...invited, problem: { code: 'identifier-taken' } } },
  },
  over: {
    id: 'invitation-over',
    title: 'Expired invitation',
    note: 'Nothing can be typed: there is nothing to do here.',
    tag: 'sally-new-password-step',
    set: { step: { ...nobody, problem: { code: 'invitation-over' } } },
  },
} satisfies Record<string, GalleryState<'sally-new-password-step'>>;
