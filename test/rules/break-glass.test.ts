import { describe, expect, it } from 'vitest';
import {
  groupOf,
  guardsOf,
  isBreakGlass,
  isEnforced,
  judgeDocument,
  mayBeTrusted,
  mayRemove,
  mayRemoveMfa,
  mustEnrol,
  reminderDue,
  standard,
  type Account,
  type Enforcement,
  type Policy,
  type SecondFactor,
  type Session,
  waysOf,
} from '@sallyport/rules';
import { account, app, passkey } from '../support/account.ts';
import { factors } from '../support/policies.ts';

const NOW = Date.UTC(2026, 0, 15);
const eve = (different: Partial<Account> = {}): Account =>
  account({ id: 'eve', role: 'system-admin', authenticators: [passkey()], ...different });
const under = (different: Partial<Enforcement> = {}, more: Partial<Policy> = {}): Policy => ({
  ...standard,
  enforcement: { group: 'all', breakGlass: ['eve'], reminders: { mail: true }, ...different },
  ...more,
});
const APPS_ALONE = { factors: factors('totp') };

describe('R-75 the account that enforcement leaves alone', () => {
  it.each<[boolean, string, Account, Policy]>([
    [true, 'a system admin with a passkey whom policy names', eve(), under()],
    [true, 'whatever else they have', eve({ authenticators: [app(), passkey()] }), under()],
    [true, 'while it is only reported', eve(), under({ mode: 'report' })],
    [false, 'one whom policy doesn’t name', eve({ id: 'ann' }), under()],
    [false, 'one without a passkey', eve({ authenticators: [app()] }), under()],
    [false, 'one whose passkey was turned off', eve({ authenticators: [passkey({ off: true })] }), under()],
    [false, 'an admin of a tenant', eve({ role: 'tenant-admin', owner: true }), under()],
    [false, 'a program', eve({ kind: 'api' }), under()],
    [false, 'an identity provider’s', eve({ signIn: 'sso' }), under()],
    [false, 'one where nothing is enforced', eve(), { ...standard, enforcement: 'off' }],
  ])('%s: %s', (is, _who, someone, policy) => {
    expect(isBreakGlass(someone, policy)).toBe(is);
  });

  it('is asked for no other factor, though policy has what it has no more, and for its passkey all the same', () => {
    const policy = under({}, APPS_ALONE);
    const session = { secondFactor: 'proved', amr: ['hwk'] } as Session;
    for (const someone of [eve(), eve({ authenticators: [app(), passkey()] })]) {
      expect(isEnforced(someone, policy, NOW)).toBe(false);
      expect(mustEnrol(session, someone, policy, NOW)).toBe(false);
      expect(guardsOf(someone, policy).map(({ type }) => type)).toContain('passkey');
      expect(groupOf(someone, policy, NOW)).toBe('exempt');
      expect(reminderDue(someone, under({ from: new Date(NOW).toISOString() }), NOW)).toBeUndefined();
    }
    const other = eve({ id: 'ann' });
    expect([isEnforced(other, policy, NOW), groupOf(other, policy, NOW)]).toEqual([true, 'must-set-up']);
  });

  it('comes in by a passkey alone: by no app, no code and no backup code of theirs, nor by a device’s trust', () => {
    const rich = eve({ authenticators: [app(), passkey(), passkey({ id: 'key2', off: true })], backupCodes: ['h'] });
    expect(waysOf(rich, under()).map(({ id }) => id)).toEqual(['key1']);
    expect(waysOf(rich, under({ breakGlass: [] })).map(({ id }) => id)).toEqual(['app1', 'key1', 'backup-code']);
    expect([mayBeTrusted(rich, under()), mayBeTrusted(rich, under({ breakGlass: [] }))]).toEqual([false, true]);
  });

  it('keeps its last passkey that works, and loses it to no other admin', () => {
    const two = eve({ authenticators: [app(), passkey(), passkey({ id: 'key2' })] });
    const one = eve({ authenticators: [app(), passkey(), passkey({ id: 'key2', off: true })] });
    const leaving = (someone: Account, ...ids: string[]) =>
      mayRemove(
        someone,
        someone.authenticators.filter(({ id }) => ids.includes(id)),
        under(),
        NOW,
      );
    expect([leaving(two, 'key1'), leaving(one, 'app1'), leaving(one, 'key2')]).toEqual([true, true, true]);
    expect([leaving(two, 'key1', 'key2'), leaving(one, 'key1')]).toEqual(['enforced', 'enforced']);
    const sam = account({ id: 'sam', role: 'system-admin' });
    expect(mayRemoveMfa(sam, one, under())).toBe('not-allowed');
    expect(mayRemoveMfa(sam, one, under({ breakGlass: [] }))).toBe(true);
  });

  it('has proved a second factor in a session that began before, or may do no more in it than set one up', () => {
    const session = (secondFactor: SecondFactor) => ({ secondFactor, amr: ['pwd'] }) as unknown as Session;
    const isBarred = (secondFactor: SecondFactor, policy: Policy) =>
      mustEnrol(session(secondFactor), eve(), policy, NOW);
    expect(isBarred('proved', under())).toBe(false);
    for (const factor of ['none', 'trusted-device', 'grace'] as const) expect(isBarred(factor, under())).toBe(true);
    const later = new Date(NOW + 1).toISOString();
    for (const policy of [under({ mode: 'report' }), under({ group: 'tenant-admin' }), under({ from: later })])
      expect(isBarred('none', policy)).toBe(false);
  });

  it('comes in by its password alone never', () => {
    expect(guardsOf(eve(), under({}, { factors: factors() }))).toHaveLength(1);
    expect(isEnforced(eve({ authenticators: [] }), under(), NOW)).toBe(true);
  });

  it('is the platform’s alone to name', () => {
    const document = { enforcement: { group: 'all', breakGlass: ['eve'] } } as const;
    const judge = (kind: 'platform' | 'profile' | 'tenant') =>
      judgeDocument({ ...standard, tenantOverride: 'full' }, document, kind, { mail: true, sms: true, passkeys: true });
    for (const kind of ['tenant', 'profile'] as const)
      expect(judge(kind).refusals).toEqual([{ field: 'enforcement', reason: 'not-for-tenants' }]);
    expect(judge('platform').refusals).toEqual([]);
  });
});
