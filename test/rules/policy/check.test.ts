import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '@sallyport/protocol';
import { checkPolicy, mergePolicy, standard, withChannels, type Channels } from '@sallyport/rules';

const BOTH: Channels = { mail: true, sms: true, passkeys: true };
const NEITHER: Channels = { mail: false, sms: false, passkeys: false };

describe('a policy that can’t be saved', () => {
  it.each<[string, PolicyDocument, Channels, unknown[]]>([
    [
      'R-12 has codes by mail and no mail server',
      { factors: { member: ['email', 'totp'] } },
      NEITHER,
      [{ field: 'factors.member', reason: 'no-mail' }],
    ],
    [
      'R-12 has them for owners alone',
      { factors: { owner: ['email', 'totp'] } },
      NEITHER,
      [{ field: 'factors.owner', reason: 'no-mail' }],
    ],
    [
      'R-12 has codes by SMS and no gateway',
      { factors: { 'tenant-admin': ['sms'] } },
      { mail: true, sms: false, passkeys: true },
      [{ field: 'factors.tenant-admin', reason: 'no-sms' }],
    ],
    [
      'R-12 has passkeys and no domain that they could be bound to',
      { factors: { member: ['totp', 'passkey'] } },
      NEITHER,
      [{ field: 'factors.member', reason: 'no-domain' }],
    ],
    [
      'R-12 falls back to mail without a mail server',
      { sms: { fallback: 'always' } },
      NEITHER,
      [{ field: 'sms.fallback', reason: 'no-mail' }],
    ],
    [
      'R-74 reminds by mail without a mail server',
      { enforcement: { group: 'all', reminders: { mail: true } } },
      NEITHER,
      [{ field: 'enforcement', reason: 'no-mail' }],
    ],
    [
      'R-09 has backup codes alone',
      { factors: { member: ['backup-code'] } },
      BOTH,
      [{ field: 'factors.member', reason: 'backup-code-alone' }],
    ],
    [
      'R-62 has a default that nobody may use',
      { defaultFactor: 'sms' },
      BOTH,
      [{ field: 'defaultFactor', reason: 'not-among-factors' }],
    ],
    [
      'R-50 trusts a device by a backup code',
      { trustedDevices: { days: 1, factors: ['totp', 'backup-code'] } },
      BOTH,
      [{ field: 'trustedDevices', reason: 'backup-code-trusts' }],
    ],
    [
      'R-70 enforces a factor on some who may use none',
      { enforcement: { group: 'all' }, factors: { member: [] } },
      BOTH,
      [{ field: 'enforcement', reason: 'no-factor' }],
    ],
    [
      'R-70 enforces a factor on owners who may use none',
      { enforcement: { group: 'system-admin' }, factors: { owner: [] } },
      BOTH,
      [{ field: 'enforcement', reason: 'no-factor' }],
    ],
    [
      'R-70 enforces a factor besides backup codes where there is none',
      { enforcement: { group: 'tenant-admin' }, factors: { 'tenant-admin': ['backup-code'] } },
      BOTH,
      [
        { field: 'factors.tenant-admin', reason: 'backup-code-alone' },
        { field: 'enforcement', reason: 'no-factor' },
      ],
    ],
    [
      'R-70 enforces a factor that nothing can send',
      { enforcement: { group: 'tenant-admin' }, factors: { 'tenant-admin': ['sms'] } },
      { mail: true, sms: false, passkeys: true },
      [
        { field: 'factors.tenant-admin', reason: 'no-sms' },
        { field: 'enforcement', reason: 'no-factor' },
      ],
    ],
  ])('%s', (_name, document, channels, refusals) => {
    expect(checkPolicy(mergePolicy(withChannels(standard, channels), document), channels)).toEqual(refusals);
  });
});

describe('a policy that can be saved', () => {
  it.each<[string, PolicyDocument]>([
    ['asks nothing of those who may use nothing', { factors: { member: [] } }],
    [
      'R-70 enforces factors on a group that has one',
      { enforcement: { group: 'system-admin' }, factors: { member: [] } },
    ],
    ['has the default of some', { factors: { owner: ['sms', 'totp'] }, defaultFactor: 'sms' }],
    ['trusts no device', { trustedDevices: 'off' }],
  ])('%s', (_name, document) => {
    expect(checkPolicy(mergePolicy(standard, document), BOTH)).toEqual([]);
  });

  it('R-12 sets other fields where what it inherits could not be sent', () => {
    const inherited = withChannels(standard, NEITHER);
    expect(checkPolicy(mergePolicy(inherited, { attempts: { lockAfter: 5 } }), NEITHER)).toEqual([]);
  });
});
