import { describe, expect, it } from 'vitest';
import {
  isFresh,
  mustEnrol,
  isSessionValid,
  standard,
  type Policy,
  type Session,
  type SessionFacts,
} from '@sallyport/rules';
import { account, app } from '../support/account.ts';

const NOW = 10_000_000;
const session = (different: { [K in keyof Session]?: Session[K] | undefined } = {}): Session =>
  ({
    account: 'a1',
    epoch: 0,
    tenantEpoch: 0,
    policy: 'p1',
    amr: ['pwd'],
    secondFactor: 'none',
    authTime: NOW,
    startedAt: NOW,
    seenAt: NOW,
    expiresAt: NOW + 1000,
    device: 'Firefox on Linux',
    ...different,
  }) as Session;
const facts: SessionFacts = { account: account(), tenantEpoch: 0, fingerprint: 'p1', now: NOW };

describe('whether a session stands', () => {
  const idle: Policy = { ...standard, session: { lifetime: 1, idle: 60 } };
  it.each<[string, Partial<Session>, Partial<SessionFacts>, Policy, boolean]>([
    ['as it began', {}, {}, standard, true],
    ['in its last moment', { expiresAt: NOW + 1 }, {}, standard, true],
    ['at its end', { expiresAt: NOW }, {}, standard, false],
    ['of an account that is gone', {}, { account: undefined }, standard, false],
    ['R-33 of a suspended account', {}, { account: account({ state: 'suspended' }) }, standard, false],
    ['R-82 of another epoch', { epoch: 1 }, {}, standard, false],
    ['R-83 of another epoch of the tenant', {}, { tenantEpoch: 1 }, standard, false],
    ['before it was idle for too long', { seenAt: NOW - 59_999 }, {}, idle, true],
    ['idle for too long', { seenAt: NOW - 60_000 }, {}, idle, false],
    ['A-30 from a clock that was a minute ahead', { authTime: NOW + 60_000 }, {}, standard, true],
    ['A-30 from a clock that was set back', { authTime: NOW + 60_001 }, {}, standard, false],
    [
      'R-85 under another policy, where that ends it',
      { policy: 'p0' },
      {},
      { ...standard, onPolicyChange: 'end-sessions' },
      false,
    ],
    ['R-85 under another policy, where that asks for more', { policy: 'p0' }, {}, standard, true],
  ])('%s', (_name, of, differentFacts, policy, stands) => {
    expect(isSessionValid(session(of), { ...facts, ...differentFacts }, policy)).toBe(stands);
  });
});

describe('R-85 whether a session has yet to prove a factor', () => {
  const enforced: Policy = { ...standard, enforcement: { group: 'all' } };
  const enrolledAt = (addedAt: number) => account({ authenticators: [{ ...app(), addedAt }] });
  it.each([
    ['without a factor', session(), account(), enforced, true],
    ['R-34 with one that came later, elsewhere', session(), enrolledAt(NOW + 1), enforced, true],
    ['A-43 with one that was there, and was not asked for', session(), enrolledAt(NOW - 1), enforced, true],
    ['A-43 of which nobody knows why', session({ secondFactor: undefined }), enrolledAt(NOW - 1), enforced, true],
    ['on a trusted device', session({ secondFactor: 'trusted-device' }), enrolledAt(NOW - 1), enforced, false],
    [
      'A-43 on a trusted device, where policy trusts none any more',
      session({ secondFactor: 'trusted-device' }),
      enrolledAt(NOW - 1),
      { ...enforced, trustedDevices: 'off' },
      true,
    ],
    ['having proved one', session({ secondFactor: 'proved' }), enrolledAt(NOW + 1), enforced, false],
    ['where nothing is enforced', session(), account(), standard, false],
    ['where running sessions stay', session(), account(), { ...enforced, onPolicyChange: 'keep' }, false],
  ] as const)('%s', (_name, of, its, policy, must) => {
    expect(mustEnrol(of, its, policy, NOW)).toBe(must);
  });
});

describe('R-07 whether a proof is fresh', () => {
  const within = standard.reauthWithin * 1000;
  const withApp = account({ authenticators: [app()] });
  const none: Policy = { ...standard, factors: { ...standard.factors, member: [] } };
  it.each([
    ['in its last moment', session({ authTime: NOW - within + 1 }), account(), standard, true],
    ['too long ago', session({ authTime: NOW - within }), account(), standard, false],
    ['R-23 by the password, with a factor', session(), withApp, standard, false],
    ['by the factor', session({ amr: ['pwd', 'otp', 'mfa'], secondFactor: 'proved' }), withApp, standard, true],
    ['A-39 by one mailbox twice', session({ amr: ['otp', 'email'], secondFactor: 'proved' }), withApp, standard, false],
    [
      'A-39 by mailbox and phone, at a sign-up',
      session({ amr: ['otp', 'email', 'sms', 'mfa'] }),
      withApp,
      standard,
      false,
    ],
    ['A-31 R-11 by the password, with a factor that is switched off', session(), withApp, none, false],
  ] as const)('%s', (_name, of, its, policy, fresh) => {
    expect(isFresh(of, its, policy, NOW)).toBe(fresh);
  });
});
