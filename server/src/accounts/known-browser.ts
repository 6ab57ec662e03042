import { DAY_MS, type Account } from '@sallyport/rules';
import { newId } from '../crypto/token.ts';
import type { TenantPorts } from '../policies/for-tenant.ts';
import type { Caller } from '../ports/caller.ts';
import type { HashingTurn } from '../ports/hasher.ts';
import { trustedDeviceOf, trustTag } from './trusted-device.ts';

/** A browser that an account knows: what it does is counted apart, so that no stranger spends what is the owner's. */
export interface KnownBrowser {
  account: string;
  id: string;
}

/** What a browser is known by: the token is its only copy. */
export interface NewKnown {
  tag: string;
  token: string;
}

/** Browsers keep no cookie longer (RFC 6265bis §5.5), in ms. It is set anew at each sign-in. */
export const KNOWN_MS = 400 * DAY_MS;

const USE = 'known-browser';

/**
 * The browser that a request comes from, where the account knows it: somebody has signed in to it there in whole once
 * (OWASP, device cookies). It is no trusted device: it skips nothing, and has budgets of its own for passwords and
 * recoveries. What ends every session of the account or of its tenant, as a new password does, makes all of them
 * unknown.
 *
 * @param ports  Those for the account.
 */
export async function knownBrowserOf(
  ports: Pick<TenantPorts, 'policy' | 'clock' | 'keyring' | 'tenantEpoch'>,
  caller: Caller,
  account: Account | undefined,
): Promise<KnownBrowser | undefined> {
  if (!account) return undefined;
  const id = (await knownId(ports, caller, account)) ?? trustedDeviceOf(ports, caller, account)?.id;
  return id === undefined ? undefined : { account: account.id, id };
}

/** Its id, by its token: a MAC stands for what would have to be stored of every browser. */
async function knownId(ports: Pick<TenantPorts, 'keyring' | 'tenantEpoch'>, caller: Caller, account: Account) {
  const [browser = '', mac = ''] = caller.known(trustTag(account.id))?.split('.') ?? [];
  const macs: readonly string[] = mac ? await ports.keyring.macs(USE, ...partsOf(ports, account, browser)) : [];
  return macs.includes(mac) ? browser : undefined;
}

/**
 * What the MAC is over. The account's epoch rises with a new password, and who knew the old one is known no more
 * its tenant's where an admin has ended all sessions.
 */
function partsOf({ tenantEpoch }: Pick<TenantPorts, 'tenantEpoch'>, { id, epoch }: Account, browser: string): string[] {
  return [id, tenantEpoch === 0 ? `${epoch}` : `${epoch}.${tenantEpoch}`, browser];
}

/** What this browser is known by from now on; what it has where the account knows it already. */
export async function renewKnown(
  ports: Pick<TenantPorts, 'keyring' | 'random' | 'tenantEpoch'>,
  caller: Caller,
  account: Account,
): Promise<NewKnown> {
  const browser = (await knownId(ports, caller, account)) ?? newId(ports.random);
  const mac = await ports.keyring.mac(USE, ...partsOf(ports, account, browser));
  return { tag: trustTag(account.id), token: `${browser}.${mac}` };
}

/**
 * In which line a password of this request waits to be hashed: a known browser doesn't wait behind its neighbours.
 */
export const turnOf = ({ address, signal }: Caller, known?: KnownBrowser): HashingTurn => ({
  source: known ? `known ${known.account}` : address,
  signal,
});
