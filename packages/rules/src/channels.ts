import type { FactorType } from '@sallyport/protocol';
import { standsAlone } from './factors.ts';
import type { Policy } from './policy.ts';

/** By which ways messages can be sent at all. */
export interface Channels {
  mail: boolean;
  sms: boolean;
}

/** Whether a factor needs no message, or one that can be sent. */
export const works = (type: FactorType, { mail, sms }: Channels): boolean =>
  (type !== 'email' || mail) && (type !== 'sms' || sms);

/** The policy without the factors and the recovery whose messages nothing could send: they are offered to nobody. */
export function withChannels(policy: Policy, channels: Channels): Policy {
  const { owner, ...roles } = policy.factors;
  const { defaultFactor } = policy;
  return {
    ...policy,
    factors: {
      'system-admin': narrowed(roles['system-admin'], channels),
      'tenant-admin': narrowed(roles['tenant-admin'], channels),
      member: narrowed(roles.member, channels),
      ...(owner ? { owner: narrowed(owner, channels) } : {}),
    },
    recover: policy.recover && channels.mail,
    defaultFactor: defaultFactor === 'none' || works(defaultFactor, channels) ? defaultFactor : 'none',
    sms: channels.mail ? policy.sms : { ...policy.sms, fallback: 'none' },
  };
}

/** Backup codes go with the last other factor. */
function narrowed(types: readonly FactorType[], channels: Channels): readonly FactorType[] {
  const left = types.filter((type) => works(type, channels));
  return left.some(standsAlone) ? left : [];
}
