import { formerAddresses, ownsIdentifiers, type Account } from '@sallyport/rules';
import type { Keyring } from '../crypto/keyring.ts';
import type { Ports } from '../ports/ports.ts';
import { changeAccount, formerKeys, identifierKeys, type AccountPorts, type IdentifierClaim } from './account-store.ts';
import { resealSecret } from './authenticator-secret.ts';
import { CLAIM_MS, claimKeys } from './claim-identifier.ts';

/** What of an account, or of many, was put under the current secret, and what can't be. */
export interface Rekeyed {
  apps: number;
  identifiers: number;
  /** Apps that no secret opens, and identifiers that another account has under the current one. */
  stuck: number;
}

/**
 * Makes an account independent of the older secrets, but for its backup codes: seals its app secrets anew, and claims
 * its identifiers under the current one, and the addresses that it can have again. The older claims stay: a server that
 * doesn't know the current secret still finds it.
 *
 * @param current  The keyring of the current secret alone.
 */
export async function rekeyAccount(ports: RekeyPorts, current: Keyring, account: Account): Promise<Rekeyed> {
  const apps = await resealApps(ports, current, account);
  const now = ports.clock();
  const own = (ownsIdentifiers(account) ? [account.email, account.userName] : [])
    .filter((each) => each !== undefined)
    .map((identifier) => ({ identifier, heldUntil: now + CLAIM_MS }));
  const former = formerAddresses(account, now).map(({ email, until }) => ({
    identifier: email,
    heldUntil: until + CLAIM_MS,
  }));
  const claims = await Promise.all(
    [...own, ...former].map(({ identifier, heldUntil }) =>
      claim({ ...ports, keyring: current }, identifier, { account: account.id, heldUntil }),
    ),
  );
  return {
    apps: apps.resealed,
    identifiers: claims.filter((each) => each === 'claimed').length,
    stuck: apps.stuck + claims.filter((each) => each === 'stuck').length,
  };
}

type RekeyPorts = AccountPorts & Pick<Ports, 'keyring' | 'clock'>;

async function resealApps(ports: RekeyPorts, current: Keyring, { id, authenticators }: Account) {
  const sealedAnew = new Map<string, string>();
  let stuck = 0;
  for (const each of authenticators) {
    if (each.type !== 'totp') continue;
    try {
      const sealed = await resealSecret(ports.keyring, current, id, each.sealedSecret);
      if (sealed !== undefined) sealedAnew.set(each.sealedSecret, sealed);
    } catch {
      stuck++; // sealed under a secret that isn't listed any more
    }
  }
  if (sealedAnew.size > 0) {
    await changeAccount(ports, id, (account) => ({
      ...account,
      authenticators: account.authenticators.map((each) =>
        each.type === 'totp' ? { ...each, sealedSecret: sealedAnew.get(each.sealedSecret) ?? each.sealedSecret } : each,
      ),
    }));
  }
  return { resealed: sealedAnew.size, stuck };
}

/**
 * Where another account of old has the one spelling of the identifier, this one keeps its own (`formerKeys`).
 *
 * @param ports  With the keyring of the current secret alone: one key is claimed for a spelling.
 */
async function claim(
  ports: RekeyPorts,
  identifier: string,
  hold: IdentifierClaim,
): Promise<'there' | 'claimed' | 'stuck'> {
  const claimed: ('there' | 'claimed' | 'stuck')[] = [];
  for (const keysOf of [identifierKeys, formerKeys]) {
    const [key = ''] = await keysOf(ports, identifier);
    const isThere = (await ports.store.get<IdentifierClaim>(key))?.account === hold.account;
    claimed.push(isThere ? 'there' : (await claimKeys(ports, [key], identifier, hold)) ? 'claimed' : 'stuck');
  }
  return claimed.find((each) => each === 'claimed') ?? claimed.find((each) => each === 'there') ?? 'stuck';
}
