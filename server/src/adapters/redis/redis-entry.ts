import type { Entry } from '../../store/atomic-driver.ts';
import type { RedisClient } from './redis-client.ts';
import type { RedisPlace } from './redis-keys.ts';

/** Reads the entry at a place; `null` where there is none, or one that has expired by `now` (**ms**). */
export async function redisEntry(client: RedisClient, { entry }: RedisPlace, now: number): Promise<Entry | null> {
  return entryFrom(await client.hmget(entry, 'version', 'value', 'deadline', 'label'), now);
}

/** The entry that those four fields of a hash are; `null` where they are none, or one that has expired. */
export function entryFrom([version, value, deadline, label]: (string | null | undefined)[], now: number): Entry | null {
  if (typeof version !== 'string' || typeof value !== 'string') return null;
  const expiresAt = typeof deadline === 'string' ? Number(deadline) : undefined;
  return expiresAt !== undefined && expiresAt <= now ? null : { version, value, expiresAt, label: label ?? undefined };
}
