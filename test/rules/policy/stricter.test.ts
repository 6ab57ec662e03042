import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '@sallyport/protocol';
import { applyOverride, mergePolicy, standard } from '@sallyport/rules';
import { STRICTNESS } from '../../support/strictness.ts';

const isEmpty = (document: PolicyDocument) => Object.keys(document).length === 0;

describe('R-81 a tenant that may be stricter', () => {
  it.each(STRICTNESS.filter(([, , stricter]) => !isEmpty(stricter)))(
    '%s: %j lets through %j',
    (_field, above, stricter) => {
      const base = mergePolicy(standard, above);
      expect(applyOverride(base, stricter, 'stricter')).toEqual({ policy: mergePolicy(base, stricter), refusals: [] });
    },
  );

  it.each(STRICTNESS.filter(([, , , laxer]) => !isEmpty(laxer)))(
    '%s: %j, which lets through %j, refuses %j',
    (field, above, _stricter, laxer) => {
      const base = mergePolicy(standard, above);
      expect(applyOverride(base, laxer, 'stricter')).toEqual({
        policy: base,
        refusals: [{ field, reason: 'not-stricter' }],
      });
    },
  );

  it('is told of each field that is not, and the others count', () => {
    const document: PolicyDocument = {
      reauthWithin: 3600,
      attempts: { lockAfter: 3, lockFor: 60, disclose: 'always' },
      flow: { lifetime: 600 },
    };
    const { policy, refusals } = applyOverride(standard, document, 'stricter');
    expect(refusals.map(({ field }) => field)).toEqual(['reauthWithin', 'attempts.lockFor', 'attempts.disclose']);
    expect(policy).toEqual(mergePolicy(standard, { attempts: { lockAfter: 3 }, flow: { lifetime: 600 } }));
  });

  it.each(['stricter', 'full'] as const)('A-37 keeps no event longer than the policy above, where it is %s', (mode) => {
    const document: PolicyDocument = { audit: { retention: standard.audit.retention + 1 } };
    expect(applyOverride(standard, document, mode)).toEqual({
      policy: standard,
      refusals: [{ field: 'audit.retention', reason: 'not-allowed' }],
    });
  });

  it('may say whom to ask, and what a first factor is', () => {
    const document: PolicyDocument = { support: 'help@acme.test', defaultFactor: 'email' };
    expect(applyOverride({ ...standard, support: 'https://help.test/' }, document, 'stricter').refusals).toEqual([]);
  });

  it('R-11 gives owners a list of their own out of what every role may use', () => {
    const base = mergePolicy(standard, { factors: { member: ['totp'], 'tenant-admin': ['totp', 'email'] } });
    const ofOwners = (...owner: ('totp' | 'email')[]) =>
      applyOverride(base, { factors: { owner } }, 'stricter').refusals;
    expect(ofOwners('totp')).toEqual([]);
    expect(ofOwners('email')).toEqual([{ field: 'factors.owner', reason: 'not-stricter' }]);
  });
});
