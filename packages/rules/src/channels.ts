import type { FactorType } from '@sallyport/protocol';
import type { Policy } from './policy.ts';

/** By which ways messages can be sent at all. */
export interface Channels {
  mail: boolean;
  sms: boolean;
}

/** The policy without the factors whose messages nothing could send: they are offered to nobody. */
export function withChannels(policy: Policy, { mail, sms }: Channels): Policy {
  const works = (type: FactorType) => (type !== 'email' || mail) && (type !== 'sms' || sms);
  const { owner, ...roles } = policy.factors;
  return {
    ...policy,
    factors: {
      'system-admin': roles['system-admin'].filter(works),
      'tenant-admin': roles['tenant-admin'].filter(works),
      member: roles.member.filter(works),
      ...(owner ? { owner: owner.filter(works) } : {}),
    },
    defaultFactor: mail ? policy.defaultFactor : 'none',
    sms: mail ? policy.sms : { ...policy.sms, fallback: 'none' },
  };
}
