import type { FactorType } from '@sallyport/protocol';
import { passkeysOf, type Account, type Authenticator } from '../account.ts';
import { MOST_PASSKEYS } from '../passkey.ts';
import type { Policy } from '../policy/policy.ts';

/** How many of a kind may work beside each other. */
export function mostOf(type: FactorType, { totp }: Policy): number {
  if (type === 'passkey') return MOST_PASSKEYS;
  return type === 'totp' ? totp.max : 1;
}

const working = (type: FactorType, { authenticators }: Pick<Account, 'authenticators'>): Authenticator[] =>
  authenticators.filter((each) => each.type === type && !each.off);

/**
 * Which authenticators leave as one of this kind is set up, in the same write: the one whose place it takes,
 * where the person has named that; else the only one there may be, and what was turned off, which can always be bound
 * anew. One that works is replaced only where policy has it so, and no address by itself. Passkeys stand beside
 * each other, and so do apps where policy has several.
 *
 * @param replaces  The id of the one that the person has named.
 * @returns `undefined` where none may be set up.
 */
export function leavingFor(
  type: FactorType,
  account: Account,
  policy: Policy,
  replaces?: string,
): Authenticator[] | undefined {
  if (type === 'passkey') return replaces === undefined && passkeysOf(account).length < MOST_PASSKEYS ? [] : undefined;
  const mayReplace = policy.selfService.reEnrol === 'replace' && type !== 'email';
  const same = account.authenticators.filter((each) => each.type === type);
  const count = working(type, account).length;
  const hasRoom = count < mostOf(type, policy);
  if (replaces !== undefined) {
    const named = same.find(({ id }) => id === replaces);
    return named && (named.off ? hasRoom : mayReplace) ? [named] : undefined;
  }
  if (hasRoom) return same.filter(({ off }) => off);
  return mayReplace && mostOf(type, policy) === 1 && count === 1 ? same : undefined;
}

/**
 * The account with an authenticator in place of those that leave for it. `undefined` where one of these is gone, or
 * where the account has got so many meanwhile that there is no room: more than before come only as far as policy goes.
 */
export function replaceIn(
  account: Account,
  added: Authenticator,
  leaving: readonly string[],
  policy: Policy,
): Account | undefined {
  const kept = account.authenticators.filter(({ id }) => !leaving.includes(id));
  if (kept.length + leaving.length !== account.authenticators.length) return undefined;
  const changed = { ...account, authenticators: [...kept, added] };
  const [before, after] = [working(added.type, account).length, working(added.type, changed).length];
  return after > before && after > mostOf(added.type, policy) ? undefined : changed;
}
