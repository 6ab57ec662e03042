import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '@sallyport/protocol';
import { applyOverride, fieldsOf, presets, resolvePolicy, standard } from '@sallyport/rules';

const STRICTER: PolicyDocument = { attempts: { lockAfter: 3 } };
const ACME = { id: 'acme', tenant: { epoch: 0 } };
const LAXER: PolicyDocument = { attempts: { lockAfter: 50 } };

describe('R-80 R-81 the policy in force', () => {
  it('is the standard one where nobody set anything', () => {
    expect(resolvePolicy(standard, {})).toEqual(standard);
  });

  it('is the platform’s, over it the profile’s, over that the tenant’s, field by field', () => {
    const platform: PolicyDocument = { attempts: { lockAfter: 20, lockFor: 600 }, flow: { lifetime: 800 } };
    const profile: PolicyDocument = { attempts: { lockAfter: 15 }, flow: { lifetime: 700 } };
    const tenant: PolicyDocument = { attempts: { lockAfter: 12 } };
    expect(resolvePolicy(standard, { platform }).attempts).toEqual({
      ...standard.attempts,
      lockAfter: 20,
      lockFor: 600,
    });
    const { attempts, flow, session } = resolvePolicy(standard, { platform, profile, tenant }, ACME);
    expect(attempts).toEqual({ ...standard.attempts, lockAfter: 12, lockFor: 600 });
    expect([flow.lifetime, session]).toEqual([700, standard.session]);
  });

  it('takes a list, and what can also be off, as a whole', () => {
    const trustedDevices = { days: 7, factors: ['totp'] } as const;
    const platform: PolicyDocument = { trustedDevices, resetBy: ['owner'], factors: { member: ['totp'] } };
    const policy = resolvePolicy(standard, { platform });
    expect([policy.trustedDevices, policy.resetBy, policy.factors]).toEqual([
      trustedDevices,
      ['owner'],
      { ...standard.factors, member: ['totp'] },
    ]);
  });

  it('begins from any preset', () => {
    for (const preset of Object.values(presets)) expect(resolvePolicy(standard, { platform: preset })).toEqual(preset);
  });

  it.each([
    ['none', STRICTER, 10],
    ['stricter', STRICTER, 3],
    ['stricter', LAXER, 10],
    ['full', LAXER, 50],
  ] as const)(
    'R-81 with tenantOverride %s takes of %j no more than it may: %d',
    (tenantOverride, tenant, lockAfter) => {
      expect(resolvePolicy(standard, { platform: { tenantOverride }, tenant }, ACME).attempts.lockAfter).toBe(
        lockAfter,
      );
      expect(resolvePolicy(standard, { profile: { tenantOverride }, tenant }, ACME).attempts.lockAfter).toBe(lockAfter);
    },
  );

  it('R-74 keeps a tenant’s own stricter enforcement once the platform begins to remind, and reminds there too', () => {
    const platform: PolicyDocument = { enforcement: { group: 'system-admin', reminders: { mail: true } } };
    const own: PolicyDocument = { enforcement: { group: 'all', reminders: { mail: false } } };
    for (const tenant of [{ enforcement: { group: 'all' } } as const, own])
      expect(resolvePolicy(standard, { platform, tenant }, ACME).enforcement).toEqual({
        group: 'all',
        reminders: { mail: true },
      });
  });

  it('R-75 leaves those alone whom the platform names, under a profile’s enforcement too, and nobody else', () => {
    const platform: PolicyDocument = { enforcement: { group: 'system-admin', breakGlass: ['eve'] } };
    const enforcedBy = (profile: PolicyDocument) => resolvePolicy(standard, { platform, profile }, ACME).enforcement;
    const all = { group: 'all', breakGlass: ['eve'] };
    expect(enforcedBy({})).toEqual(platform.enforcement);
    expect(enforcedBy({ enforcement: { group: 'all' } })).toEqual(all);
    expect(enforcedBy({ enforcement: { group: 'all', breakGlass: ['sam', 'ann'] } })).toEqual(all);
    expect(enforcedBy({ enforcement: 'off' })).toBe('off');
  });

  it('is not undercut by what a tenant saved before it became stricter', () => {
    const tenant: PolicyDocument = { attempts: { lockAfter: 8 }, factors: { member: ['email'] } };
    expect(resolvePolicy(standard, { tenant }, ACME)).toMatchObject(tenant);
    const platform: PolicyDocument = { attempts: { lockAfter: 5 }, factors: { member: ['totp'] } };
    expect(resolvePolicy(standard, { platform, tenant }, ACME)).toEqual(resolvePolicy(standard, { platform }));
  });
});

describe('R-81 what a tenant sets', () => {
  it('is nothing where policy says none', () => {
    expect(applyOverride(standard, { ...STRICTER, support: 'help@acme.test' }, 'none')).toEqual({
      policy: standard,
      refusals: [
        { field: 'attempts.lockAfter', reason: 'not-allowed' },
        { field: 'support', reason: 'not-allowed' },
      ],
    });
  });

  it.each(['stricter', 'full'] as const)(
    'is never what tenants may set, who may sign up nor what a stranger may do, even where it may be %s',
    (mode) => {
      for (const document of [{ tenantOverride: 'none' }, { signUp: 'off' }, { perSource: { flows: 10 } }] as const) {
        expect(applyOverride(standard, document, mode)).toEqual({
          policy: standard,
          refusals: [...fieldsOf(document).keys()].map((field) => ({ field, reason: 'not-for-tenants' })),
        });
      }
    },
  );

  it.each(['stricter', 'full'] as const)(
    'R-60 is never whom enforcement reaches elsewhere, even where it may be %s',
    (mode) => {
      for (const choice of [{ tenants: ['other'] }, { profiles: ['p1'] }, { tenants: [] }]) {
        expect(applyOverride(standard, { enforcement: { group: 'all', ...choice } }, mode)).toEqual({
          policy: standard,
          refusals: [{ field: 'enforcement', reason: 'not-for-tenants' }],
        });
      }
    },
  );

  it('R-60 widens enforcement and never narrows it, even where it may be full', () => {
    const base = { ...standard, enforcement: { group: 'tenant-admin' } } as const;
    expect(applyOverride(base, { enforcement: { group: 'all' } }, 'full').refusals).toEqual([]);
    expect(applyOverride(base, { enforcement: 'off' }, 'full')).toEqual({
      policy: base,
      refusals: [{ field: 'enforcement', reason: 'not-stricter' }],
    });
  });
});
