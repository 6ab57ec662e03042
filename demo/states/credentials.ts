import type { CredentialsStep, PasskeyRequest } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';

const fresh = { kind: 'credentials', flow: 'demo', revision: 0 } satisfies CredentialsStep;

const passkey: PasskeyRequest = {
  challenge: 'Y2hhbGxlbmdl',
  rpId: 'example.com',
  timeout: 600_000,
  userVerification: 'required',
};

/** Every look of `<sally-credentials-step>`. */
export const credentialsStates = {
  fresh: { id: 'credentials-fresh', title: 'First look', tag: 'sally-credentials-step', set: { step: fresh } },
  recover: {
    id: 'credentials-recover',
    title: 'A forgotten password can be replaced',
    tag: 'sally-credentials-step',
    set: { step: { ...fresh, recover: true } },
  },
  signUp: {
    id: 'credentials-sign-up',
    title: 'An account can be made',
    tag: 'sally-credentials-step',
    set: { step: { ...fresh, recover: true, signUp: true } },
  },
  passkey: {
    id: 'credentials-passkey',
    title: 'With passkeys',
    note: 'The field itself offers them too, as the browser draws it.',
    tag: 'sally-credentials-step',
    set: { step: fresh, passkey },
  },
  unknownPasskey: {
    id: 'credentials-unknown-passkey',
    title: 'A passkey that was removed',
    tag: 'sally-credentials-step',
    set: { step: { ...fresh, problem: { code: 'unknown-passkey' } }, passkey },
  },
  refusedPasskey: {
    id: 'credentials-invalid-passkey',
    title: 'A passkey that was not accepted',
    tag: 'sally-credentials-step',
    set: { step: { ...fresh, problem: { code: 'invalid-passkey' } }, passkey },
  },
  over: {
    id: 'credentials-over',
    title: 'The sign-in has ended',
    note: 'Wherever it stood: starting again is the only way on.',
    tag: 'sally-credentials-step',
    set: { step: { ...fresh, problem: { code: 'flow-over' } } },
  },
  busy: {
    id: 'credentials-busy',
    title: 'Answer on its way',
    tag: 'sally-credentials-step',
    set: { step: fresh, busy: true },
  },
  prefilled: {
    id: 'credentials-prefilled',
    title: 'Identifier known',
    tag: 'sally-credentials-step',
    set: { step: { ...fresh, identifier: 'ada@example.com' } },
  },
  refused: {
    id: 'credentials-refused',
    title: 'Wrong user name or password',
    note: 'One message for both fields; the password is cleared and has the focus, the user name stays.',
    tag: 'sally-credentials-step',
    before: { step: fresh },
    typed: { username: 'ada@example.com', password: 'correct horse' },
    set: { step: { ...fresh, identifier: 'ada@example.com', problem: { code: 'invalid-credentials' } } },
  },
  sso: {
    id: 'credentials-sso',
    title: 'Every way there is',
    note: 'The links keep together, and below what was there before the server was heard.',
    tag: 'sally-credentials-step',
    set: { step: { ...fresh, recover: true, signUp: true }, sso: true },
  },
  passwordRequired: {
    id: 'credentials-password-required',
    title: 'No identity provider answers',
    note: 'Only where a site has single sign-on: who leaves the password empty may have none.',
    tag: 'sally-credentials-step',
    set: { step: { ...fresh, problem: { code: 'password-required' } } },
  },
  fixed: {
    id: 'credentials-fixed',
    title: 'Password again',
    note: 'Somebody is signed in: whose password is asked for can be read and not changed.',
    tag: 'sally-credentials-step',
    set: { step: { ...fresh, identifier: 'ada@example.com', fixed: true }, signedIn: true },
  },
  fixedRefused: {
    id: 'credentials-fixed-refused',
    title: 'Wrong password again',
    note: 'Only the password can be wrong.',
    tag: 'sally-credentials-step',
    set: {
      step: { ...fresh, identifier: 'ada@example.com', fixed: true, problem: { code: 'invalid-credentials' } },
      signedIn: true,
    },
  },
  tooMany: {
    id: 'credentials-too-many-attempts',
    title: 'Too many tries',
    tag: 'sally-credentials-step',
    set: { step: { ...fresh, identifier: 'ada@example.com', problem: { code: 'too-many-attempts', retryAfter: 300 } } },
  },
  unavailable: {
    id: 'credentials-unavailable',
    title: 'Service not available',
    note: 'Concerns no field, so it stands above the form.',
    tag: 'sally-credentials-step',
    set: { step: { ...fresh, problem: { code: 'unavailable' } } },
  },
  unknownProblem: {
    id: 'credentials-unknown-problem',
    title: 'A problem without words of its own',
    tag: 'sally-credentials-step',
    set: { step: { ...fresh, problem: { code: 'bad-request', field: 'answer.identifier' } } },
  },
} satisfies Record<string, GalleryState<'sally-credentials-step'>>;
