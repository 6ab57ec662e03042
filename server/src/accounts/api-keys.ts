import {
  mayHaveKey,
  shouldTouchKey,
  validKey,
  withKeyUsed,
  withoutKeys,
  type Account,
  type ApiKey,
} from '@sallyport/rules';
import { hashToken, newToken } from '../crypto/token.ts';
import type { Ports } from '../ports/ports.ts';
import { changeAccount, readAccount, type AccountPorts } from './account-store.ts';

/** What a key begins with, so that whoever scans code and logs for secrets finds it. */
const PREFIX = 'sally_';
const KEY = /^sally_[\w-]{43}$/;

const hintKey = (id: string) => `api-key:${id}`;

/** A new key, which is kept nowhere, and what is kept of it. */
export async function generateApiKey(
  { random, clock }: Pick<Ports, 'random' | 'clock'>,
  fields: Pick<ApiKey, 'name' | 'expiresAt'>,
): Promise<{ key: string; kept: ApiKey }> {
  const key = PREFIX + newToken(random);
  return { key, kept: { ...fields, id: hashToken(key), createdAt: clock() } };
}

/**
 * Keeps a key for a program. Where its hash leads is written first and is a hint: the account, written by
 * compare-and-swap as it is then, makes it count, and without it nothing stands behind the hint.
 *
 * @returns Whether the account may have it.
 */
export async function keepApiKey(ports: AccountPorts, account: string, kept: ApiKey): Promise<boolean> {
  await ports.store.update<string, void>(hintKey(kept.id), () => ({ set: account, return: undefined }));
  const changed = await changeAccount(ports, account, (current) =>
    mayHaveKey(current) ? { ...current, apiKeys: [...(current.apiKeys ?? []), kept] } : undefined,
  );
  if (!changed) await ports.store.delete(hintKey(kept.id));
  return changed !== undefined;
}

/** Revokes keys of an account by one write: from then on they open nothing, on any server. Whether there were any. */
export async function revokeApiKeys(
  ports: AccountPorts,
  account: string,
  revoked: (key: ApiKey) => boolean,
): Promise<boolean> {
  const gone: string[] = [];
  const changed = await changeAccount(ports, account, (current) => {
    gone.splice(0, gone.length, ...(current.apiKeys ?? []).filter(revoked).map(({ id }) => id));
    return withoutKeys(current, revoked);
  });
  await Promise.all(gone.map((id) => ports.store.delete(hintKey(id))));
  return changed !== undefined;
}

/** A program that has called by its key. */
export interface KeyCaller {
  account: Account;
  key: ApiKey;
  /** It is the first call by this key for an hour or more. */
  isNoted: boolean;
}

/** The program that a key stands for now, whose call is noted once an hour. What looks like no key costs no read. */
export async function readApiKey(
  ports: AccountPorts & Pick<Ports, 'clock'>,
  presented: string,
): Promise<KeyCaller | undefined> {
  if (!KEY.test(presented)) return undefined;
  const id = hashToken(presented);
  const hint = await ports.store.get<string>(hintKey(id));
  const account = hint === undefined ? undefined : await readAccount(ports, hint);
  const now = ports.clock();
  const key = account && validKey(account, id, now);
  if (!key) return undefined;
  if (!shouldTouchKey(key, now)) return { account, key, isNoted: false };
  const noted = await changeAccount(ports, account.id, (current) => {
    const stillValid = validKey(current, id, now);
    return stillValid && shouldTouchKey(stillValid, now) ? withKeyUsed(current, id, now) : undefined;
  });
  return { account, key, isNoted: noted !== undefined };
}
