import { DAY } from '../day.ts';
import { standard, type Policy } from '../policy/policy.ts';
import { everyRole } from './every-role.ts';

/**
 * An IoT platform with four factors and a lock that an admin ends. Enforcement is for a group that the system admin
 * chooses: off until then.
 */
export const thingsboard: Policy = {
  ...standard,
  factors: everyRole('email', 'sms', 'totp', 'backup-code'),
  email: { mode: 'code', alphabet: 'digits', length: 6, lifetime: 2 * 60 },
  sms: { lifetime: 2 * 60, fallback: 'none' },
  backupCodes: { count: 10 },
  defaultFactor: 'none',
  sends: { cooldown: 30, perFlow: 5, perRecipientPerHour: 10 },
  attempts: { checkRate: { count: 3, per: 15 * 60 }, lockAfter: 30, lockFor: 'until-admin', disclose: 'never' },
  flow: { lifetime: 60 * 60 },
  trustedDevices: 'off',
  enforcement: 'off',
  selfService: { disable: 'unless-enforced', reEnrol: 'after-disable' },
  resetBy: ['system-admin'],
  session: { lifetime: 7 * DAY, idle: 'none' },
  reauthWithin: 10 * 60,
  tenantOverride: 'full',
  onPolicyChange: 'next-request',
};
