import { answersTo } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { identifierKeys, readAccount, type IdentifierClaim } from './account-store.ts';

const HOUR_MS = 60 * 60 * 1000;

/** How long a claim holds while its account isn't there. */
export const CLAIM_MS = 24 * HOUR_MS;

/**
 * How long whoever claims may take to write the account. The rest of the claim is for clocks that differ and for a
 * write that is held up: an account written after its claim has gone to another could never be found.
 */
export const WRITE_MS = HOUR_MS;

/**
 * Claims an identifier for an account that is about to be written. Nothing has to be done once it is: a claim never
 * runs out by itself, so that no crash leaves an account that nobody can find. One without its account blocks nobody
 * for ever either: it is free from `heldUntil` on, when that account can't be written any more.
 *
 * @returns Whether it was free, or this account's already.
 */
export const claimIdentifier = async (
  ports: Pick<Ports, 'store' | 'keyring' | 'clock'>,
  identifier: string,
  claim: IdentifierClaim,
): Promise<boolean> => claimKeys(ports, await identifierKeys(ports, identifier), identifier, claim);

/** Claims all of the keys that an identifier has, or no more of them than were this account's before. */
export async function claimKeys(
  ports: Pick<Ports, 'store' | 'clock'>,
  keys: readonly string[],
  identifier: string,
  claim: IdentifierClaim,
): Promise<boolean> {
  const claimed: string[] = [];
  for (const key of keys) {
    const came = await claimKey(ports, key, identifier, claim);
    if (came === 'taken') {
      await releaseKeys(ports, claimed, claim.account);
      return false;
    }
    if (came === 'claimed') claimed.push(key);
  }
  return true;
}

/** Gives a claim up, unless it has gone to another meanwhile. */
export async function releaseIdentifier(
  ports: Pick<Ports, 'store' | 'keyring'>,
  identifier: string,
  account: string,
): Promise<void> {
  await releaseKeys(ports, await identifierKeys(ports, identifier), account);
}

async function claimKey(
  ports: Pick<Ports, 'store' | 'clock'>,
  key: string,
  identifier: string,
  claim: IdentifierClaim,
): Promise<'claimed' | 'held' | 'taken'> {
  const abandoned = await abandonedClaim(ports, key, identifier);
  return ports.store.update<IdentifierClaim, 'claimed' | 'held' | 'taken'>(key, (current) => {
    if (current?.account === claim.account) return { set: longer(current, claim), return: 'held' };
    return current && !isSameClaim(current, abandoned)
      ? { keep: true, return: 'taken' }
      : { set: claim, return: 'claimed' };
  });
}

/** Of two claims of one account: a former address is held for as long as the change can be undone, whatever comes. */
const longer = (one: IdentifierClaim, other: IdentifierClaim): IdentifierClaim =>
  one.heldUntil > other.heldUntil ? one : other;

/** One that its account has made anew since is another one, though it is the same account's. */
const isSameClaim = (current: IdentifierClaim, judged: IdentifierClaim | undefined): boolean =>
  current.account === judged?.account && current.heldUntil === judged.heldUntil;

async function releaseKeys({ store }: Pick<Ports, 'store'>, keys: string[], account: string): Promise<void> {
  await Promise.all(
    keys.map((key) =>
      store.update<IdentifierClaim, void>(key, (current) =>
        current?.account === account ? { delete: true, return: undefined } : { keep: true, return: undefined },
      ),
    ),
  );
}

/** The claim, where it is free: held no more, and pointing at nobody who goes by the identifier. */
async function abandonedClaim(
  ports: Pick<Ports, 'store' | 'clock'>,
  key: string,
  identifier: string,
): Promise<IdentifierClaim | undefined> {
  const claim = await ports.store.get<IdentifierClaim>(key);
  if (!claim || ports.clock() < claim.heldUntil) return undefined;
  const account = await readAccount(ports, claim.account);
  return account && answersTo(account, identifier) ? undefined : claim;
}
