import type { ProblemCode } from '@sallyport/protocol';
import type { Account } from './account.ts';
import { isBreakGlass } from './break-glass.ts';
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

/** How high somebody stands: as anybody of a tenant, as its owner, as a system admin. */
export type Standing = 'tenant' | 'owner' | 'system-admin';

/** Lowest first. */
export const STANDINGS: readonly Standing[] = ['tenant', 'owner', 'system-admin'];

export const standingOf = ({ role, owner }: Pick<Account, 'role' | 'owner'>): Standing => {
  if (role === 'system-admin') return role;
  return owner ? 'owner' : 'tenant';
};

/**
 * Whether what somebody does who stands there holds for somebody who stands here, within one tenant: a change of an
 * account, the end of sessions, a policy. Nothing ever holds upwards.
 */
export const holdsFor = (from: Standing, standing: Standing): boolean =>
  STANDINGS.indexOf(from) >= STANDINGS.indexOf(standing);

/**
 * Whether an admin may change this account of a tenant within reach. Nobody changes who stands above them: a system
 * admin is changed by another, an owner by themselves or by a system admin.
 */
export function mayAdminister(admin: Account, target: Account): true | ProblemCode {
  if (holdsFor(standingOf(admin), standingOf(target))) return true;
  return target.role === 'system-admin' ? 'not-allowed' : 'owner-only';
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

/** The same of taking all of it away at once: not from whom policy names as the way in of last resort. */
export function mayRemoveMfa(admin: Account, target: Account, policy: Policy): true | ProblemCode {
  const verdict = mayReset(admin, target, policy);
  return verdict === true && isBreakGlass(target, policy) ? 'not-allowed' : verdict;
}
