import type { Account, FormerAddress } from './account.ts';
import { endTrust } from './trust.ts';

/** For so long a change of address can be undone. */
export const UNDO_DAYS = 7;

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * So many changes can be undone at once. A thief who changes the address over and over must not push the owner's out of
 * the list, so that no more can be made then.
 */
const MOST_FORMER = 5;

/** The addresses that an account had and can have again, oldest first. */
const standing = ({ formerAddresses = [] }: Pick<Account, 'formerAddresses'>, now: number): FormerAddress[] =>
  formerAddresses.filter(({ until }) => now < until);

/**
 * From when on the address can be changed once more, Unix time in ms.
 *
 * @returns `undefined` where it can be now.
 */
export function addressChangeableFrom(account: Account, now: number): number | undefined {
  const former = standing(account, now);
  return former.length < MOST_FORMER ? undefined : former[0]?.until;
}

/** What an address is changed from and to. */
export interface AddressChange {
  from: string;
  to: string;
  /** What the change is undone by. */
  id: string;
}

/**
 * The account with another address, of who has proved the mailbox. Where codes go there, a factor has changed, and all
 * trust ends.
 *
 * @returns `undefined` where its address was changed meanwhile.
 */
export function changeAddress(account: Account, { from, to, id }: AddressChange, now: number): Account | undefined {
  if (account.email !== from || addressChangeableFrom(account, now) !== undefined) return undefined;
  const hasCodes = account.authenticators.some(({ type }) => type === 'email');
  const former = { id, email: from, until: now + UNDO_DAYS * DAY_MS };
  return {
    ...(hasCodes ? endTrust(account) : account),
    email: to,
    formerAddresses: [...standing(account, now), former],
  };
}

/** The address that a change is undone to; `undefined` where that was too long ago, or was undone already. */
export const formerAddress = (account: Account, id: string, now: number): FormerAddress | undefined =>
  account.state === 'active' ? standing(account, now).find((each) => each.id === id) : undefined;

/**
 * The account with the address that it had before a change, and without the changes since: whoever made those can't
 * take it again. All sessions, flows and trust end, since somebody else may have them.
 *
 * @returns `undefined` as `formerAddress` does.
 */
export function undoAddressChange(account: Account, id: string, now: number): Account | undefined {
  const former = formerAddress(account, id, now);
  if (!former) return undefined;
  const all = standing(account, now);
  return {
    ...endTrust(account),
    email: former.email,
    formerAddresses: all.slice(0, all.indexOf(former)),
    epoch: account.epoch + 1,
  };
}
