import type { FactorType } from '@sallyport/protocol';
import type { Account } from '../account.ts';
import type { Policy } from '../policy/policy.ts';
import type { Stage } from './stages.ts';
import { waysOf } from './ways.ts';

/**
 * Strongest first: a key's answer can't be phished, an app's code stays on its device, and a message can be read on its
 * way, by mail in more places than by phone (NIST SP 800-63B-4 §2.2.2, §3.1.3). A backup code is for who has lost them.
 */
const STRENGTH: readonly FactorType[] = ['passkey', 'totp', 'sms', 'email', 'backup-code'];

/**
 * Asks for the strongest factor of an account, whatever it is asked for by default; the others stay a choice, for who
 * has lost that one. `undefined` where all are off.
 */
export function strongestChallenge(account: Account, policy: Policy): Stage | undefined {
  const [strongest] = waysOf(account, policy).toSorted(
    (one, other) => STRENGTH.indexOf(one.type) - STRENGTH.indexOf(other.type),
  );
  return strongest && { at: 'challenge', authenticator: strongest.id };
}
