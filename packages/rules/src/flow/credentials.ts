import { usableAuthenticators, type Account } from '../account.ts';
import { firstChallenge } from './ways.ts';
import { isEnforced } from '../enforcement.ts';
import type { Policy } from '../policy.ts';
import { refuse, type Decide } from './decision.ts';
import type { Stage } from './flow.ts';

/**
 * Decides what a password opens. A wrong one, an unknown account and one that isn't active are the same answer.
 * A trusted device skips the code, a locked account's own trusted device too.
 */
export const decideCredentials: Decide<'credentials', 'credentials'> = (
  { purpose, amr },
  { identifier },
  facts,
  policy,
) => {
  const { account, passwordRight, trustedBy } = facts;
  if (!account || account.state !== 'active' || !passwordRight) return refuse('invalid-credentials');
  const stage: Stage = trustedBy || purpose === 'reauthenticate' ? { at: 'done' } : afterPassword(account, policy);
  return {
    kind: 'advance',
    stage,
    identifier: identifier.trim(),
    account,
    amr: amr.includes('pwd') ? amr : [...amr, 'pwd'],
    rises: true,
    ...(stage.at === 'done' ? { signIn: trustedBy === undefined ? {} : { trustedBy } } : {}),
  };
};

/** The person's own factor, else the enrolment that policy enforces, else nothing more. */
function afterPassword(account: Account, policy: Policy): Stage {
  const usable = usableAuthenticators(account, policy.factors[account.role]);
  const [first] = usable;
  if (!first) return isEnforced(account, policy) ? { at: 'enrol-choose' } : { at: 'done' };
  return firstChallenge(account, policy) ?? { at: 'challenge', authenticator: first.id }; // turned off: nothing opens
}
