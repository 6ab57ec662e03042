import type { PolicyDocument } from '@sallyport/protocol';

type Case = [field: string, above: PolicyDocument, stricter: PolicyDocument, laxer: PolicyDocument];

const devices = (days: number, ...factors: ('email' | 'totp')[]): PolicyDocument => ({
  trustedDevices: { days, factors },
});
const enforced = (enforcement: PolicyDocument['enforcement']): PolicyDocument => ({
  enforcement: enforcement ?? 'off',
});
const rate = (count: number, per: number): PolicyDocument => ({ attempts: { checkRate: { count, per } } });

/**
 * What the policy above says, what of a tenant's it lets through, and what it refuses; {} where there is no such value.
 */
export const STRICTNESS: Case[] = [
  [
    'factors.member',
    { factors: { member: ['email', 'totp'] } },
    { factors: { member: ['totp'] } },
    { factors: { member: ['email', 'totp', 'sms'] } },
  ],
  [
    'factors.tenant-admin',
    { factors: { 'tenant-admin': ['email', 'totp'] } },
    { factors: { 'tenant-admin': ['email'] } },
    { factors: { 'tenant-admin': ['sms'] } },
  ],
  [
    'factors.system-admin',
    { factors: { 'system-admin': ['email', 'totp'] } },
    { factors: { 'system-admin': ['email'] } },
    { factors: { 'system-admin': [] } },
  ],
  [
    'factors.owner',
    { factors: { owner: ['email', 'totp'] } },
    { factors: { owner: ['totp'] } },
    { factors: { owner: ['totp', 'passkey'] } },
  ],
  ['email.mode', { email: { mode: 'both' } }, { email: { mode: 'code' } }, {}],
  ['email.mode', { email: { mode: 'code' } }, {}, { email: { mode: 'both' } }],
  ['email.mode', { email: { mode: 'link' } }, {}, { email: { mode: 'code' } }],
  ['email.alphabet', { email: { alphabet: 'digits' } }, { email: { alphabet: 'alphanumeric' } }, {}],
  ['email.alphabet', { email: { alphabet: 'alphanumeric' } }, {}, { email: { alphabet: 'digits' } }],
  ['email.length', { email: { length: 8 } }, { email: { length: 9 } }, { email: { length: 7 } }],
  ['email.lifetime', { email: { lifetime: 300 } }, { email: { lifetime: 299 } }, { email: { lifetime: 301 } }],
  ['sms.lifetime', { sms: { lifetime: 300 } }, { sms: { lifetime: 299 } }, { sms: { lifetime: 301 } }],
  [
    'sms.fallback',
    { sms: { fallback: 'if-enrolled' } },
    { sms: { fallback: 'none' } },
    { sms: { fallback: 'always' } },
  ],
  ['totp.max', { totp: { max: 3 } }, { totp: { max: 2 } }, { totp: { max: 4 } }],
  ['passkeys.userVerification', {}, { passkeys: { userVerification: 'required' } }, {}],
  [
    'passkeys.userVerification',
    { passkeys: { userVerification: 'required' } },
    {},
    { passkeys: { userVerification: 'preferred' } },
  ],
  ['passkeys.automatic', { passkeys: { automatic: true } }, { passkeys: { automatic: false } }, {}],
  ['passkeys.automatic', { passkeys: { automatic: false } }, {}, { passkeys: { automatic: true } }],
  ['backupCodes.count', { backupCodes: { count: 10 } }, { backupCodes: { count: 9 } }, { backupCodes: { count: 11 } }],
  ['sends.cooldown', { sends: { cooldown: 30 } }, { sends: { cooldown: 31 } }, { sends: { cooldown: 29 } }],
  ['sends.perFlow', { sends: { perFlow: 5 } }, { sends: { perFlow: 4 } }, { sends: { perFlow: 6 } }],
  [
    'sends.perRecipientPerHour',
    { sends: { perRecipientPerHour: 10 } },
    { sends: { perRecipientPerHour: 9 } },
    { sends: { perRecipientPerHour: 11 } },
  ],
  [
    'newNumbers.callingCodes',
    { newNumbers: { callingCodes: ['1', '49'] } },
    { newNumbers: { callingCodes: ['49'] } },
    { newNumbers: { callingCodes: ['49', '44'] } },
  ],
  ['newNumbers.callingCodes', {}, { newNumbers: { callingCodes: ['49'] } }, {}],
  ['newNumbers.callingCodes', { newNumbers: { callingCodes: ['49'] } }, {}, { newNumbers: { callingCodes: 'any' } }],
  ['attempts.checkRate', rate(5, 300), rate(4, 300), rate(6, 300)],
  ['attempts.checkRate', rate(5, 300), rate(5, 301), rate(4, 299)],
  ['attempts.checkRate', rate(5, 300), {}, { attempts: { checkRate: 'off' } }],
  ['attempts.checkRate', { attempts: { checkRate: 'off' } }, rate(100, 1), {}],
  [
    'attempts.lockAfter',
    { attempts: { lockAfter: 10 } },
    { attempts: { lockAfter: 9 } },
    { attempts: { lockAfter: 11 } },
  ],
  ['attempts.lockAfter', { attempts: { lockAfter: 'never' } }, { attempts: { lockAfter: 100 } }, {}],
  ['attempts.lockAfter', { attempts: { lockAfter: 100 } }, {}, { attempts: { lockAfter: 'never' } }],
  [
    'attempts.lockFor',
    { attempts: { lockFor: 3600 } },
    { attempts: { lockFor: 3601 } },
    { attempts: { lockFor: 3599 } },
  ],
  ['attempts.lockFor', { attempts: { lockFor: 86_400 } }, { attempts: { lockFor: 'until-admin' } }, {}],
  ['attempts.lockFor', { attempts: { lockFor: 'until-admin' } }, {}, { attempts: { lockFor: 86_400 } }],
  [
    'attempts.disclose',
    { attempts: { disclose: 'when-low' } },
    { attempts: { disclose: 'never' } },
    { attempts: { disclose: 'always' } },
  ],
  ['flow.lifetime', { flow: { lifetime: 900 } }, { flow: { lifetime: 899 } }, { flow: { lifetime: 901 } }],
  ['trustedDevices', devices(30, 'email', 'totp'), devices(29, 'email', 'totp'), devices(31, 'email', 'totp')],
  ['trustedDevices', devices(30, 'totp'), { trustedDevices: 'off' }, devices(1, 'totp', 'email')],
  ['trustedDevices', { trustedDevices: 'off' }, {}, devices(1, 'totp')],
  ['enforcement', { enforcement: 'off' }, enforced({ group: 'tenant-admin', from: '2030-01-01T00:00:00Z' }), {}],
  ['enforcement', enforced({ group: 'tenant-admin' }), enforced({ group: 'all' }), enforced('off')],
  [
    'enforcement',
    enforced({ group: 'tenant-admin' }),
    enforced({ group: 'tenant-admin' }),
    enforced({ group: 'system-admin' }),
  ],
  [
    'enforcement',
    enforced({ group: 'all', from: '2030-01-01T00:00:00Z' }),
    enforced({ group: 'all', from: '2029-12-31T00:00:00Z' }),
    enforced({ group: 'all', from: '2030-01-02T00:00:00Z' }),
  ],
  ['enforcement', enforced({ group: 'all' }), {}, enforced({ group: 'all', from: '2000-01-01T00:00:00Z' })],
  [
    'enforcement',
    enforced({ group: 'all', exempt: { trial: true } }),
    enforced({ group: 'all' }),
    enforced({ group: 'all', exempt: { firstSession: true } }),
  ],
  [
    'enforcement',
    enforced({ group: 'all', exempt: { firstSession: true } }),
    enforced({ group: 'all', exempt: { firstSession: true } }),
    enforced({ group: 'all', exempt: { trial: true } }),
  ],
  ['enforcement', enforced({ group: 'all', mode: 'report' }), enforced({ group: 'all', mode: 'on' }), enforced('off')],
  [
    'enforcement',
    enforced({ group: 'all', mode: 'report' }),
    enforced({ group: 'tenant-admin' }),
    enforced({ group: 'tenant-admin', mode: 'report' }),
  ],
  [
    'enforcement',
    enforced({ group: 'all' }),
    enforced({ group: 'all', mode: 'on' }),
    enforced({ group: 'all', mode: 'report' }),
  ],
  ['enforcement', enforced({ group: 'all', tenants: ['other'] }), enforced({ group: 'all' }), enforced('off')],
  [
    'selfService.disable',
    { selfService: { disable: 'unless-enforced' } },
    { selfService: { disable: 'never' } },
    { selfService: { disable: 'always' } },
  ],
  [
    'selfService.reEnrol',
    { selfService: { reEnrol: 'after-disable' } },
    { selfService: { reEnrol: 'refuse' } },
    { selfService: { reEnrol: 'replace' } },
  ],
  ['resetBy', { resetBy: ['tenant-admin', 'owner'] }, { resetBy: ['owner'] }, { resetBy: ['owner', 'system-admin'] }],
  [
    'session.lifetime',
    { session: { lifetime: 3600 } },
    { session: { lifetime: 3599 } },
    { session: { lifetime: 3601 } },
  ],
  ['session.idle', { session: { idle: 600 } }, { session: { idle: 599 } }, { session: { idle: 'none' } }],
  ['session.idle', { session: { idle: 'none' } }, { session: { idle: 31_536_000 } }, {}],
  ['recover', { recover: false }, {}, { recover: true }],
  ['recover', { recover: true }, { recover: false }, {}],
  ['audit.retention', { audit: { retention: 90_000 } }, {}, { audit: { retention: 89_999 } }],
  ['reauthWithin', { reauthWithin: 600 }, { reauthWithin: 599 }, { reauthWithin: 601 }],
  [
    'onPolicyChange',
    { onPolicyChange: 'next-request' },
    { onPolicyChange: 'end-sessions' },
    { onPolicyChange: 'keep' },
  ],
];
