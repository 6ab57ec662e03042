import type { PolicyDocument } from '@sallyport/protocol';
import { signsInHere, type Account } from './account.ts';
import { groupOf } from './enrolment-group.ts';
import { waysOf } from './flow/ways.ts';
import { isGuarded } from './guards.ts';
import { fieldsOf, withField } from './policy/document.ts';
import type { Policy } from './policy/policy.ts';
import { resetMfa } from './removal.ts';

/**
 * Whether a change of policy shuts an account out: it could end its next sign-in under the policy before, and
 * can't under the one after. A date or a grace only puts that off.
 *
 * @param now  Unix time in ms.
 */
export const shutsOut = (account: Account, before: Policy, after: Policy, now: number): boolean =>
  losesWayIn({ account, policy: before }, { account, policy: after }, now);

/** An account, and the policy in force for it. */
export interface Under {
  account: Account;
  policy: Policy;
}

/** The same of a change of the account itself, whose rights decide which policy is in force for it. */
export const losesWayIn = (before: Under, after: Under, now: number): boolean =>
  signsInHere(before.account) && opens(before.account, before.policy, now) && !opens(after.account, after.policy, now);

/**
 * The same, where a reset of what they have set up wouldn't let them in again either. One whose factor was turned off
 * for wrong codes is let in so by a system admin: they alone must not keep the platform from asking for more.
 */
export const shutsOutForGood = (account: Account, before: Policy, after: Policy, now: number): boolean =>
  shutsOut(account, before, after, now) && !opens(resetMfa(account)?.account ?? account, after, now);

/** Whether something of what guards the account can be proved, and what it would have to set up, can be. */
const opens = (account: Account, policy: Policy, now: number): boolean =>
  groupOf(account, policy, now) !== 'locked-out' &&
  (!isGuarded(account) || waysOf(account, policy).some(({ type }) => !policy.unsendable?.includes(type)));

/**
 * The fields that decide whether somebody is shut out, as far as two documents differ in them: what tenants may set is
 * one, for without it their own lists are gone. What enforces comes last: where a list was emptied as well, that is
 * what shuts out.
 */
export function changedLocks(before: PolicyDocument, after: PolicyDocument): string[] {
  const [old, changed] = [fieldsOf(before), fieldsOf(after)];
  const isSame = (path: string) => JSON.stringify(old.get(path)) === JSON.stringify(changed.get(path));
  const locks = [...new Set([...old.keys(), ...changed.keys()])].filter((path) =>
    /^(factors\.|enforcement$|tenantOverride$)/.test(path),
  );
  return locks.filter((path) => !isSame(path)).toSorted((one, other) => order(one) - order(other));
}

const order = (path: string): number => Number(path === 'enforcement');

/**
 * The field of a document that shuts somebody out: the first that, left as it was, would not.
 *
 * @param isOut  Whether a document shuts them out.
 * @returns `undefined` where it shuts nobody out.
 */
export function fieldThatShutsOut(
  before: PolicyDocument,
  after: PolicyDocument,
  isOut: (document: PolicyDocument) => boolean,
): string | undefined {
  const changes = changedLocks(before, after);
  if (changes.length === 0 || !isOut(after)) return undefined;
  const old = fieldsOf(before);
  return changes.find((path) => !isOut(withField(after, path, old.get(path)))) ?? changes[0];
}
