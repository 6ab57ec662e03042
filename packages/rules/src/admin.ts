import type { ProblemCode } from '@sallyport/protocol';
import type { Account } from './account.ts';
import type { Policy } from './policy/policy.ts';

/** Whom an admin's acts reach: everybody, or the people of one tenant. */
export type Reach = 'platform' | { tenant: string };

/**
 * Whom this account may administer at all; `undefined` where it is nobody's admin. An owner of any role is their
 * tenant's.
 */
export function reachOf({ role, owner, tenant, kind }: Account): Reach | undefined {
  if (kind === 'api') return undefined;
  if (role === 'system-admin') return 'platform';
  return role === 'tenant-admin' || owner ? { tenant } : undefined;
}

/** Whether a tenant is within reach. One that isn't is as if it were not there. */
export const reaches = (reach: Reach, tenant: string): boolean => reach === 'platform' || reach.tenant === tenant;

/**
 * Whether an admin may change this account of a tenant within reach. Nobody changes who stands above them: a system
 * admin is changed by another, an owner by themselves or by a system admin.
 */
export function mayAdminister(admin: Account, target: Account): true | ProblemCode {
  if (admin.role === 'system-admin') return true;
  if (target.role === 'system-admin') return 'not-allowed';
  return !target.owner || admin.id === target.id || 'owner-only';
}

/**
 * Whether an admin may take away all that this account has set up ("Remove 2FA"): whom policy names. An
 * owner's a system admin may, whatever it says; one's own nobody: that is what the person's own settings decide.
 *
 * @param policy  That of the account's tenant.
 */
export function mayReset(admin: Account, target: Account, { resetBy }: Policy): true | ProblemCode {
  if (admin.id === target.id) return 'not-allowed';
  if (target.owner || target.role === 'system-admin') return admin.role === 'system-admin' || 'not-allowed';
  const isNamed =
    (admin.role === 'system-admin' && resetBy.includes('system-admin')) ||
    (admin.role === 'tenant-admin' && resetBy.includes('tenant-admin')) ||
    (admin.owner && resetBy.includes('owner'));
  if (isNamed) return true;
  return resetBy.every((who) => who === 'owner') ? 'owner-only' : 'not-allowed';
}
