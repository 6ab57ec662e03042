import type { RedisCas } from './redis-cas.ts';
import type { RedisClient } from './redis-client.ts';
import type { RedisKeys } from './redis-keys.ts';
import { redisWalk } from './redis-walk.ts';

const MAX_STEPS = 10;

/**
 * Removes expired entries before Redis does so by itself, up to `limit` a call. Nothing in Redis tells which they are,
 * so it looks at all entries, about 10,000 a call, going on where the last call ended.
 */
export function redisSweep(client: RedisClient, keys: RedisKeys, cas: RedisCas) {
  const newRound = () => ({ walk: redisWalk(client, keys.pattern), expired: [] as string[] });
  let round = newRound();

  return async (now: number, limit: number): Promise<number> => {
    const { walk } = round;
    let removed = 0;
    try {
      for (let steps = 0; ; steps++) {
        const keysNow = round.expired.splice(0, limit - removed);
        await Promise.all(keysNow.map((key) => cas(keys.placeOf(key), null, null, now)));
        removed += keysNow.length;
        if (removed === limit || steps === MAX_STEPS) return removed;
        const { value: entries, done } = await walk.next();
        if (done) break;
        round.expired = await expiredOf(entries, now);
      }
    } catch (error) {
      round = newRound();
      throw error;
    }
    round = newRound();
    return removed;
  };

  async function expiredOf(entries: string[], now: number): Promise<string[]> {
    const deadlines = await Promise.all(entries.map((entry) => client.hget(entry, 'deadline')));
    return entries.filter((_, index) => Number(deadlines[index] ?? Infinity) <= now).map(keys.keyOf);
  }
}
