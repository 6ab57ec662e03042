import type { MayRemove, ProblemCode } from '@sallyport/protocol';
import type { Account, Authenticator } from './account.ts';
import { canBreakGlass, isBreakGlass } from './break-glass.ts';
import { isEnforced } from './enforcement.ts';
import type { Notice } from './flow/decision.ts';
import { guardsOf } from './guards.ts';
import type { Policy } from './policy/policy.ts';
import { endTrust } from './trust.ts';

/** An account with something of its own taken away, and what its owner is told. */
export interface Removal {
  account: Account;
  notice: Notice;
}

/**
 * Whether a person may take these of their authenticators away. Where policy says `never` they may not: a member
 * is told that the owner may, an owner that it can't be done here. Under enforcement one of those that guard has
 * to stay: of those that policy has, while one of them works. The last passkey stays of whom enforcement
 * leaves alone for having it, until policy names them no more.
 *
 * @param now  Unix time in ms, as in all that follow.
 */
export function mayRemove(account: Account, leaving: readonly Authenticator[], policy: Policy, now: number): MayRemove {
  if (leaving.length === 0) return true;
  if (takesWayIn(account, leaving, policy)) return 'enforced';
  if (policy.selfService.disable === 'never') return account.owner ? 'not-offered' : 'owner-only';
  return isEnforced(account, policy, now) && !guardsOf(account, policy).some((each) => !leaving.includes(each))
    ? 'enforced'
    : true;
}

/** The last passkey that works of whom enforcement leaves alone for having one. */
const takesWayIn = (account: Account, leaving: readonly Authenticator[], policy: Policy): boolean =>
  isBreakGlass(account, policy) &&
  !canBreakGlass({ ...account, authenticators: account.authenticators.filter((each) => !leaving.includes(each)) });

/** Takes one authenticator of a person's own away. */
export function removeAuthenticator(account: Account, id: string, policy: Policy, now: number): Removal | ProblemCode {
  const leaving = account.authenticators.filter((each) => each.id === id);
  return leaving.length > 0 ? without(account, leaving, policy, now) : 'not-found';
}

/**
 * Takes all of a person's authenticators and backup codes away; `undefined` where there is nothing of the kind.
 */
export const disableMfa = (account: Account, policy: Policy, now: number): Removal | ProblemCode | undefined =>
  account.authenticators.length > 0 || account.backupCodes.length > 0
    ? without(account, account.authenticators, policy, now)
    : undefined;

/**
 * Everything that proves a person besides the password goes, what policy has switched off as well. All trust
 * ends, and so do all sessions and flows: whoever lost a phone may have lost them with it.
 */
export function resetMfa(account: Account): Removal | undefined {
  if (account.authenticators.length === 0 && account.backupCodes.length === 0) return undefined;
  const { defaultAuthenticator: _, ...rest } = endTrust(account);
  return {
    account: { ...rest, authenticators: [], backupCodes: [], weighsPassword: true, epoch: account.epoch + 1 },
    notice: { kind: 'mfa-disabled' },
  };
}

function without(
  account: Account,
  leaving: readonly Authenticator[],
  policy: Policy,
  now: number,
): Removal | ProblemCode {
  const verdict = mayRemove(account, leaving, policy, now);
  return verdict === true ? takeAway(account, leaving, policy) : verdict;
}

/**
 * Backup codes go with the last other factor, and so does what was turned off for too many failures: alone it
 * would keep the person out of their own account. What policy has switched off stays, and guards. All trust ends
 * (R-53).
 */
export function takeAway(account: Account, leaving: readonly Authenticator[], policy: Policy): Removal {
  const staying = account.authenticators.filter((each) => !leaving.includes(each));
  const isLast = !staying.some(({ off }) => !off);
  const [first] = leaving;
  return {
    account: withDefault(
      {
        ...endTrust(account),
        ...(isLast ? { weighsPassword: true } : {}),
        authenticators: isLast ? [] : staying,
        backupCodes: isLast ? [] : account.backupCodes,
      },
      policy,
    ),
    notice: isLast || !first ? { kind: 'mfa-disabled' } : { kind: 'factor-removed', factor: first.type },
  };
}

/** The next one that guards becomes what a sign-in asks for first. */
function withDefault(account: Account, policy: Policy): Account {
  const { defaultAuthenticator, ...rest } = account;
  if (account.authenticators.some(({ id }) => id === defaultAuthenticator)) return account;
  const [next] = guardsOf(account, policy);
  return next ? { ...rest, defaultAuthenticator: next.id } : rest;
}
