import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '@sallyport/protocol';
import { departuresOf, mergePolicy, presets } from '@sallyport/rules';

const NOW = Date.parse('2027-01-01T00:00:00Z');

/** `ASVS 6.5.5 email.lifetime` */
const named = (document: PolicyDocument): string[] =>
  departuresOf(mergePolicy(presets.strict, document), NOW).map(
    ({ field, standard, requirement }) => `${standard.split(' ')[0]} ${requirement} ${field}`,
  );

const TRUST = ['NIST 5.1 trustedDevices', 'ASVS 6.3.3 trustedDevices'];
const ENFORCEMENT = ['NIST 2.2.1 enforcement', 'ASVS 6.3.3 enforcement'];
const MAIL = 'NIST 3.1.3.1 factors';
const SMS = ['NIST 3.1.3.3 factors', 'ASVS 6.6.1 factors'];
/** One mailbox replaces the password and gets the code. */
const RECOVERY = 'ASVS 6.4.3 recover';
const NO_PASSKEY = 'NIST 2.2.2 factors';
const LONG_SESSION = ['NIST 2.2.3 session.lifetime', 'NIST 2.2.3 session.idle'];
const NEVER_IDLE = 'ASVS 7.3.1 session.idle';

describe('where a preset departs from the standards', () => {
  it.each([
    ['strict', []],
    ['standard', [MAIL, RECOVERY, ...TRUST, ...ENFORCEMENT, ...LONG_SESSION]],
    ['emnify', [NO_PASSKEY, MAIL, RECOVERY, 'ASVS 6.5.5 email.lifetime', ...TRUST, ...ENFORCEMENT, ...LONG_SESSION]],
    [
      'schedule-it',
      [NO_PASSKEY, MAIL, ...SMS, RECOVERY, 'NIST 3.1.3.1 sms.fallback', ...ENFORCEMENT, ...LONG_SESSION, NEVER_IDLE],
    ],
    ['thingsboard', [NO_PASSKEY, MAIL, ...SMS, RECOVERY, ...ENFORCEMENT, ...LONG_SESSION, NEVER_IDLE]],
    ['emqx', [NO_PASSKEY, MAIL, RECOVERY, ...ENFORCEMENT, ...LONG_SESSION]],
  ] as const)('%s', (name, departures) => {
    expect(named(presets[name])).toEqual(departures);
  });
});

const MEMBER_MAIL = { factors: { member: ['email', 'passkey'] } } as const;
const MEMBER_SMS = { factors: { member: ['sms', 'passkey'] } } as const;
const UNLIMITED = { attempts: { lockAfter: 'never', checkRate: 'off' } } as const;

describe('what departs from the standards', () => {
  it.each<[string, PolicyDocument, string[]]>([
    ['mail for some', MEMBER_MAIL, [MAIL, RECOVERY]],
    ['A-39 mail, where no mail replaces a password', { ...MEMBER_MAIL, recover: false }, [MAIL]],
    ['mail for owners alone', { factors: { owner: ['email', 'passkey'] } }, [MAIL, RECOVERY]],
    ['owners who can’t have a passkey', { factors: { owner: ['totp'] } }, [NO_PASSKEY]],
    ['SMS for some', MEMBER_SMS, SMS],
    ['a mail’s code of 10 minutes', { ...MEMBER_MAIL, email: { lifetime: 600 } }, [MAIL, RECOVERY]],
    ['a longer one', { ...MEMBER_MAIL, email: { lifetime: 601 } }, [MAIL, RECOVERY, 'ASVS 6.5.5 email.lifetime']],
    ['a longer one that nobody gets', { email: { lifetime: 3600 } }, []],
    [
      'a longer one that goes out for an SMS',
      { ...MEMBER_SMS, sms: { fallback: 'always' }, email: { lifetime: 601 } },
      [...SMS, 'ASVS 6.5.5 email.lifetime', 'NIST 3.1.3.1 sms.fallback'], // a recovery sends none there
    ],
    ['mail in place of SMS for those who chose mail', { ...MEMBER_SMS, sms: { fallback: 'if-enrolled' } }, SMS],
    ['unlimited guesses at a code by SMS', { ...MEMBER_SMS, ...UNLIMITED }, [...SMS, 'ASVS 6.6.3 attempts.lockAfter']],
    ['a lock alone', { ...MEMBER_SMS, attempts: { checkRate: 'off', lockAfter: 100 } }, SMS],
    ['a rate alone', { ...MEMBER_SMS, attempts: { lockAfter: 'never' } }, SMS],
    ['unlimited guesses where nothing is sent', UNLIMITED, []],
    ['trusted devices', { trustedDevices: { days: 1, factors: ['totp'] } }, TRUST],
    ['no enforcement', { enforcement: 'off' }, ENFORCEMENT],
    ['enforcement for admins', { enforcement: { group: 'system-admin' } }, ENFORCEMENT],
    ['for a choice of tenants', { enforcement: { group: 'all', tenants: ['acme'] } }, ENFORCEMENT],
    ['for a choice of profiles', { enforcement: { group: 'all', profiles: ['p1'] } }, ENFORCEMENT],
    ['for a choice that is empty', { enforcement: { group: 'all', tenants: [], profiles: [] } }, []],
    ['from now on', { enforcement: { group: 'all', from: '2027-01-01T00:00:00Z' } }, []],
    ['from later on', { enforcement: { group: 'all', from: '2027-01-01T00:00:01Z' } }, ENFORCEMENT],
    ['R-71 in a report alone', { enforcement: { group: 'all', mode: 'report' } }, ENFORCEMENT],
    ['R-71 and not only reported', { enforcement: { group: 'all', mode: 'on' } }, []],
    ['but on trial', { enforcement: { group: 'all', exempt: { trial: true } } }, ENFORCEMENT],
    ['but at first', { enforcement: { group: 'all', exempt: { firstSession: true } } }, ENFORCEMENT],
    ['a day and an hour', { session: { lifetime: 86_400, idle: 3600 } }, []],
    ['more than a day', { session: { lifetime: 86_401 } }, ['NIST 2.2.3 session.lifetime']],
    ['more than an hour', { session: { idle: 3601 } }, ['NIST 2.2.3 session.idle']],
    ['any pause', { session: { idle: 'none' } }, ['NIST 2.2.3 session.idle', NEVER_IDLE]],
    ['any pause, within an hour', { session: { idle: 'none', lifetime: 3600 } }, [NEVER_IDLE]],
  ])('%s', (_name, document, departures) => {
    expect(named(document)).toEqual(departures);
  });

  it('says so in a sentence', () => {
    const [departure] = departuresOf(mergePolicy(presets.strict, { session: { lifetime: 90_000 } }), NOW);
    expect(departure).toEqual({
      field: 'session.lifetime',
      standard: 'NIST SP 800-63B-4',
      requirement: '2.2.3',
      says: 'A sign-in holds for 24 hours at most. Here it holds longer.',
    });
  });
});
