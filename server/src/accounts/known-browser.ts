import type { Account } from '@sallyport/rules';
import { newId } from '../crypto/token.ts';
import type { TenantPorts } from '../policies/for-tenant.ts';
import type { Caller } from '../ports/caller.ts';
import type { HashingTurn } from '../ports/hasher.ts';
import type { Ports } from '../ports/ports.ts';
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
export const KNOWN_MS = 400 * 24 * 60 * 60 * 1000;

const USE = 'known-browser';

/**
 * The browser that a request comes from, where the account knows it: somebody has signed in to it there in whole once
 * (OWASP, device cookies). It is no trusted device: it skips nothing, and has budgets of its own for passwords and
 * recoveries. What ends every session of the account, as a new password does, makes all of them unknown.
 */
export async function knownBrowserOf(
  ports: Pick<TenantPorts, 'policy' | 'clock' | 'keyring'>,
  caller: Caller,
  account: Account | undefined,
): Promise<KnownBrowser | undefined> {
  if (!account) return undefined;
  const id = (await knownId(ports, caller, account)) ?? (await trustedDeviceOf(ports, caller, account))?.id;
  return id === undefined ? undefined : { account: account.id, id };
}

/** Its id, by its token: a MAC stands for what would have to be stored of every browser. */
async function knownId({ keyring }: Pick<Ports, 'keyring'>, caller: Caller, account: Account) {
  const [browser = '', mac = ''] = caller.known(await trustTag(account.id))?.split('.') ?? [];
  return mac && (await keyring.macs(USE, ...partsOf(account, browser))).includes(mac) ? browser : undefined;
}

/** What the MAC is over. The epoch rises with a new password: who knew the old one is known no more. */
const partsOf = ({ id, epoch }: Account, browser: string): string[] => [id, `${epoch}`, browser];

/** What this browser is known by from now on; what it has where the account knows it already. */
export async function renewKnown(
  ports: Pick<Ports, 'keyring' | 'random'>,
  caller: Caller,
  account: Account,
): Promise<NewKnown> {
  const browser = (await knownId(ports, caller, account)) ?? newId(ports.random);
  const mac = await ports.keyring.mac(USE, ...partsOf(account, browser));
  return { tag: await trustTag(account.id), token: `${browser}.${mac}` };
}

/**
 * In which line a password of this request waits to be hashed: a known browser doesn't wait behind its neighbours.
 */
export const turnOf = ({ address, signal }: Caller, known?: KnownBrowser): HashingTurn => ({
  source: known ? `known ${known.account}` : address,
  signal,
});
