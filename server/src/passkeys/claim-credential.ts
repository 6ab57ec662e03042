import { passkeysOf, type Account } from '@sallyport/rules';
import { readAccount } from '../accounts/account-store.ts';
import { hashToken } from '../crypto/token.ts';
import type { Ports } from '../ports/ports.ts';

/** Far longer than it takes to write the account that claimed. */
const WRITTEN_BY_THEN_MS = 60_000;

/** Which account a credential id was claimed for, and when (Unix time in ms). */
interface Claim {
  account: string;
  at: number;
}

/**
 * Claims a credential id for one account of the whole platform, before its passkey is kept (WebAuthn L3 §7.1: nobody
 * may enrol another's credential as their own). A claim is void where its account doesn't hold the passkey: one that
 * was removed, or whose enrolment never ended, needs no clearing up.
 *
 * @returns Whether the account may keep it.
 */
export async function claimCredential(
  ports: Pick<Ports, 'store' | 'clock'>,
  credentialId: string,
  account: Account,
): Promise<boolean> {
  const key = `credential:${hashToken(credentialId)}`;
  const before = await ports.store.get<Claim>(key);
  const holder = before && (await readAccount(ports, before.account));
  if (holder && passkeysOf(holder).some((passkey) => passkey.credentialId === credentialId)) return false;
  return ports.store.update<Claim, boolean>(key, (current, now) => {
    const isFree = !current || current.account === account.id || now >= current.at + WRITTEN_BY_THEN_MS;
    return isFree ? { set: { account: account.id, at: now }, return: true } : { keep: true, return: false };
  });
}
