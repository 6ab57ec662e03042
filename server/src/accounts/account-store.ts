import { answersTo, formerIdentifier, normaliseIdentifier, type Account } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { NOBODY } from '../store/keys.ts';
import { indexChange } from './index-account.ts';

/** Who an identifier stands for; unique on the platform, so that it names its tenant too. */
export interface IdentifierClaim {
  account: string;
  /** Unix time in ms. From then on it is free where its account isn't there, or goes by another name. */
  heldUntil: number;
}

export const accountKey = (id: string) => `account:${id}`;

/**
 * Where an identifier is claimed: HMACs of it, so that neither keys nor a stolen store tell addresses. One under every
 * secret, and whoever claims an identifier claims all of them, so that it can't be had twice: neither after a new
 * secret came first, nor while servers with and without it run side by side.
 */
export const identifierKeys = (ports: Pick<Ports, 'keyring'>, identifier: string): Promise<string[]> =>
  keysOf(ports, normaliseIdentifier(identifier));

/** Where it was claimed before its domain and invisible marks counted; the same for most. */
export const formerKeys = (ports: Pick<Ports, 'keyring'>, identifier: string): Promise<string[]> =>
  keysOf(ports, formerIdentifier(identifier));

const keysOf = async ({ keyring }: Pick<Ports, 'keyring'>, spelling: string): Promise<string[]> =>
  (await keyring.macs('login', spelling)).map((mac) => `login:${mac}`);

export const readAccount = ({ store }: Pick<Ports, 'store'>, id: string) => store.get<Account>(accountKey(id));

/**
 * The account that an email address or a user name stands for. A claim is a hint: the account says what it goes by.
 * Every claim is read, and an account for each, also where the first one is right. Where two accounts of old go
 * by one identifier in two spellings, each is found by its own.
 */
export const findAccount = async (
  ports: Pick<Ports, 'store' | 'keyring'>,
  identifier: string,
): Promise<Account | undefined> =>
  (await findClaimants(ports, identifier)).find((account) => account && answersTo(account, identifier));

/** The accounts that the claims of an identifier lead to, also those that don't go by it. */
export async function findClaimants(
  ports: Pick<Ports, 'store' | 'keyring'>,
  identifier: string,
): Promise<(Account | undefined)[]> {
  const spellings = new Set([formerIdentifier(identifier), normaliseIdentifier(identifier)]); // mostly one
  const keys = (await Promise.all([...spellings].map((spelling) => keysOf(ports, spelling)))).flat();
  const claims = await Promise.all(keys.map((key) => ports.store.get<IdentifierClaim>(key)));
  return Promise.all(claims.map((claim) => readAccount(ports, claim?.account ?? NOBODY)));
}

/**
 * The account that the code of a recovery went to. Somebody is looked up where it went to nobody, so that both cost the
 * same reads.
 */
export const addresseeOf = (ports: Pick<Ports, 'store'>, { to }: { to?: { account: string } }) =>
  readAccount(ports, to?.account ?? NOBODY);

/**
 * Ends every session of an account, and every flow that its password has opened, by one write.
 *
 * @param may  Whether whoever asks for it may do that to the account as it is then.
 */
export const endAccountSessions = (ports: AccountPorts, id: string, may = (_account: Account): boolean => true) =>
  changeAccount(ports, id, (account) => (may(account) ? { ...account, epoch: account.epoch + 1 } : undefined));

/** What an account is changed with: lists across accounts are kept up with it. */
export type AccountPorts = Pick<Ports, 'store' | 'directory' | 'log' | 'clock'>;

/**
 * Changes an account by compare-and-swap.
 *
 * @param change  Pure; may run several times, each time on the account as it is then. `undefined` changes nothing.
 * @param read  The account as it was read, where it was: it needn't be read once more.
 * @returns The account as stored, or `undefined` where nothing was changed.
 */
export async function changeAccount(
  ports: AccountPorts,
  id: string,
  change: (account: Account, now: number) => Account | undefined,
  read?: Account,
): Promise<Account | undefined> {
  const done = await ports.store.update<Account, { before?: Account; after?: Account }>(
    accountKey(id),
    (before, now) => {
      const after = before && change(before, now);
      return after ? { set: after, return: { before, after } } : { keep: true, return: {} };
    },
    read,
  );
  if (done.after) await indexChange(ports, done.before, done.after);
  return done.after;
}
