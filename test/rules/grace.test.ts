import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DAY_MS,
  beginsGrace,
  decide,
  enforcedFrom,
  isEnforced,
  mayRemove,
  mustEnrol,
  skipsLeft,
  spendOn,
  standard,
  type Account,
  type Enforcement,
  type Flow,
  type Policy,
  type Session,
} from '@sallyport/rules';
import { account, app } from '../support/account.ts';

const NOW = Date.UTC(2026, 0, 15);
const START = NOW - 30 * DAY_MS;
const under = (grace: Enforcement['grace'], more: Partial<Enforcement> = {}): Policy => ({
  ...standard,
  enforcement: { group: 'all', ...(grace ? { grace } : {}), ...more },
});
const WEEK = under({ days: 7 });
const THRICE = under({ skips: 3 });

/** A sign-in that goes on without a factor; `undefined` where it may not. */
const skipped = (of: Account, policy: Policy, at: number) =>
  spendOn(of, { kind: 'grace', flow: undefined }, policy, { at, device: 'Firefox on Linux' });

/** An account that has gone on without a factor so many times, from then on. */
const after = (skips: number, since = START): Account => account({ grace: { since, skips } });

describe('R-72 a person’s grace', () => {
  it('by days begins with the first sign-in that goes on without, and ends to the second', () => {
    const fresh = account();
    expect([isEnforced(fresh, WEEK, NOW), enforcedFrom(fresh, WEEK, NOW)]).toEqual([false, NOW + 7 * DAY_MS]);
    const once = skipped(fresh, WEEK, NOW)!;
    const end = NOW + 7 * DAY_MS;
    expect([isEnforced(once, WEEK, end - 1000), enforcedFrom(once, WEEK, end - 1000)]).toEqual([false, end]);
    expect([isEnforced(once, WEEK, end), enforcedFrom(once, WEEK, end)]).toEqual([true, undefined]);
    expect(skipped(once, WEEK, end)).toBeUndefined();
  });

  it('by sign-ins ends with the last of them', () => {
    expect([skipsLeft(account(), THRICE, NOW), isEnforced(account(), THRICE, NOW)]).toEqual([3, false]);
    const [twice, thrice] = [after(2), after(3)];
    expect([skipsLeft(twice, THRICE, NOW), skipped(twice, THRICE, NOW)?.grace?.skips]).toEqual([1, 3]);
    expect([skipsLeft(thrice, THRICE, NOW), isEnforced(thrice, THRICE, NOW)]).toEqual([undefined, true]);
    expect(skipped(thrice, THRICE, NOW)).toBeUndefined();
  });

  it('is used once by a sign-in that is answered twice, the last one too', () => {
    const twice = { kind: 'grace', flow: 'flow1' } as const;
    const used = { at: NOW, device: 'Firefox on Linux' };
    const once = under({ skips: 1 });
    const first = spendOn(account(), twice, once, used)!;
    expect(spendOn(first, twice, once, used)).toEqual(first);
    expect(first.grace).toEqual({ since: NOW, skips: 1, flow: 'flow1' });
    expect(spendOn(first, { kind: 'grace', flow: 'flow2' }, once, used)).toBeUndefined();
    const flow = { purpose: 'sign-in', stage: { at: 'enrol-choose' } } as Flow;
    const skip = (flowMark: string, policy: Policy) =>
      decide(flow, { kind: 'skip', revision: 0 }, { account: first, now: NOW, flowMark }, policy).kind;
    expect([skip('flow1', once), skip('flow2', once)]).toEqual(['advance', 'refuse']);
    expect(skip('flow1', under(undefined))).toBe('refuse'); // taken back meanwhile
  });

  it('by days begins in a session that began before, and by sign-ins it doesn’t', () => {
    const session = { secondFactor: 'none', amr: ['pwd'], startedAt: START } as Session;
    expect(beginsGrace(session, account(), WEEK, NOW)).toBe(true);
    expect(beginsGrace(session, account(), THRICE, NOW)).toBe(false);
    expect(beginsGrace(session, after(1), WEEK, NOW)).toBe(false);
    expect(beginsGrace(session, account({ authenticators: [app()] }), WEEK, NOW)).toBe(false);
    expect(beginsGrace(session, account(), { ...WEEK, onPolicyChange: 'keep' }, NOW)).toBe(false);
    const exempt = under({ days: 7 }, { exempt: { firstSession: true } });
    expect(beginsGrace({ ...session, first: true }, account(), exempt, NOW)).toBe(false);
    expect(beginsGrace(session, account(), under({ days: 7 }, { from: new Date(NOW + 1).toISOString() }), NOW)).toBe(
      false,
    );
  });

  it('does not begin before enforcement does', () => {
    const later = under({ skips: 3 }, { from: new Date(NOW).toISOString() });
    expect([enforcedFrom(account(), later, NOW - 1000), skipsLeft(account(), later, NOW - 1000)]).toEqual([
      NOW,
      undefined,
    ]);
    expect(skipped(account(), later, NOW - 1000)).toBeUndefined();
    expect([enforcedFrom(account(), later, NOW), skipsLeft(account(), later, NOW)]).toEqual([undefined, 3]);
  });

  it('is none of who has a factor: it is not removed again', () => {
    const guarded = account({ authenticators: [app()] });
    for (const policy of [WEEK, THRICE]) {
      expect(isEnforced(guarded, policy, NOW)).toBe(true);
      expect(mayRemove(guarded, guarded.authenticators, policy, NOW)).toBe('enforced');
    }
  });

  it('that is shortened reaches who went on under the longer one', () => {
    const since = NOW - 3 * DAY_MS;
    expect(isEnforced(after(1, since), under({ days: 3 }), NOW - 1)).toBe(false);
    expect(isEnforced(after(1, since), under({ days: 3 }), NOW)).toBe(true);
    expect(isEnforced(after(2), under({ skips: 2 }), NOW)).toBe(true);
    expect(isEnforced(after(1), under(undefined), NOW)).toBe(true);
  });

  it('is not given anew where days become sign-ins, enforcement is turned off and on, or the role changes', () => {
    const used = after(3);
    expect(isEnforced(used, WEEK, NOW)).toBe(true);
    expect(isEnforced(used, THRICE, NOW)).toBe(true);
    expect(isEnforced({ ...used, role: 'tenant-admin' }, THRICE, NOW)).toBe(true);
    expect(isEnforced(used, { ...standard, enforcement: 'off' }, NOW)).toBe(false);
    expect(isEnforced(used, THRICE, NOW)).toBe(true);
  });

  it('by sign-ins leaves the last session as it is, until a factor is set up in another', () => {
    const session = { secondFactor: 'grace', amr: ['pwd'], startedAt: NOW } as Session;
    expect(mustEnrol(session, after(3), THRICE, NOW)).toBe(false);
    expect(mustEnrol({ ...session, secondFactor: 'none' }, after(3), THRICE, NOW)).toBe(true);
    expect(mustEnrol(session, after(3), under(undefined), NOW)).toBe(true);
    expect(mustEnrol(session, after(3), WEEK, NOW)).toBe(true);
    expect(mustEnrol(session, after(3), under({ skips: 2 }), NOW)).toBe(true); // shortened since
    const guarded = { ...after(3), authenticators: [app()] };
    expect(mustEnrol(session, guarded, THRICE, NOW)).toBe(true);
  });

  it('is decided, told and spent alike, whatever the policy, the account and the clock', () => {
    const grace = fc.oneof(
      fc.constant(undefined),
      fc.record({ days: fc.integer({ min: 1, max: 90 }) }),
      fc.record({ skips: fc.integer({ min: 1, max: 20 }) }),
    );
    const hours = fc.integer({ min: -200 * 24, max: 200 * 24 }).map((each) => NOW + each * 3_600_000);
    const used = fc.option(fc.record({ since: hours, skips: fc.integer({ min: 1, max: 25 }) }), { nil: undefined });
    const mode = fc.constantFrom('on', 'report' as const);
    fc.assert(
      fc.property(grace, mode, hours, hours, used, fc.boolean(), (given, how, from, now, spent, isGuarded) => {
        const policy = under(given, { mode: how, from: new Date(from).toISOString() });
        const person = account({ ...(spent ? { grace: spent } : {}), authenticators: isGuarded ? [app()] : [] });
        const flow = { purpose: 'sign-in', stage: { at: 'enrol-choose' } } as Flow;
        const decision = decide(flow, { kind: 'skip', revision: 0 }, { account: person, now }, policy);
        const isTold = enforcedFrom(person, policy, now) !== undefined || skipsLeft(person, policy, now) !== undefined;
        expect(decision.kind === 'refuse').toBe(isEnforced(person, policy, now));
        if (isTold) expect(decision.kind).toBe('advance');
        const spends = decision.kind === 'advance' && decision.spend !== undefined;
        expect(skipped(person, policy, now) !== undefined).toBe(spends);
        if (how === 'on' && now >= from) expect(isEnforced(person, policy, now) || spends).toBe(true);
      }),
    );
  });
});
