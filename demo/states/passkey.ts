import type { EnrolPasskeyStep, PasskeyStep } from '@sallyport/protocol';
import type { GalleryState } from './gallery-state.ts';

const fresh = {
  kind: 'passkey',
  flow: 'demo',
  revision: 1,
  identifier: 'ada@example.com',
  options: {
    challenge: 'Y2hhbGxlbmdl',
    rpId: 'example.com',
    timeout: 600_000,
    allowCredentials: [{ type: 'public-key', id: 'Y3JlZA', transports: ['internal'] }],
    userVerification: 'preferred',
  },
  trust: { days: 30 },
  others: [{ id: 'a1', type: 'totp', default: false }],
} satisfies PasskeyStep;

const create = {
  kind: 'enrol-passkey',
  flow: 'demo',
  revision: 1,
  identifier: 'ada@example.com',
  options: {
    challenge: 'Y2hhbGxlbmdl',
    rp: { id: 'example.com', name: 'example.com' },
    user: { id: 'dXNlcg', name: 'ada@example.com', displayName: 'Ada' },
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    timeout: 600_000,
    excludeCredentials: [],
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
    attestation: 'none',
  },
  back: true,
} satisfies EnrolPasskeyStep;

/** Every look of `<sally-passkey-step>`. */
export const passkeyStates = {
  fresh: {
    id: 'passkey-fresh',
    title: 'First look',
    note: 'The browser’s dialogue opens by the button.',
    tag: 'sally-passkey-step',
    set: { step: fresh },
  },
  alone: {
    id: 'passkey-alone',
    title: 'No other way, and no trusted devices',
    tag: 'sally-passkey-step',
    set: { step: { ...fresh, trust: undefined, others: [] } },
  },
  busy: { id: 'passkey-busy', title: 'Answer on its way', tag: 'sally-passkey-step', set: { step: fresh, busy: true } },
  refused: {
    id: 'passkey-refused',
    title: 'Passkey not accepted',
    tag: 'sally-passkey-step',
    set: { step: { ...fresh, problem: { code: 'invalid-passkey' } } },
  },
} satisfies Record<string, GalleryState<'sally-passkey-step'>>;

/** Every look of `<sally-enrol-passkey-step>`. */
export const enrolPasskeyStates = {
  fresh: { id: 'enrol-passkey-fresh', title: 'First look', tag: 'sally-enrol-passkey-step', set: { step: create } },
  busy: {
    id: 'enrol-passkey-busy',
    title: 'Answer on its way',
    tag: 'sally-enrol-passkey-step',
    set: { step: { ...create, back: false }, busy: true },
  },
  refused: {
    id: 'enrol-passkey-refused',
    title: 'Passkey not accepted',
    tag: 'sally-enrol-passkey-step',
    set: { step: { ...create, problem: { code: 'invalid-passkey' } } },
  },
} satisfies Record<string, GalleryState<'sally-enrol-passkey-step'>>;
