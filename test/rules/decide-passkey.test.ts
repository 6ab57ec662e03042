import { describe, expect, it } from 'vitest';
import type { Answer } from '@sallyport/protocol';
import { decide, standard, type Account, type Flow } from '@sallyport/rules';
import { account, passkey } from '../support/account.ts';

const flow: Flow = {
  purpose: 'sign-in',
  revision: 0,
  browser: 'b',
  startedAt: 0,
  expiresAt: 1,
  amr: [],
  stage: { at: 'credentials' },
};
const answer: Answer = {
  kind: 'passkey',
  revision: 0,
  response: {
    id: 'credential1',
    type: 'public-key',
    response: { clientDataJSON: 'AA', authenticatorData: 'AA', signature: 'AA', userHandle: 'a1' },
  },
};
const assertion = { authenticator: 'key1', userVerified: true, signCount: 0, backupEligible: true, backedUp: true };

const decided = (owner: Account) =>
  decide(flow, answer, { account: owner, now: 0, assertion, challenge: 'drawn' }, standard);

describe('a passkey that signs in by itself', () => {
  it('does so for an active account', () => {
    expect(decided(account({ authenticators: [passkey()] }))).toMatchObject({
      kind: 'advance',
      stage: { at: 'done' },
      amr: ['pop', 'user', 'mfa'],
      spend: { kind: 'passkey', challenge: 'drawn' },
    });
  });

  it.each([
    ['R-33 of a suspended account', account({ authenticators: [passkey()], state: 'suspended' })],
    ['R-46 that was turned off', account({ authenticators: [passkey({ off: true })] })],
  ])('is refused before anything is spent: %s', (_what, owner) => {
    expect(decided(owner)).toEqual({ kind: 'refuse', problem: { code: 'invalid-passkey' } });
  });
});
