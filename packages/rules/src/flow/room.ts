import type { FactorType } from '@sallyport/protocol';
import { passkeysOf, type Account, type Authenticator } from '../account.ts';
import { MOST_PASSKEYS } from '../passkey.ts';
import type { Policy } from '../policy/policy.ts';

/** How many of a kind may work beside each other. */
const mostOf = (type: FactorType): number => (type === 'passkey' ? MOST_PASSKEYS : 1);

/** Whether there is room for one more of this kind beside those that work and stay. */
export const hasRoom = (type: FactorType, { authenticators }: Pick<Account, 'authenticators'>): boolean =>
  authenticators.filter((each) => each.type === type && !each.off).length < mostOf(type);

/**
 * Which authenticators leave as one of this kind is set up, in the same write: the one whose place it takes,
 * where the person has named that; else the only one there may be, and what was turned off, which can always be bound
 * anew. One that works is replaced only where policy has it so, and no address by itself. Passkeys stand beside
 * each other.
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
  const mayReplace = policy.selfService.reEnrol === 'replace' && type !== 'email' && type !== 'passkey';
  const same = account.authenticators.filter((each) => each.type === type);
  if (replaces !== undefined) {
    const named = same.find(({ id }) => id === replaces && type !== 'passkey');
    return named && (named.off || mayReplace) ? [named] : undefined;
  }
  if (type === 'passkey') return passkeysOf(account).length < MOST_PASSKEYS ? [] : undefined;
  if (hasRoom(type, account)) return same.filter(({ off }) => off);
  return mayReplace && mostOf(type) === 1 ? same : undefined;
}
