import type { FactorType } from '@sallyport/protocol';
import type { Account, FormerAddress } from './account.ts';
import { DAY_MS } from './day.ts';
import { isGuarded } from './guards.ts';
import { endEverything } from './not-me.ts';
import type { Policy } from './policy/policy.ts';
import { takeAway } from './removal.ts';
import { endTrust } from './trust.ts';

/** For so long a change of address can be undone. */
export const UNDO_DAYS = 7;

/**
 * So many changes can be undone at once. A thief who changes the address over and over must not push the owner's out of
 * the list, so that no more can be made then.
 */
const MOST_FORMER = 5;

/** The addresses that an account had and can have again, oldest first. */
export const formerAddresses = (
  { formerAddresses: all = [] }: Pick<Account, 'formerAddresses'>,
  now: number,
): FormerAddress[] => all.filter(({ until }) => now < until);

/**
 * From when on the address can be changed once more, Unix time in ms.
 *
 * @returns `undefined` where it can be now.
 */
export function addressChangeableFrom(account: Account, now: number): number | undefined {
  const former = formerAddresses(account, now);
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
  const former: FormerAddress = {
    id,
    email: from,
    until: now + UNDO_DAYS * DAY_MS,
  };
  return {
    ...(hasCodes ? endTrust(account) : account),
    email: to,
    formerAddresses: [...formerAddresses(account, now), former],
  };
}

/** The address that a change is undone to; `undefined` where that was too long ago, or was undone already. */
export const formerAddress = (account: Account, id: string, now: number): FormerAddress | undefined =>
  account.state === 'active' ? formerAddresses(account, now).find((each) => each.id === id) : undefined;

/** An account whose change of address was undone. */
export interface Undone {
  account: Account;
  /** The address that it had at that instant: it is told there. */
  from: string;
  /** The factors that were set up since the change, and have gone with it. */
  removed: FactorType[];
}

/**
 * The account with the address that it had before a change, and without the changes since: whoever made those can't
 * take it again. All sessions, flows and trust end, since somebody else may have them. So does what was set up since,
 * where something from before still guards the account (`withoutSince`); and the password, where nothing else
 * guards the account and a new one can be set by mail: a thief would come back with the old one. Where a second factor
 * guards it, a mailbox alone takes no password away: whoever has both signs in, and changes the address once
 * more where the undoing was wrong.
 *
 * @param recovers  Whether a forgotten password can be replaced by mail.
 * @returns `undefined` as `formerAddress` does.
 */
export function undoAddressChange(
  account: Account,
  id: string,
  recovers: boolean,
  policy: Policy,
  now: number,
): Undone | undefined {
  const former = formerAddress(account, id, now);
  if (!former) return undefined;
  const all = formerAddresses(account, now);
  const left = withoutSince(account, former, policy);
  const stays = new Set(left.authenticators.map((each) => each.id));
  return {
    account: {
      ...endEverything(left),
      ...(recovers && !isGuarded(left) ? { passwordHash: '' } : {}),
      email: former.email,
      formerAddresses: all.slice(0, all.indexOf(former)),
    },
    from: account.email,
    removed: account.authenticators.filter((each) => !stays.has(each.id)).map(({ type }) => type),
  };
}

/**
 * The account without what was set up since a change of address, and without backup codes that were made since: a thief
 * who changed the address may have added a factor of their own. It all stays where nothing from before guards the
 * account, since a mailbox alone would strip it of its second factor: somebody who leaves a mailbox that others
 * read sets up an app at their new address. A mailbox guards nothing against itself, so codes by email don't count.
 * There an admin helps.
 */
function withoutSince(account: Account, { until }: FormerAddress, policy: Policy): Account {
  const changedAt = until - UNDO_DAYS * DAY_MS;
  const later = account.authenticators.filter(({ addedAt }) => addedAt >= changedAt);
  const isGuardedStill = account.authenticators.some(
    (each) => each.type !== 'email' && !each.off && !later.includes(each),
  );
  if (!isGuardedStill) return account;
  const left = later.length > 0 ? takeAway(account, later, policy).account : account;
  const hasLaterCodes = (account.backupCodesMade?.at ?? 0) >= changedAt;
  return hasLaterCodes ? { ...left, backupCodes: [] } : left;
}
