import { describe, expect, it } from 'vitest';
import { DAY_MS, reminderDue, standard, type Account, type Enforcement, type Policy } from '@sallyport/rules';
import { account, app } from '../support/account.ts';
import { factors } from '../support/policies.ts';

const DATE = Date.UTC(2026, 0, 15);
const under = (different: Partial<Enforcement> = {}, more: Partial<Policy> = {}): Policy => ({
  ...standard,
  enforcement: { group: 'all', reminders: { mail: true }, ...different },
  ...more,
});
const FROM = { from: new Date(DATE).toISOString() };
const DATED = under(FROM);

describe('R-74 a reminder', () => {
  it.each<[number | undefined, string, number]>([
    [undefined, 'a second too early', -14 * DAY_MS - 1000],
    [14, 'two weeks before', -14 * DAY_MS],
    [14, 'until the next', -3 * DAY_MS - 1000],
    [3, 'three days before', -3 * DAY_MS],
    [1, 'the day before', -DAY_MS],
    [0, 'on the day', 0],
    [0, 'until the day is over', DAY_MS - 1000],
    [undefined, 'once it is over', DAY_MS],
  ])('is that of %s days: %s', (days, _when, offset) => {
    expect(reminderDue(account(), DATED, DATE + offset)).toEqual(days === undefined ? undefined : { date: DATE, days });
  });

  it.each<[string, Partial<Account>, Policy]>([
    ['has a second factor', { authenticators: [app()] }, DATED],
    ['is a program', { kind: 'api' }, DATED],
    ['is an identity provider’s', { signIn: 'sso' }, DATED],
    ['is suspended', { state: 'suspended' }, DATED],
    ['is only invited', { state: 'invited' }, DATED],
    ['isn’t asked', {}, under({ ...FROM, group: 'tenant-admin' })],
    ['could set up nothing', {}, under(FROM, { factors: factors() })],
    ['is of no policy that reminds', {}, under({ ...FROM, reminders: { mail: false } })],
    ['is of no policy that enforces', {}, { ...standard, enforcement: 'off' }],
    ['is of one that only reports', {}, under({ ...FROM, mode: 'report' })],
    ['has no date', {}, under()],
    ['is asked at once', {}, under({ from: new Date(0).toISOString() })],
    ['has sign-ins left, and no date', { grace: { since: DATE - DAY_MS, skips: 1 } }, under({ grace: { skips: 3 } })],
    ['has days whose count has not begun', {}, under({ grace: { days: 3 } })],
  ])('is none of who %s', (_who, different, policy) => {
    for (const offset of [-DAY_MS, 0, DAY_MS / 2])
      expect(reminderDue(account(different), policy, DATE + offset)).toBeUndefined();
  });

  it('has a person’s own date once their days run, never before that of enforcement', () => {
    const since = DATE - 4 * DAY_MS;
    const begun = account({ grace: { since, skips: 1 } });
    expect(reminderDue(begun, under({ grace: { days: 5 } }), DATE)).toEqual({ date: since + 5 * DAY_MS, days: 1 });
    expect(reminderDue(begun, under({ ...FROM, grace: { days: 2 } }), DATE)).toEqual({ date: DATE, days: 0 });
    expect(reminderDue(account(), under({ ...FROM, grace: { days: 9 } }), DATE - 1)).toEqual({ date: DATE, days: 1 });
    expect(reminderDue(account(), under({ ...FROM, grace: { days: 9 } }), DATE)).toBeUndefined();
  });
});
