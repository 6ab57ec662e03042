import type { FactorType } from '@sallyport/protocol';
import { standsAlone } from './factors.ts';
import type { Policy } from './policy/policy.ts';

/** What works here at all. */
export interface Channels {
  mail: boolean;
  sms: boolean;
  /** The site has a domain, which passkeys are bound to. */
  passkeys: boolean;
}

/** Whether a factor can work: it needs no message, or one that can be sent, or a domain that there is. */
export const works = (type: FactorType, { mail, sms, passkeys }: Channels): boolean =>
  (type !== 'email' || mail) && (type !== 'sms' || sms) && (type !== 'passkey' || passkeys);

/**
 * The policy without the factors, the recovery, the sign-up and the reminders that can't work: they are offered to
 * nobody.
 */
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
    signUp: canSignUp(policy, channels) ? policy.signUp : 'off',
    defaultFactor: defaultFactor === 'none' || works(defaultFactor, channels) ? defaultFactor : 'none',
    sms: channels.mail ? policy.sms : { ...policy.sms, fallback: 'none' },
    enforcement: channels.mail ? policy.enforcement : withoutReminders(policy.enforcement),
  };
}

function withoutReminders(enforcement: Policy['enforcement']): Policy['enforcement'] {
  if (enforcement === 'off') return enforcement;
  const { reminders: _unsendable, ...others } = enforcement;
  return others;
}

/**
 * The policy as it is carried out where these channels are there: what nothing can send is offered to nobody,
 * and still guards whoever has set it up. A mail server that is missing after a restart must not let anybody in by a
 * password alone.
 */
export function policyInForce(policy: Policy, channels: Channels): Policy {
  const { recover, signUp, defaultFactor, sms } = withChannels(policy, channels);
  const unsendable = (['email', 'sms', 'passkey'] as const).filter((type) => !works(type, channels));
  return { ...policy, recover, signUp, defaultFactor, sms, unsendable };
}

/** Whether what a sign-up has to prove can be sent. */
const canSignUp = ({ signUp }: Policy, { mail, sms }: Channels): boolean =>
  signUp !== 'off' && mail && (sms || !signUp.phone);

/** Backup codes go with the last other factor. */
function narrowed(types: readonly FactorType[], channels: Channels): readonly FactorType[] {
  const left = types.filter((type) => works(type, channels));
  return left.some(standsAlone) ? left : [];
}
