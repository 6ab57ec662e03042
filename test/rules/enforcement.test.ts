import { describe, expect, it } from 'vitest';
import {
  enforcedFrom,
  enforcedIn,
  exemptsFirstSession,
  hasToEnrol,
  isEnforced,
  mustEnrol,
  reportedFrom,
  resolvePolicy,
  standard,
  type Enforcement,
  type Policy,
  type Session,
  type Tenant,
} from '@sallyport/rules';
import { account } from '../support/account.ts';

const NOW = Date.UTC(2026, 0, 15);
const under = (enforcement: Enforcement): Policy => ({ ...standard, enforcement });
const reaches = (enforcement: Enforcement, tenant: Partial<Tenant> = {}, of = {}) =>
  isEnforced(account(of), enforcedIn(under(enforcement), 'acme', { epoch: 0, ...tenant }), NOW);

describe('whom enforcement reaches', () => {
  it.each<[Enforcement, Partial<Tenant>, boolean]>([
    [{ group: 'all' }, {}, true],
    [{ group: 'all', tenants: ['acme'] }, {}, true],
    [{ group: 'all', tenants: ['other'] }, {}, false],
    [{ group: 'all', tenants: [] }, {}, true],
    [{ group: 'all', tenants: [], profiles: [] }, {}, true],
    [{ group: 'all', profiles: ['gold'] }, {}, false],
    [{ group: 'all', profiles: ['gold'] }, { profile: 'silver' }, false],
    [{ group: 'all', profiles: ['gold'] }, { profile: 'gold' }, true],
    [{ group: 'all', tenants: ['other'], profiles: ['gold'] }, { profile: 'gold' }, true],
    [{ group: 'all', tenants: ['acme'], profiles: ['gold'] }, {}, true],
  ])('R-60 %o and a tenant of %o: %s', (enforcement, tenant, reached) => {
    expect(reaches(enforcement, tenant)).toBe(reached);
  });

  it.each([
    ['all', 'member', true],
    ['all', 'tenant-admin', true],
    ['tenant-admin', 'tenant-admin', true],
    ['tenant-admin', 'member', false],
    ['system-admin', 'system-admin', true],
    ['system-admin', 'tenant-admin', false],
  ] as const)('R-60 of %s a %s: %s', (group, role, reached) => {
    expect(reaches({ group }, {}, { role })).toBe(reached);
  });

  it('R-60 of tenant admins an owner of any role: none hands over to a member to escape it', () => {
    expect(reaches({ group: 'tenant-admin' }, {}, { role: 'member', owner: true })).toBe(true);
    expect(reaches({ group: 'system-admin' }, {}, { role: 'member', owner: true })).toBe(false);
    const { enforcement } = under({ group: 'tenant-admin' });
    const cohort = {
      role: 'member',
      owner: true,
      state: 'active',
      kind: 'person',
      signIn: 'password',
      factors: [],
    } as const;
    expect(hasToEnrol(cohort, { ...standard, enforcement })).toBe(true);
  });

  it('R-69 tells a tenant of none of the others that it reaches', () => {
    const chosen = under({ group: 'all', tenants: ['acme', 'other'], profiles: ['gold'] });
    expect(enforcedIn(chosen, 'acme', { epoch: 0 }).enforcement).toEqual({ group: 'all' });
  });

  it.each([
    [{ trial: true }, 'trial', false],
    [{ trial: true }, 'business', true],
    [{ trial: true }, undefined, true],
    [{ trial: false }, 'trial', true],
    [{}, 'trial', true],
  ] as const)('R-64 with %o exempt, a tenant on the plan %s: %s', (exempt, plan, reached) => {
    expect(reaches({ group: 'all', exempt }, plan === undefined ? {} : { plan })).toBe(reached);
  });

  it('R-31 R-32 no program, and nobody whose identity provider answers for them', () => {
    expect(reaches({ group: 'all' }, {}, { kind: 'api' })).toBe(false);
    expect(reaches({ group: 'all' }, {}, { signIn: 'sso' })).toBe(false);
  });

  it('R-60 a tenant asks it of its own people where the platform does not, and never less than that', () => {
    const acme = { id: 'acme', tenant: { epoch: 0 } };
    const own = { enforcement: { group: 'all' } } as const;
    const elsewhere = { enforcement: { group: 'tenant-admin', tenants: ['other'] } } as const;
    expect(resolvePolicy(standard, { platform: elsewhere, tenant: own }, acme).enforcement).toEqual(own.enforcement);
    const here = { enforcement: { group: 'all', tenants: ['acme'] } } as const;
    const off = { enforcement: 'off' } as const;
    expect(resolvePolicy(standard, { platform: here, tenant: off }, acme).enforcement).toEqual({ group: 'all' });
  });
});

