import { describe, expect, it } from 'vitest';
import type { Answer } from '@sallyport/protocol';
import { decide, standard, type Account, type Flow } from '@sallyport/rules';
import { account, app, passkey } from '../support/account.ts';

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

describe('a passkey as the second factor', () => {
  const owner = account({ authenticators: [app(), passkey()] });
  const answered = (authenticator: string) =>
    decide(
      { ...flow, amr: ['pwd'], stage: { at: 'challenge', authenticator } },
      answer,
      { account: owner, now: 0, assertion, attempt: { admitted: true, left: 9, last: [], attempts: 1 } },
      standard,
    );

  it('proves it where a passkey was asked for', () => {
    expect(answered('key1')).toMatchObject({ kind: 'advance', amr: ['pwd', 'pop', 'user', 'mfa'] });
  });

  it('R-25 proves nothing where a code was asked for', () => {
    expect(answered('app1')).toMatchObject({ kind: 'refuse', problem: { code: 'invalid-passkey' } });
  });
});
