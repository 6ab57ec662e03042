import { passkeysOf, type Account, type Authenticator } from './account.ts';
import { isBreakGlass } from './break-glass.ts';
import { factorsOf } from './factors.ts';
import type { Policy } from './policy/policy.ts';

/** Whether anything besides the password protects this account: what is set up does, whatever policy says since. */
export const isGuarded = ({ authenticators }: Pick<Account, 'authenticators'>): boolean => authenticators.length > 0;

/** The account's authenticators that policy has and that were not turned off for too many failures. */
export function allowedAuthenticators(account: Account, policy: Policy): Authenticator[] {
  const allowed = factorsOf(account, policy);
  return account.authenticators.filter(({ type, off }) => !off && allowed.includes(type));
}

/**
 * The authenticators that a challenge asks for: those that policy has. Where the account has none of these, the rest:
 * narrowing a policy stops offering a factor, and never stops guarding by it. Else whoever may write a policy
 * could reduce an account to its password. What was turned off is replaced by none of them: then nothing opens, or a
 * hundred failures would lead to a factor that policy has given up. Who is the way in where everybody else is
 * shut out comes in by a passkey alone, whatever policy has and whatever else they have set up.
 */
export function guardsOf(account: Account, policy: Policy): Authenticator[] {
  const { authenticators } = account;
  if (isBreakGlass(account, policy)) return passkeysOf(account).filter(({ off }) => !off);
  const offered = factorsOf(account, policy);
  const hasOffered = authenticators.some(({ type }) => offered.includes(type));
  return authenticators.filter(({ type, off }) => !off && (!hasOffered || offered.includes(type)));
}

/**
 * Whether all that guards this account is what policy has no more: no device's trust stands in for it, and after it a
 * factor has to be set up that policy has.
 */
export const isGuardedByOthers = (account: Account, policy: Policy): boolean =>
  isGuarded(account) && allowedAuthenticators(account, policy).length === 0 && guardsOf(account, policy).length > 0;

/** Whether a device's trust may stand in for what guards this account: not for the last way in. */
export const mayBeTrusted = (account: Account, policy: Policy): boolean =>
  !isGuardedByOthers(account, policy) && !isBreakGlass(account, policy);
