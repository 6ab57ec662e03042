import { DAY } from '../day.ts';
import { standard, type Policy } from '../policy/policy.ts';
import { everyRole } from './every-role.ts';

/**
 * A cloud console whose root user, the owner, alone removes a member's factor. Neither SMS nor backup codes: those
 * fields stay as `standard` has them.
 */
export const emqx: Policy = {
  ...standard,
  factors: { ...everyRole('totp'), owner: ['email', 'totp'] },
  email: { mode: 'code', alphabet: 'digits', length: 6, lifetime: 10 * 60 },
  defaultFactor: 'none',
  sends: { cooldown: 30, perFlow: 5, perRecipientPerHour: 10 },
  attempts: { checkRate: 'off', lockAfter: 10, lockFor: 60 * 60, disclose: 'when-low' },
  flow: { lifetime: 15 * 60 },
  trustedDevices: 'off',
  enforcement: 'off',
  selfService: { disable: 'never', reEnrol: 'refuse' },
  resetBy: ['owner'],
  session: { lifetime: 30 * DAY, idle: 7 * DAY },
  reauthWithin: 10 * 60,
  tenantOverride: 'none',
  onPolicyChange: 'keep',
};
