import type { Account } from './account.ts';

/** A key that a program signs in by, as kept. Times are Unix time in ms. */
export interface ApiKey {
  /** SHA-256 of the key, base64url: it opens nothing, and so it is its name as well. */
  id: string;
  name: string;
  createdAt: number;
  expiresAt?: number;
  /** To the hour. */
  lastUsedAt?: number;
}

/**
 * So many keys a program may have: enough for one each for its parts, and for new ones beside the old while they
 * change.
 */
export const MOST_API_KEYS = 10;

const HOUR_MS = 60 * 60 * 1000;

/** Whether a key may be made for this account: a program's, and not one more than it may have. */
export const mayHaveKey = ({ kind, apiKeys = [] }: Account): boolean =>
  kind === 'api' && apiKeys.length < MOST_API_KEYS;

/**
 * The key that opens this account now: not expired, of an active program. It is a credential, as a password is, so the
 * end of all sessions leaves it; being revoked, expired or its account's being suspended ends it at once.
 *
 * @param id  SHA-256 of what was presented.
 * @param now  Unix time in ms.
 */
export function validKey({ kind, state, apiKeys = [] }: Account, id: string, now: number): ApiKey | undefined {
  const found = apiKeys.find((each) => each.id === id);
  return kind === 'api' && state === 'active' && found && now < (found.expiresAt ?? Infinity) ? found : undefined;
}

/** Whether its last use is so old that the next one is worth a write. */
export const shouldTouchKey = ({ lastUsedAt = 0 }: ApiKey, now: number): boolean => now - lastUsedAt >= HOUR_MS;

/** The account with a key's last use written down; unchanged otherwise. */
export const withKeyUsed = (account: Account, id: string, now: number): Account => ({
  ...account,
  apiKeys: (account.apiKeys ?? []).map((key) => (key.id === id ? { ...key, lastUsedAt: now } : key)),
});

/** The account without the keys that `revoked` names; `undefined` where it has none of them. */
export function withoutKeys(account: Account, revoked: (key: ApiKey) => boolean): Account | undefined {
  const { apiKeys = [] } = account;
  const left = apiKeys.filter((key) => !revoked(key));
  return left.length < apiKeys.length ? { ...account, apiKeys: left } : undefined;
}
