import type { ListPageOptions } from '../../store/atomic-driver.ts';
import type { RedisCas } from './redis-cas.ts';
import type { RedisClient } from './redis-client.ts';
import { redisEntry } from './redis-entry.ts';
import type { RedisKeys } from './redis-keys.ts';

/**
 * Up to `limit` keys of members of a list, or of those that have a label, in byte order, from the first beyond `after`.
 * Members that Redis collected by itself are still in the index of their list, and what was removed is in that of its
 * label; whoever meets them here removes them.
 */
export async function redisList(
  client: RedisClient,
  keys: RedisKeys,
  cas: RedisCas,
  list: string,
  { limit, after, label, now }: ListPageOptions,
): Promise<string[]> {
  const found: string[] = [];
  for (let last = after; found.length < limit; ) {
    const from = last === undefined ? '-' : `(${last.slice(`${list}:`.length)}`;
    const missing = limit - found.length;
    const names = await client.zrangebylex(keys.indexOf(list, label), from, '+', 'LIMIT', 0, missing);
    if (names.length === 0) break;
    const members = names.map((name) => `${list}:${name}`);
    found.push(...(await liveOf(members)));
    if (names.length < missing) break; // the list ends here
    last = members.at(-1);
  }
  return found;

  async function liveOf(members: string[]): Promise<string[]> {
    const entries = await Promise.all(members.map((key) => redisEntry(client, keys.placeOf(key), now)));
    const dead = members.filter((_, index) => !entries[index]);
    await Promise.all(dead.map((key) => cas(keys.placeOf(key, label), null, null, now)));
    return members.filter((_, index) => entries[index] && (label === undefined || entries[index].label === label));
  }
}
