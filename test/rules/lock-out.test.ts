import type { FactorType, PolicyDocument } from '@sallyport/protocol';
import { describe, expect, it } from 'vitest';
import { changedLocks, fieldThatShutsOut, mergePolicy, shutsOut, standard, type Account } from '@sallyport/rules';
import { account, app, passkey } from '../support/account.ts';
import { factors } from '../support/policies.ts';

const NOW = Date.UTC(2026, 0, 15);
const all = { enforcement: { group: 'all' } } as const;
const only = (...types: FactorType[]): PolicyDocument => ({
  factors: factors(...types),
});
const off = { ...app(), off: true } as const;

describe('R-73 who is shut out', () => {
  it.each<[boolean, string, Partial<Account>, PolicyDocument]>([
    [false, 'who has nothing and may set something up', {}, all],
    [true, 'who has nothing and may set up nothing', {}, { ...all, ...only() }],
    [true, 'later, from a date on', {}, { enforcement: { group: 'all', from: '2030-01-01T00:00:00Z' }, ...only() }],
    [true, 'later, after their grace', {}, { enforcement: { group: 'all', grace: { skips: 5 } }, ...only() }],
    [false, 'nobody, where it is only reported', {}, { enforcement: { group: 'all', mode: 'report' }, ...only() }],
    [false, 'who has one that policy lists no more', { authenticators: [passkey()] }, only('totp')],
    [true, 'whose one that is left was turned off', { authenticators: [off, passkey()] }, only('totp')],
    [false, 'a person of an identity provider', { signIn: 'sso' }, { ...all, ...only() }],
    [false, 'who doesn’t sign in anyway', { state: 'suspended' }, { ...all, ...only() }],
    [
      true,
      'an owner who is a member',
      { owner: true },
      { enforcement: { group: 'tenant-admin' }, factors: { member: [] } },
    ],
  ])('%s: %s', (isOut, _who, different, document) => {
    expect(shutsOut(account(different), standard, mergePolicy(standard, document), NOW)).toBe(isOut);
  });

  it('is nobody who was shut out before', () => {
    const before = mergePolicy(standard, { ...all, ...only() });
    expect(shutsOut(account(), before, before, NOW)).toBe(false);
  });

  it('is shut out where what is left can’t be sent', () => {
    const noMail = { ...standard, unsendable: ['email'] } as const;
    const both = account({ authenticators: [{ id: 'mail1', type: 'email', addedAt: 0 }, app()] });
    expect(shutsOut(both, noMail, mergePolicy(noMail, only('email')), NOW)).toBe(true);
    expect(shutsOut(both, noMail, mergePolicy(noMail, only('email', 'totp')), NOW)).toBe(false);
  });
});

describe('R-73 the field that shuts out', () => {
  const isOut = (document: PolicyDocument) => shutsOut(account(), standard, mergePolicy(standard, document), NOW);
  const fieldOf = (before: PolicyDocument, after: PolicyDocument) => fieldThatShutsOut(before, after, isOut);

  it.each<[string | undefined, PolicyDocument, PolicyDocument]>([
    ['enforcement', only(), { ...only(), ...all }],
    ['factors.member', all, { ...all, factors: { member: [] } }],
    ['factors.member', {}, { ...all, factors: { member: [] } }],
    ['factors.member', { ...all, factors: { member: ['totp'] } }, { ...all, factors: { member: [], owner: [] } }],
    [undefined, {}, all],
    [undefined, all, { ...all, recover: false }],
  ])('is %s', (field, before, after) => {
    expect(fieldOf(before, after)).toBe(field);
  });

  it('is none of those that ask for no second step', () => {
    expect(changedLocks({}, { recover: false, sends: { perFlow: 2 } })).toEqual([]);
    expect(changedLocks(all, { enforcement: { group: 'all' } })).toEqual([]);
  });
});
