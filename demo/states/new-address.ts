import type { CodeStep, NewAddressStep } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';
import { inSeconds } from './instant.ts';

const step = {
  kind: 'new-address',
  flow: 'demo',
  revision: 0,
  identifier: 'ada@example.com',
} satisfies NewAddressStep;

const tag = 'sally-new-address-step';

/** Every look of `<sally-new-address-step>`. */
export const newAddressStates = {
  fresh: { id: 'new-address-fresh', title: 'A new address', tag, set: { step, signedIn: true } },
  busy: { id: 'new-address-busy', title: 'Answer on its way', tag, set: { step, signedIn: true, busy: true } },
  invalid: {
    id: 'new-address-invalid',
    title: 'No address',
    tag,
    typed: { email: 'ada at example.net' },
    set: { step: { ...step, problem: { code: 'bad-request', field: 'email' } }, signedIn: true },
  },
  invisible: {
    id: 'new-address-invisible',
    title: 'Invisible characters',
    tag,
    typed: { email: 'a\u200Bda@example.net' },
    set: {
      step: { ...step, problem: { code: 'bad-request', field: 'email', reason: 'invisible-marks' } },
      signedIn: true,
    },
  },
  same: {
    id: 'new-address-same',
    title: 'The one of now',
    tag,
    typed: { email: 'ada@example.com' },
    set: {
      step: { ...step, problem: { code: 'bad-request', field: 'email', reason: 'address-same' } },
      signedIn: true,
    },
  },
  taken: {
    id: 'new-address-taken',
    title: 'Another account’s by now',
    note: 'Told to who has proved the mailbox, and to nobody else.',
    tag,
    set: { step: { ...step, revision: 2, problem: { code: 'identifier-taken' } }, signedIn: true },
  },
  provider: {
    id: 'new-address-provider',
    title: 'An identity provider’s',
    tag,
    typed: { email: 'ada@corp.example' },
    set: { step: { ...step, problem: { code: 'sso-account', field: 'email' } }, signedIn: true },
  },
} satisfies Record<string, GalleryState<'sally-new-address-step'>>;

const code = {
  kind: 'code',
  flow: 'demo',
  revision: 1,
  identifier: 'ada@example.com',
  for: 'new-address',
  format: { length: 6, alphabet: 'digits' },
  delivery: { via: 'email', to: 'ada@example.net', expiresAt: inSeconds(540), resendAt: inSeconds(25) },
  others: [],
} satisfies CodeStep;

/** The looks of `<sally-code-step>` where an address is changed. */
export const newAddressCodeStates = {
  fresh: {
    id: 'code-new-address-fresh',
    title: 'Sent to the new address',
    note: 'Whether another account has it is told to nobody but who reads its mail.',
    tag: 'sally-code-step',
    set: { step: code, signedIn: true },
  },
  refused: {
    id: 'code-new-address-refused',
    title: 'Code not accepted',
    tag: 'sally-code-step',
    typed: { 'otp-code': '123456' },
    set: { step: { ...code, problem: { code: 'invalid-code' } }, signedIn: true },
  },
} satisfies Record<string, GalleryState<'sally-code-step'>>;
