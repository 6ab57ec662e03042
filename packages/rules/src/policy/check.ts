import type { FactorType, PolicyRefusal } from '@sallyport/protocol';
import { works, type Channels } from '../channels.ts';
import { standsAlone } from '../factors.ts';
import { remindsByMail } from '../reminder.ts';
import type { Policy } from './policy.ts';

/**
 * Why a policy can't be saved, though each of its fields is in range: it lets something be proved by too little, asks
 * for what nobody could give, or for messages that nothing could send.
 *
 * What an admin has not set is no reason to refuse what they have: make the policy from one that was narrowed by
 * `withChannels`, and only what the document itself switches on is left to be refused.
 *
 * @returns The fields and their reasons; none where it can be saved.
 */
export function checkPolicy(policy: Policy, channels: Channels): PolicyRefusal[] {
  const { trustedDevices, defaultFactor } = policy;
  const lists = Object.entries(policy.factors);
  const refusals: (PolicyRefusal | false)[] = [
    ...lists.flatMap(([who, types]) => {
      const field = `factors.${who}`;
      return [
        types.includes('email') && !channels.mail && { field, reason: 'no-mail' as const },
        types.includes('sms') && !channels.sms && { field, reason: 'no-sms' as const },
        types.includes('passkey') && !channels.passkeys && { field, reason: 'no-domain' as const },
        // they only stand in for another
        types.includes('backup-code') && !types.some(standsAlone) && { field, reason: 'backup-code-alone' as const },
      ];
    }),
    policy.sms.fallback !== 'none' && !channels.mail && { field: 'sms.fallback', reason: 'no-mail' },
    remindsByMail(policy) && !channels.mail && { field: 'enforcement', reason: 'no-mail' },
    defaultFactor !== 'none' &&
      !lists.some(([, types]) => types.includes(defaultFactor)) && {
        field: 'defaultFactor',
        reason: 'not-among-factors',
      },
    // a backup code says that something was lost: no reason to ask less from then on
    trustedDevices !== 'off' &&
      trustedDevices.factors.includes('backup-code') && { field: 'trustedDevices', reason: 'backup-code-trusts' },
    enforcedLists(policy).some((types) => !types.some((type) => standsAlone(type) && works(type, channels))) && {
      field: 'enforcement',
      reason: 'no-factor',
    },
  ];
  return refusals.filter((refusal) => refusal !== false);
}

/** The lists of those who must have a factor. An owner has any role. */
function enforcedLists({ enforcement, factors }: Policy): (readonly FactorType[])[] {
  if (enforcement === 'off') return [];
  const { owner, ...roles } = factors;
  const enforced = enforcement.group === 'all' ? Object.values(roles) : [roles[enforcement.group]];
  return owner ? [...enforced, owner] : enforced;
}
