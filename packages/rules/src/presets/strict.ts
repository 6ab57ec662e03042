import { standard, type Policy } from '../policy/policy.ts';
import { everyRole } from './every-role.ts';

/**
 * Departs from nothing that policy decides in OWASP ASVS 5.0 at level 2 and NIST SP 800-63B-4 at AAL2. Nothing is sent
 * by mail or SMS, so that `email` and `sms.lifetime` stay as `standard` has them. What these ask of passwords no policy
 * decides: it holds under any.
 */
export const strict: Policy = {
  ...standard,
  factors: everyRole('totp', 'backup-code', 'passkey'),
  sms: { ...standard.sms, fallback: 'none' },
  backupCodes: { count: 10 },
  sends: { cooldown: 60, perFlow: 5, perRecipientPerHour: 5 },
  attempts: { checkRate: { count: 5, per: 300 }, lockAfter: 5, lockFor: 60 * 60, disclose: 'never' },
  flow: { lifetime: 10 * 60 },
  trustedDevices: 'off',
  enforcement: { group: 'all' },
  session: { lifetime: 12 * 60 * 60, idle: 60 * 60 },
  reauthWithin: 5 * 60,
  onPolicyChange: 'end-sessions',
};
