import { signsInHere, type Account, type Used } from '../account.ts';
import { changeAddress } from '../address-change.ts';
import { hasUsedGrace, ownGrace } from '../enforcement.ts';
import { factorsOf } from '../factors.ts';
import { spendGrace } from '../grace.ts';
import { guardsOf, isGuarded } from '../guards.ts';
import { acceptInvitation } from '../invitation.ts';
import { withPassword } from '../password.ts';
import type { Policy } from '../policy/policy.ts';
import { spendAssertion } from '../passkey.ts';
import { endTrust, useDevice } from '../trust.ts';
import type { Spend } from './decision.ts';
import { replaceIn } from './room.ts';

/**
 * The account with something spent, or `undefined` where it was spent already. Runs inside the compare-and-swap on the
 * account, on its state at that instant: that is what makes single use hold when two flows race with one code.
 *
 * @param used  When and from where.
 */
export function spendOn(account: Account, spend: Spend, policy: Policy, used: Used): Account | undefined {
  switch (spend.kind) {
    case 'totp-step':
      return noteUse(spendTotpStep(account, spend.authenticator, spend.step), spend.authenticator, used);
    case 'sent-code':
      return account.authenticators.some(({ id }) => id === spend.authenticator)
        ? noteUse(account, spend.authenticator, used)
        : undefined;
    case 'backup-code': {
      const backupCodes = account.backupCodes.filter((hash) => hash !== spend.hash);
      return backupCodes.length < account.backupCodes.length ? { ...account, backupCodes } : undefined;
    }
    case 'passkey':
      return noteUse(spendAssertion(account, spend.assertion), spend.assertion.authenticator, used);
    case 'trusted-device':
      return useDevice(account, spend.id, spend.now);
    case 'add-authenticator':
      return addAuthenticator(account, spend, policy, used.at);
    case 'renew-backup-codes':
      // only beside another factor
      return isGuarded(account) ? withCodes(account, spend.backupCodes, used.at) : undefined;
    case 'grace':
      if (hasUsedGrace(account, policy, used.at, spend.flow)) return account;
      return ownGrace(account, policy, used.at) ? spendGrace(account, used.at, spend.flow) : undefined;
    case 'accept-invitation':
      return acceptInvitation(account, spend);
    case 'change-address':
      return stillHolds(account, spend, used.at) ? changeAddress(account, spend, used.at) : undefined;
    case 'new-password':
      return stillHolds(account, spend, used.at) && (spend.mailbox === undefined || spend.mailbox === account.email)
        ? withPassword(account, spend.passwordHash, used.at)
        : undefined;
  }
}

/** Whether what was proved is fresh, and all that guards the account: else there must be nothing that does. */
export const stillHolds = (
  account: Account,
  { isGuardProved, until }: { isGuardProved: boolean; until: number },
  now: number,
): boolean => now < until && (isGuardProved || !isGuarded(account));

/**
 * Binds one more authenticator: where the flow proved none, only to an account that has none; in place of those
 * that leave for it, as long as they are there, and where there is room for it then: what the person is told is
 * what was done. A change of factors ends all trust.
 */
function addAuthenticator(
  account: Account,
  { authenticator, backupCodes, leaving, beside }: Extract<Spend, { kind: 'add-authenticator' }>,
  policy: Policy,
  now: number,
): Account | undefined {
  const isFirst = !isGuarded(account);
  if (!beside && !isFirst) return undefined;
  if (!signsInHere(account) || !factorsOf(account, policy).includes(authenticator.type)) return undefined;
  const changed = replaceIn(account, authenticator, leaving, policy);
  if (!changed) return undefined;
  const { authenticators } = changed;
  const guards = guardsOf(changed, policy);
  const hasDefault = guards.some(({ id }) => id === account.defaultAuthenticator);
  return {
    ...endTrust(isFirst ? withCodes(account, backupCodes, now) : account),
    authenticators,
    ...(isFirst || !hasDefault ? { defaultAuthenticator: authenticator.id } : {}),
  };
}

/** The account with a new set of backup codes: what is left of the old one is void. */
const withCodes = (account: Account, backupCodes: string[], at: number): Account => ({
  ...account,
  backupCodes,
  backupCodesMade: { at, count: backupCodes.length },
});

/** The account with when and from where an authenticator was last used. */
const noteUse = (account: Account | undefined, id: string, used: Used): Account | undefined =>
  account && {
    ...account,
    authenticators: account.authenticators.map((each) => (each.id === id ? { ...each, used } : each)),
  };

/** RFC 6238 §5.2: no step at or before the last one spent. */
function spendTotpStep(account: Account, id: string, step: number): Account | undefined {
  const used = account.authenticators.find((authenticator) => authenticator.id === id);
  if (used?.type !== 'totp' || step <= used.lastStep) return undefined;
  const authenticators = account.authenticators.map((each) => (each === used ? { ...used, lastStep: step } : each));
  return { ...account, authenticators };
}
