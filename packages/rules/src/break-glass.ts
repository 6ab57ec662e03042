import { passkeysOf, type Account } from './account.ts';
import type { Policy } from './policy/policy.ts';

/** Those that policy names as its way in where enforcement has shut out everybody else: two at most. */
export const breakGlassOf = ({ enforcement }: Policy): readonly string[] =>
  enforcement === 'off' ? [] : (enforcement.breakGlass ?? []);

/**
 * Whether an account can be one: a system admin's, with a passkey that works. That is asked for whatever policy lists,
 * so that nobody comes in by a password alone.
 */
export const canBreakGlass = (account: Account): boolean =>
  account.role === 'system-admin' &&
  account.kind !== 'api' &&
  account.signIn !== 'sso' &&
  passkeysOf(account).some(({ off }) => !off);

/** Whether enforcement leaves an account alone, as one that policy names, and that can be one still. */
export const isBreakGlass = (account: Account, policy: Policy): boolean =>
  breakGlassOf(policy).includes(account.id) && canBreakGlass(account);

/** The policy as a tenant's admin sees it, who isn't told of system admins. */
export function withoutBreakGlass(policy: Policy): Policy {
  if (policy.enforcement === 'off') return policy;
  const { breakGlass: _named, ...enforcement } = policy.enforcement;
  return { ...policy, enforcement };
}