describe('R-63 before its date', () => {
  const policy = under({ group: 'all', from: '2026-02-01T00:00:00Z' });
  const from = Date.UTC(2026, 1, 1);

  it('nobody is asked yet, and everybody is told from when on', () => {
    expect([isEnforced(account(), policy, from - 1), enforcedFrom(account(), policy, from - 1)]).toEqual([false, from]);
  });

  it('and from it on everybody is asked', () => {
    expect([isEnforced(account(), policy, from), enforcedFrom(account(), policy, from)]).toEqual([true, undefined]);
  });

  it('tells nobody whom it won’t reach', () => {
    const admins = under({ group: 'tenant-admin', from: '2026-02-01T00:00:00Z' });
    expect(enforcedFrom(account(), admins, NOW)).toBeUndefined();
  });
});

describe('R-71 enforcement that is only reported', () => {
  const FROM = '2026-02-01T00:00:00Z';
  const report = (more: Partial<Enforcement> = {}): Policy => under({ group: 'all', mode: 'report', ...more });
  const sort = { role: 'member', owner: false, state: 'active', kind: 'person', signIn: 'password' } as const;

  it('asks nobody, at once or from a date, and exempts nobody', () => {
    for (const policy of [report(), report({ from: FROM }), report({ exempt: { firstSession: true } })]) {
      expect([isEnforced(account(), policy, NOW), enforcedFrom(account(), policy, NOW)]).toEqual([false, undefined]);
      expect([exemptsFirstSession(policy), hasToEnrol({ ...sort, factors: [] }, policy)]).toEqual([false, false]);
    }
  });

  it('asks as if nothing were said of a mode where it is on', () => {
    expect(isEnforced(account(), under({ group: 'all', mode: 'on' }), NOW)).toBe(true);
    expect(reportedFrom(account(), under({ group: 'all', mode: 'on' }), false)).toBeUndefined();
    expect(reportedFrom(account(), standard, false)).toBeUndefined();
  });

  it('tells from when on whoever would have to set up a factor would be asked for one', () => {
    expect(reportedFrom(account(), report(), false)).toBe(0);
    expect(reportedFrom(account(), report({ from: FROM }), false)).toBe(Date.parse(FROM));
  });

  it('tells nothing of whom enforcement would not ask', () => {
    const app = { id: 'f1', type: 'totp', sealedSecret: '', lastStep: 0, addedAt: 0 } as const;
    expect(reportedFrom(account({ authenticators: [app] }), report(), false)).toBeUndefined();
    expect(reportedFrom(account({ kind: 'api' }), report(), false)).toBeUndefined();
    expect(reportedFrom(account({ signIn: 'sso' }), report(), false)).toBeUndefined();
    expect(reportedFrom(account(), report({ group: 'tenant-admin' }), false)).toBeUndefined();
  });

  it('R-65 tells nothing of an exempt first session, and of the next sign-in again', () => {
    const policy = report({ exempt: { firstSession: true } });
    expect([reportedFrom(account(), policy, true), reportedFrom(account(), policy, false)]).toEqual([undefined, 0]);
    expect(reportedFrom(account(), report(), true)).toBe(0);
  });

  it('R-81 a platform that begins to report takes no tenant’s own enforcement back', () => {
    const acme = { id: 'acme', tenant: { epoch: 0 } };
    const layers = { platform: { enforcement: { group: 'all', mode: 'report' } } } as const;
    const own = { enforcement: { group: 'tenant-admin' } } as const;
    expect(resolvePolicy(standard, { ...layers, tenant: own }, acme).enforcement).toEqual(own.enforcement);
    const elsewhere = { enforcement: { group: 'all', mode: 'report', tenants: ['other'] } } as const;
    expect(resolvePolicy(standard, { platform: elsewhere }, acme).enforcement).toBe('off');
  });
});

describe('R-65 the first session', () => {
  const exempt = under({ group: 'all', exempt: { firstSession: true } });
  const session = (first?: true): Session => ({
    account: 'a1',
    epoch: 0,
    tenantEpoch: 0,
    policy: 'p1',
    amr: ['pwd'],
    authTime: NOW,
    startedAt: NOW,
    seenAt: NOW,
    expiresAt: NOW + 1000,
    device: 'Firefox on Linux',
    ...(first ? { first } : {}),
  });

  it('isn’t asked, where policy exempts it; any other is', () => {
    expect(exemptsFirstSession(exempt)).toBe(true);
    expect(mustEnrol(session(true), account(), exempt, NOW)).toBe(false);
    expect(mustEnrol(session(), account(), exempt, NOW)).toBe(true);
    expect(mustEnrol(session(true), account(), under({ group: 'all' }), NOW)).toBe(true);
  });
});
