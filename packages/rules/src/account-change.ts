import type { ProblemCode, Role } from '@sallyport/protocol';
import type { Account, Authenticator } from './account.ts';
import { mayAdminister, mayReset } from './admin.ts';
import { factorsOf } from './factors.ts';
import type { Notice } from './flow/decision.ts';
import { guardsOf, isGuarded } from './guards.ts';
import type { Policy } from './policy/policy.ts';
import { takeAway } from './removal.ts';
import { endTrust } from './trust.ts';

/** What an admin changes about an account; what isn't there stays. */
export interface AccountChange {
  name?: string | undefined;
  role?: Role | undefined;
  state?: 'active' | 'suspended' | undefined;
  /** whether codes go to their address, and to which phone (E.164). */
  email?: boolean | undefined;
  sms?: string | false | undefined;
}

/** An account as an admin has changed it, and what its person is told. */
export interface Changed {
  account: Account;
  notices: Notice[];
}

/**
 * Decides what an admin's change makes of an account. Whoever loses or gains rights signs in anew: all their sessions
 * and flows end. Nobody takes away their own rights, and a tenant keeps its owner: that is handed over, never
 * lost.
 *
 * @param policy  That of the account's tenant.
 * @param made  An id for an authenticator that comes to be; Unix time in ms.
 */
export function changeByAdmin(
  admin: Account,
  target: Account,
  change: AccountChange,
  policy: Policy,
  made: { id: string; now: number },
): Changed | ProblemCode {
  const verdict = mayAdminister(admin, target);
  if (verdict !== true) return verdict;
  const rights = changeRights(admin, target, change);
  if (typeof rights === 'string') return rights;
  const named = change.name === undefined ? rights : { ...rights, name: change.name };
  const changed = changePreference(admin, named, change, policy, made);
  if (typeof changed === 'string' || rights.role === target.role || !isTold(rights)) return changed;
  return { ...changed, notices: [{ kind: 'role-changed', role: rights.role }, ...changed.notices] };
}

/** Whether an admin may suspend an account, or end that. */
export function maySuspend(admin: Account, target: Account): true | ProblemCode {
  const verdict = mayAdminister(admin, target);
  if (verdict !== true) return verdict;
  return admin.id === target.id || target.owner ? 'not-allowed' : true;
}

/** The roles besides its own that an admin may give an account, the lowest first; or why none. */
export function rolesFor(admin: Account, target: Account): Role[] | ProblemCode {
  const verdict = mayAdminister(admin, target);
  if (verdict !== true) return verdict;
  if (admin.id === target.id) return 'not-allowed';
  const isHighest = admin.role === 'system-admin' && target.kind !== 'api';
  return ROLES.filter((role) => role !== target.role && (isHighest || role !== 'system-admin'));
}

/**
 * Whether an admin may make an account its tenant's owner: an owner hands over what is theirs, and a system admin names
 * another where an owner can't.
 */
export function mayTransferOwnership(admin: Account, target: Account): true | ProblemCode {
  if (!admin.owner && admin.role !== 'system-admin') return 'owner-only';
  if (target.role === 'system-admin' && admin.role !== 'system-admin') return 'not-allowed';
  return (target.state === 'active' && target.kind !== 'api') || 'account-inactive';
}

const ROLES: readonly Role[] = ['member', 'tenant-admin', 'system-admin'];

/** Whether what they may do is told them by mail: a program reads none, and whoever is invited learns it with that. */
const isTold = ({ state, kind }: Account): boolean => state !== 'invited' && kind !== 'api';

function changeRights(admin: Account, target: Account, { role, state }: AccountChange): Account | ProblemCode {
  const newRole = role !== undefined && role !== target.role;
  const newState = state !== undefined && state !== target.state;
  if (!newRole && !newState) return target;
  if (admin.id === target.id || (newState && maySuspend(admin, target) !== true)) return 'not-allowed';
  // the invitation does that
  if (newState && target.state === 'invited' && state === 'active') return 'account-inactive';
  if (newRole && !rolesFor(admin, target).includes(role)) return 'not-allowed';
  // not by way of being suspended either
  const opened = state === 'active' && target.invitation ? 'invited' : state;
  return { ...target, role: role ?? target.role, state: opened ?? target.state, epoch: target.epoch + 1 };
}

/** only factors that policy has, of people who sign in here, and by whoever may take them away as well. */
function changePreference(
  admin: Account,
  target: Account,
  { email, sms }: AccountChange,
  policy: Policy,
  made: { id: string; now: number },
): Changed | ProblemCode {
  if (email === undefined && sms === undefined) return { account: target, notices: [] };
  if (target.signIn === 'sso') return 'sso-account';
  if (target.kind === 'api') return 'not-offered';
  const verdict = mayReset(admin, target, policy);
  if (verdict !== true) return verdict;
  const wanted = [
    email === undefined ? undefined : ({ type: 'email', on: email } as const),
    sms === undefined ? undefined : ({ type: 'sms', on: sms } as const),
  ].filter((each) => each !== undefined);
  let changed: Changed = { account: target, notices: [] };
  for (const { type, on } of wanted) {
    const next =
      on === false ? without(changed.account, type, policy) : withFactor(changed.account, type, on, policy, made);
    if (typeof next === 'string') return next;
    changed = { account: next.account, notices: [...changed.notices, ...next.notices] };
  }
  return changed;
}

function without(account: Account, type: 'email' | 'sms', policy: Policy): Changed {
  const leaving = account.authenticators.filter((each) => each.type === type);
  if (leaving.length === 0) return { account, notices: [] };
  const { account: left, notice } = takeAway(account, leaving, policy);
  return { account: left, notices: [notice] };
}

/** The first code proves it: a number that was mistyped gets none, and proves nobody. */
function withFactor(
  account: Account,
  type: 'email' | 'sms',
  on: true | string,
  policy: Policy,
  { id, now }: { id: string; now: number },
): Changed | ProblemCode {
  const allowed = factorsOf(account, policy);
  if (!allowed.includes(type) || policy.unsendable?.includes(type)) return 'not-offered';
  const authenticator: Authenticator =
    type === 'email'
      ? { id: `${id}-${type}`, type, addedAt: now }
      : { id: `${id}-${type}`, type: 'sms', number: String(on), addedAt: now };
  const same = account.authenticators.find((each) => each.type === type && !each.off);
  if (same && (same.type !== 'sms' || same.number === on)) return { account, notices: [] };
  const isFirst = !isGuarded(account);
  const kept = account.authenticators.filter((each) => each.type !== type);
  const guards = guardsOf({ ...account, authenticators: [...kept, authenticator] }, policy);
  const hasDefault = guards.some((each) => each.id === account.defaultAuthenticator);
  return {
    account: {
      ...endTrust(account),
      authenticators: [...kept, authenticator],
      ...(hasDefault ? {} : { defaultAuthenticator: authenticator.id }),
    },
    notices: [isFirst ? { kind: 'mfa-enabled' } : { kind: 'factor-added', factor: type }],
  };
}
