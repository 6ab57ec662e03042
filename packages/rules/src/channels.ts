import type { FactorType, Role } from '@sallyport/protocol';
import type { Policy } from './policy.ts';

/** By which ways messages can be sent at all. */
export interface Channels {
  mail: boolean;
  sms: boolean;
}

/** The policy without the factors whose messages nothing could send: they are offered to nobody. */
export function withChannels(policy: Policy, { mail, sms }: Channels): Policy {
  const works = (type: FactorType) => (type !== 'email' || mail) && (type !== 'sms' || sms);
  const narrowed = (role: Role) => policy.factors[role].filter(works);
  return {
    ...policy,
    factors: {
      'system-admin': narrowed('system-admin'),
      'tenant-admin': narrowed('tenant-admin'),
      member: narrowed('member'),
    },
    defaultFactor: mail ? policy.defaultFactor : 'none',
    sms: mail ? policy.sms : { ...policy.sms, fallback: 'none' },
  };
}
