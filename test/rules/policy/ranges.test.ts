import { describe, expect, it } from 'vitest';
import { PolicyDocument } from '@sallyport/protocol';

/** Paths of what is wrong with a document. */
const wrong = (document: unknown): string[] =>
  (PolicyDocument.safeParse(document).error?.issues ?? []).map(({ path }) => path.join('.'));

/** A document that sets one field. */
const setting = (path: string, value: unknown): unknown =>
  path.split('.').reduceRight((inner, key) => ({ [key]: inner }), value);

const DAYS_FOR = (days: number) => ({ days, factors: ['totp'] });

describe('R-80 a field of the policy', () => {
  it.each([
    ['email.length', 6, 12],
    ['email.lifetime', 60, 3600],
    ['sms.lifetime', 60, 600],
    ['totp.max', 1, 5],
    ['backupCodes.count', 5, 20],
    ['sends.cooldown', 5, 3600],
    ['sends.perFlow', 1, 20],
    ['sends.perRecipientPerHour', 1, 100],
    ['perSource.passwords', 10, 100_000],
    ['perSource.recoveries', 1, 10_000],
    ['perSource.flows', 10, 100_000],
    ['perSource.signUps', 1, 10_000],
    ['perSource.messages', 1, 10_000],
    ['perSource.newNumbers', 1, 10_000],
    ['perSource.adminWrites', 10, 100_000],
    ['newNumbers.perRange', 1, 10_000],
    ['newNumbers.perSite', 10, 1_000_000],
    ['attempts.checkRate.count', 1, 100],
    ['attempts.checkRate.per', 1, 86_400],
    ['attempts.lockAfter', 1, 100],
    ['attempts.lockFor', 60, 86_400],
    ['flow.lifetime', 60, 3600],
    ['trustedDevices.days', 1, 365],
    ['session.lifetime', 300, 31_536_000],
    ['session.idle', 300, 31_536_000],
    ['reauthWithin', 60, 3600],
    ['audit.retention', 86_400, 315_360_000],
  ])('%s is from %d to %d, and named where it is not', (path, least, most) => {
    const beside: Record<string, unknown> = {
      'attempts.checkRate.count': { per: 60 },
      'attempts.checkRate.per': { count: 5 },
      'trustedDevices.days': { factors: ['totp'] },
    };
    const [parent, last] = [path.split('.').slice(0, -1).join('.'), path.split('.').at(-1) ?? ''];
    const of = (value: unknown) =>
      path in beside ? setting(parent, { ...(beside[path] as object), [last]: value }) : setting(path, value);
    expect([wrong(of(least)), wrong(of(most))]).toEqual([[], []]);
    expect([wrong(of(least - 1)), wrong(of(most + 1))]).toEqual([[path], [path]]);
    expect(wrong(of(least + 0.5))).toEqual([path in beside ? parent : path]); // of what can be off, the whole is named
  });

  it.each([
    ['email.mode', ['code', 'link', 'both']],
    ['email.alphabet', ['digits', 'alphanumeric']],
    ['sms.fallback', ['none', 'if-enrolled', 'always']],
    ['passkeys.userVerification', ['required', 'preferred']],
    ['passkeys.automatic', [true, false]],
    ['recover', [true, false]],
    ['defaultFactor', ['none', 'email', 'sms', 'totp', 'passkey']],
    ['perSource.passwords', ['off']],
    ['perSource.adminWrites', ['off']],
    ['newNumbers.callingCodes', ['any', ['1'], ['49', '423']]],
    ['newNumbers.perSite', ['off']],
    ['attempts.checkRate', ['off', { count: 3, per: 900 }]],
    ['attempts.lockAfter', ['never']],
    ['attempts.lockFor', ['until-admin']],
    ['attempts.disclose', ['never', 'when-low', 'always']],
    ['signUp', ['off', { phone: true }, { phone: false, tenant: 'acme' }]],
    ['trustedDevices', ['off', DAYS_FOR(30)]],
    ['enforcement', ['off', { group: 'all' }, { group: 'system-admin' }, { group: 'tenant-admin' }]],
    ['selfService.disable', ['always', 'unless-enforced', 'never']],
    ['selfService.reEnrol', ['refuse', 'after-disable', 'replace']],
    ['session.idle', ['none']],
    ['tenantOverride', ['none', 'stricter', 'full']],
    ['onPolicyChange', ['keep', 'next-request', 'end-sessions']],
    ['resetBy', [['owner'], ['system-admin', 'tenant-admin', 'owner']]],
    ['factors.owner', [[], ['email', 'sms', 'totp', 'backup-code', 'passkey']]],
    ['support', ['https://help.example/', 'help@example.org']],
  ])('%s is one of its values and nothing else', (path, values) => {
    expect(values.map((value) => wrong(setting(path, value)))).toEqual(values.map(() => []));
    expect([wrong(setting(path, 'anything')), wrong(setting(path, null))]).toEqual([[path], [path]]);
  });

  it.each([
    ['defaultFactor', 'backup-code'],
    ['enforcement', { group: 'member' }],
    ['enforcement', { group: 'all', mode: 'off' }],
    ['enforcement', { group: 'all', from: 'tomorrow' }],
    ['enforcement', { group: 'all', from: '2027-01-01T00:00:00+01:00' }],
    ['enforcement', { group: 'all', exempt: { trial: 'yes' } }],
    ['newNumbers.callingCodes', []],
    ['newNumbers.callingCodes', ['+49']],
    ['resetBy', []],
    ['factors.member', ['totp', 'totp']],
    ['support', 'javascript:alert(1)//@example.org'],
    ['support', 'ftp://help.example/'],
    ['support', `https://help.example/${'a'.repeat(254)}`],
  ])('%s is not %j', (field, value) => {
    const [named = 'nothing'] = wrong(setting(field, value));
    expect([
      field,
      `${field}.group`,
      `${field}.mode`,
      `${field}.from`,
      `${field}.exempt.trial`,
      `${field}.0`,
    ]).toContain(named);
  });

  it('takes no field that it does not know, at any depth', () => {
    const unknown = [
      { colour: 'red' },
      { attempts: { lockAfterwards: 5 } },
      { enforcement: { group: 'all', since: 1 } },
      { trustedDevices: { ...DAYS_FOR(30), sliding: true } },
      { factors: { guest: ['totp'] } },
    ];
    expect(unknown.map((document) => PolicyDocument.safeParse(document).success)).toEqual(unknown.map(() => false));
  });

  it('can be left out, and be nothing else: no field is undefined', () => {
    expect(PolicyDocument.parse({ attempts: {} })).toEqual({ attempts: {} });
    expect(PolicyDocument.safeParse({ reauthWithin: undefined }).success).toBe(false);
    expect(PolicyDocument.safeParse({ attempts: { lockAfter: undefined } }).success).toBe(false);
  });
});
