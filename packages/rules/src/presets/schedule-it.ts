import { DAY } from '../day.ts';
import { standard, type Policy } from '../policy/policy.ts';
import { everyRole } from './every-role.ts';

/**
 * Codes by SMS, and by mail where the SMS can't be sent; an admin says for each account which of them. No backup
 * codes: their number stays as `standard` has it.
 */
export const scheduleIt: Policy = {
  ...standard,
  factors: everyRole('sms', 'email'),
  email: { mode: 'code', alphabet: 'digits', length: 6, lifetime: 10 * 60 },
  sms: { lifetime: 5 * 60, fallback: 'always' },
  defaultFactor: 'none',
  sends: { cooldown: 30, perFlow: 5, perRecipientPerHour: 10 },
  attempts: { checkRate: 'off', lockAfter: 10, lockFor: 60 * 60, disclose: 'never' },
  flow: { lifetime: 15 * 60 },
  trustedDevices: 'off',
  enforcement: 'off',
  selfService: { disable: 'never', reEnrol: 'replace' },
  resetBy: ['tenant-admin'],
  session: { lifetime: 90 * DAY, idle: 'none' },
  reauthWithin: 10 * 60,
  tenantOverride: 'full',
  onPolicyChange: 'keep',
};
