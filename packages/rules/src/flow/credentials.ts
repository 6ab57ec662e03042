import { usableAuthenticators, type Account } from '../account.ts';
import { withMethods } from '../amr.ts';
import { isEnforced } from '../enforcement.ts';
import type { Policy } from '../policy.ts';
import { refuse, type Decide } from './decision.ts';
import type { Purpose, Stage } from './flow.ts';
import { firstChallenge } from './ways.ts';

/**
 * Decides what a password opens. A wrong one, an unknown account and one that isn't active are the same answer.
 * A trusted device skips the code, and nothing but the code: a locked account's own trusted device too.
 */
export const decideCredentials: Decide<'credentials', 'credentials'> = (
  { purpose, amr },
  { identifier },
  facts,
  policy,
) => {
  const { account, passwordRight, trustedBy } = facts;
  if (!account || account.state !== 'active' || !passwordRight) return refuse('invalid-credentials');
  const opened = {
    kind: 'advance',
    identifier: identifier.trim(),
    account,
    amr: withMethods(amr, 'pwd'),
    rises: true,
  } as const;
  const stage = afterPassword(purpose, account, policy);
  if (trustedBy !== undefined && isChallenge(stage)) {
    return {
      ...opened,
      stage: { at: 'done' },
      spend: { kind: 'trusted-device', id: trustedBy, now: facts.now },
      signIn: {},
    };
  }
  return { ...opened, stage, ...(stage.at === 'done' ? { signIn: {} } : {}) };
};

/** The person's own factor, else the enrolment that policy enforces, else nothing more. */
function afterPassword(purpose: Purpose, account: Account, policy: Policy): Stage {
  if (purpose === 'reauthenticate') return { at: 'done' };
  const [first] = usableAuthenticators(account, policy.factors[account.role]);
  if (!first) return purpose === 'enrol' || isEnforced(account, policy) ? { at: 'enrol-choose' } : { at: 'done' };
  return firstChallenge(account, policy) ?? { at: 'challenge', authenticator: first.id }; // turned off: nothing opens
}

const isChallenge = ({ at }: Stage): boolean => at === 'challenge' || at === 'choose';
