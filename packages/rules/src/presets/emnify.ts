import { DAY } from '../day.ts';
import { standard, type Policy } from '../policy/policy.ts';
import { everyRole } from './every-role.ts';

/**
 * A portal with mail and authenticator apps, neither SMS nor backup codes: those fields stay as `standard` has them.
 * Enforcement begins on a date, and an account that is locked shows whom to ask: `enforcement.from` and `support` are
 * the site's own to set.
 */
export const emnify: Policy = {
  ...standard,
  factors: everyRole('email', 'totp'),
  email: { mode: 'both', alphabet: 'alphanumeric', length: 6, lifetime: 20 * 60 },
  defaultFactor: 'email',
  sends: { cooldown: 30, perFlow: 5, perRecipientPerHour: 10 },
  attempts: { checkRate: 'off', lockAfter: 5, lockFor: 60 * 60, disclose: 'when-low' },
  flow: { lifetime: 60 * 60 },
  trustedDevices: { days: 30, factors: ['email', 'totp'] },
  enforcement: { group: 'all', exempt: { trial: true, firstSession: true } },
  signUp: { phone: true },
  selfService: { disable: 'unless-enforced', reEnrol: 'after-disable' },
  resetBy: ['system-admin'],
  session: { lifetime: 30 * DAY, idle: 7 * DAY },
  reauthWithin: 10 * 60,
  tenantOverride: 'none',
  onPolicyChange: 'keep',
};
