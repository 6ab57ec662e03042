import fc from 'fast-check';
import { FactorType, type EnrolmentGroup } from '@sallyport/protocol';
import { describe, expect, it } from 'vitest';
import {
  decide,
  enrolmentGroup,
  groupOf,
  offersOf,
  sortOf,
  standard,
  type Account,
  type Enforcement,
  type Flow,
  type Policy,
} from '@sallyport/rules';
import { account, app } from '../support/account.ts';

const NOW = Date.UTC(2026, 0, 15);
const LATER = new Date(NOW + 1).toISOString();
const under = (enforcement: Policy['enforcement'], more: Partial<Policy> = {}): Policy => ({
  ...standard,
  enforcement,
  ...more,
});
const ALL: Enforcement = { group: 'all' };
const only = (...types: FactorType[]) => ({
  factors: { 'system-admin': types, 'tenant-admin': types, member: types },
});
const mail = { id: 'mail1', type: 'email', addedAt: 0 } as const;

describe('how a policy meets somebody', () => {
  it.each<[EnrolmentGroup, Partial<Account>, Policy]>([
    ['ready', { authenticators: [app()] }, under(ALL)],
    ['ready', { authenticators: [app()] }, under('off')],
    ['must-set-up', {}, under(ALL)],
    ['must-set-up', { authenticators: [app()] }, under('off', only('email'))],
    ['must-set-up', { authenticators: [app()] }, under({ ...ALL, from: LATER }, only('email'))],
    ['has-time', {}, under({ ...ALL, from: LATER })],
    ['has-time', {}, under({ ...ALL, grace: { days: 7 } })],
    ['must-set-up', { grace: { since: 0, skips: 1 } }, under({ ...ALL, grace: { days: 7 } })],
    ['exempt', {}, under('off')],
    ['exempt', {}, under({ group: 'tenant-admin' })],
    ['exempt', {}, under({ ...ALL, mode: 'report' })],
    ['exempt', { kind: 'api' }, under(ALL)],
    ['exempt', { signIn: 'sso' }, under(ALL)],
    ['exempt', { state: 'suspended', authenticators: [app()] }, under(ALL)],
    ['locked-out', {}, under(ALL, only())],
    ['locked-out', {}, under(ALL, { ...only('sms'), unsendable: ['sms'] })],
  ])('%s: %o', (group, different, policy) => {
    expect(groupOf(account(different), policy, NOW)).toBe(group);
  });

  it('is what a sign-in then comes to, whatever the policy, the account and the clock', () => {
    const types = fc.uniqueArray(fc.constantFrom(...FactorType.options));
    const enforcement = fc.oneof(
      fc.constant('off' as const),
      fc.record(
        {
          group: fc.constantFrom('all' as const, 'tenant-admin' as const),
          mode: fc.constantFrom('on' as const, 'report' as const),
          from: fc.constantFrom(new Date(NOW - 1).toISOString(), LATER),
          grace: fc.oneof(fc.record({ days: fc.integer({ min: 1, max: 9 }) }), fc.record({ skips: fc.constant(2) })),
        },
        { requiredKeys: ['group'] },
      ),
    );
    const person = fc.record(
      {
        role: fc.constantFrom('member' as const, 'tenant-admin' as const),
        owner: fc.boolean(),
        authenticators: fc.subarray([app(), mail]),
        grace: fc.record({
          since: fc.constantFrom(NOW - 1, NOW - 9 * 86_400_000),
          skips: fc.integer({ min: 1, max: 3 }),
        }),
      },
      { requiredKeys: ['authenticators'] },
    );
    fc.assert(
      fc.property(types, enforcement, person, (allowed, asked, different) => {
        const policy = under(asked, only(...allowed));
        const someone = account(different);
        const group = groupOf(someone, policy, NOW);
        const flow = { purpose: 'sign-in', stage: { at: 'enrol-choose' } } as Flow;
        const skip = decide(flow, { kind: 'skip', revision: 0 }, { account: someone, now: NOW }, policy);
        const asks = skip.kind === 'refuse';
        if (group === 'must-set-up') expect([asks, offersOf(someone, policy).length > 0]).toEqual([true, true]);
        if (group === 'has-time' || group === 'exempt') expect(asks).toBe(false);
        if (group === 'locked-out') expect(offersOf(someone, policy)).toEqual([]);
        if (group === 'ready') expect(someone.authenticators.length).toBeGreaterThan(0);
        const sort = enrolmentGroup(sortOf(someone), policy, NOW);
        expect(sort === group || (sort === 'has-time' && group === 'must-set-up')).toBe(true);
      }),
    );
  });
});
