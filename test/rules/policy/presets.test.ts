import { describe, expect, it } from 'vitest';
import { PolicyDocument } from '@sallyport/protocol';
import { checkPolicy, presets, standard, type Policy } from '@sallyport/rules';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LEFT_OUT = Symbol('-');

type Row = readonly [field: string, ...values: unknown[]];
const NAMES = ['standard', 'strict', 'emnify', 'schedule-it', 'thingsboard', 'emqx'] as const;

// The table "Policy fields" as it was agreed on, typed anew; LEFT_OUT where it leaves something out ("-").
const TABLE: Row[] = [
  [
    'factors.member',
    ['email', 'totp', 'backup-code', 'passkey'],
    ['totp', 'backup-code', 'passkey'],
    ['email', 'totp'],
    ['sms', 'email'],
    ['email', 'sms', 'totp', 'backup-code'],
    ['totp'],
  ],
  ['factors.owner', undefined, undefined, undefined, undefined, undefined, ['email', 'totp']],
  ['email.mode', 'code', LEFT_OUT, 'both', 'code', 'code', 'code'],
  ['email.alphabet', 'digits', LEFT_OUT, 'alphanumeric', 'digits', 'digits', 'digits'],
  ['email.length', 6, LEFT_OUT, 6, 6, 6, 6],
  ['email.lifetime', 600, LEFT_OUT, 1200, 600, 120, 600],
  ['sms.lifetime', 300, LEFT_OUT, LEFT_OUT, 300, 120, LEFT_OUT],
  ['sms.fallback', 'if-enrolled', 'none', LEFT_OUT, 'always', 'none', LEFT_OUT],
  ['totp.max', ...NAMES.map(() => 1)],
  ['passkeys.userVerification', ...NAMES.map(() => 'preferred')],
  ['passkeys.automatic', ...NAMES.map(() => false)],
  ['backupCodes.count', 10, 10, LEFT_OUT, LEFT_OUT, 10, LEFT_OUT],
  ['recover', true, true, true, true, true, true],
  ['defaultFactor', 'none', 'none', 'email', 'none', 'none', 'none'],
  ['sends.cooldown', 30, 60, 30, 30, 30, 30],
  ['sends.perFlow', 5, 5, 5, 5, 5, 5],
  ['sends.perRecipientPerHour', 10, 5, 10, 10, 10, 10],
  ['perSource.passwords', 100, 100, 100, 100, 100, 100],
  ['perSource.recoveries', 30, 30, 30, 30, 30, 30],
  ['perSource.flows', 600, 600, 600, 600, 600, 600],
  ['perSource.signUps', 20, 20, 20, 20, 20, 20],
  ['perSource.messages', 30, 30, 30, 30, 30, 30],
  ['perSource.newNumbers', 10, 10, 10, 10, 10, 10],
  ['perSource.adminWrites', 600, 600, 600, 600, 600, 600],
  ['newNumbers.callingCodes', 'any', 'any', 'any', 'any', 'any', 'any'],
  ['newNumbers.perRange', 30, 30, 30, 30, 30, 30],
  ['newNumbers.perSite', 1000, 1000, 1000, 1000, 1000, 1000],
  ['attempts.checkRate', 'off', { count: 5, per: 300 }, 'off', 'off', { count: 3, per: 900 }, 'off'],
  ['attempts.lockAfter', 10, 5, 5, 10, 30, 10],
  ['attempts.lockFor', HOUR, HOUR, HOUR, HOUR, 'until-admin', HOUR],
  ['attempts.disclose', 'when-low', 'never', 'when-low', 'never', 'never', 'when-low'],
  ['flow.lifetime', 900, 600, 3600, 900, 3600, 900],
  [
    'trustedDevices',
    expect.objectContaining({ days: 30 }),
    'off',
    expect.objectContaining({ days: 30 }),
    'off',
    'off',
    'off',
  ],
  // emnify: from a date that the site sets; ThingsBoard: of a group that its system admin chooses
  [
    'enforcement',
    'off',
    { group: 'all' },
    { group: 'all', exempt: { trial: true, firstSession: true } },
    'off',
    'off',
    'off',
  ],
  ['selfService.disable', 'unless-enforced', 'unless-enforced', 'unless-enforced', 'never', 'unless-enforced', 'never'],
  ['selfService.reEnrol', 'replace', 'replace', 'after-disable', 'replace', 'after-disable', 'refuse'],
  [
    'resetBy',
    ['system-admin', 'tenant-admin', 'owner'],
    ['system-admin', 'tenant-admin', 'owner'],
    ['system-admin'],
    ['tenant-admin'],
    ['system-admin'],
    ['owner'],
  ],
  ['session.lifetime', 30 * DAY, 12 * HOUR, 30 * DAY, 90 * DAY, 7 * DAY, 30 * DAY],
  ['session.idle', 7 * DAY, HOUR, 7 * DAY, 'none', 'none', 7 * DAY],
  ['signUp', 'off', 'off', { phone: true }, 'off', 'off', 'off'],
  ['audit.retention', ...NAMES.map(() => 365 * DAY)],
  ['reauthWithin', 10 * MINUTE, 5 * MINUTE, 10 * MINUTE, 10 * MINUTE, 10 * MINUTE, 10 * MINUTE],
  ['tenantOverride', 'stricter', 'stricter', 'none', 'full', 'full', 'none'],
  ['support', undefined, undefined, undefined, undefined, undefined, undefined],
  ['onPolicyChange', 'next-request', 'end-sessions', 'keep', 'keep', 'next-request', 'keep'],
];

const at = (policy: Policy, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], policy);

describe('a preset', () => {
  it.each(TABLE.map(([field, ...values]) => ({ field, values })))(
    'has the $field of its system',
    ({ field, values }) => {
      const expected = values.map((value) => (value === LEFT_OUT ? at(standard, field) : value));
      expect(NAMES.map((name) => at(presets[name], field))).toEqual(expected);
    },
  );

  it('has the same factors for every role', () => {
    for (const { factors } of Object.values(presets)) {
      expect([factors['system-admin'], factors['tenant-admin']]).toEqual([factors.member, factors.member]);
    }
  });

  it.each(NAMES)('%s is in range, and safe where all factors can work', (name) => {
    expect(PolicyDocument.parse(presets[name])).toEqual(presets[name]);
    expect(checkPolicy(presets[name], { mail: true, sms: true, passkeys: true })).toEqual([]);
  });

  it('is one of those', () => {
    expect(Object.keys(presets)).toEqual(NAMES);
  });

  it('has no field that the table has not', () => {
    const named = new Set(TABLE.map(([field]) => field.split('.')[0]));
    expect(Object.keys(standard).filter((field) => !named.has(field))).toEqual([]);
  });
});
