import { ownsIdentifiers, type Account } from '@sallyport/rules';
import type { Ports } from '../ports/ports.ts';
import { changeTenant, ensureTenant } from '../tenants/tenant-store.ts';
import { accountKey, type AccountPorts, type IdentifierClaim } from './account-store.ts';
import { CLAIM_MS, claimIdentifier, releaseIdentifier, WRITE_MS } from './claim-identifier.ts';
import { indexChange } from './index-account.ts';

/** What every account begins with, however it is made. */
export const NEW_ACCOUNT = {
  state: 'active',
  backupCodes: [],
  trustedDevices: [],
  trustGeneration: 0,
  epoch: 0,
} satisfies Partial<Account>;

/** What has to be done before an account is written: where it rejects, there is none. */
export type BeforeWriting = (account: Account) => Promise<void>;

/**
 * Inserts an account: claims its identifiers where they are its own, leaves the tenant's hint, then writes the
 * account itself, which makes all of it count. A crash before that leaves claims that nobody has to wait for longer
 * than a day, and that the same account may take up at once; after it, nothing is left to do.
 *
 * @returns The account, or `undefined` where an identifier is taken, or its id.
 * @throws where writing it took so long that another may have its identifiers by now: nothing was made.
 */
export async function insertAccount(
  ports: AccountPorts & Pick<Ports, 'keyring' | 'clock'>,
  account: Account,
  before?: BeforeWriting,
): Promise<Account | undefined> {
  const { store, clock } = ports;
  const { id, tenant, email, userName } = account;
  const startedAt = clock();
  const claim: IdentifierClaim = { account: id, heldUntil: startedAt + CLAIM_MS };
  const claimed: string[] = [];
  const releaseAll = () => Promise.all(claimed.map((mine) => releaseIdentifier(ports, mine, id)));
  for (const identifier of ownsIdentifiers(account) ? [email, userName].filter((each) => each !== undefined) : []) {
    if (!(await claimIdentifier(ports, identifier, claim))) {
      await releaseAll();
      return undefined;
    }
    claimed.push(identifier);
  }
  await before?.(account).catch(async (error: unknown) => {
    await releaseAll();
    throw error;
  });
  await ensureTenant(ports, tenant);
  await store.update(`tenant-accounts:${tenant}:${id}`, () => ({ set: 1, return: undefined }));
  const written = await store.update<Account, 'new' | 'there' | 'late'>(accountKey(id), (current, now) => {
    if (current) return { keep: true, return: 'there' };
    return now < startedAt + WRITE_MS ? { set: account, return: 'new' } : { keep: true, return: 'late' };
  });
  if (written === 'late') throw new Error('An account took too long to be written; it can be made anew.');
  if (written === 'there') return undefined;
  if (account.owner) await changeTenant(ports, tenant, (current) => ({ owner: id, ...current }));
  await indexChange(ports, undefined, account);
  return account;
}
