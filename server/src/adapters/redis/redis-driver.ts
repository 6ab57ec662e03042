import type { AtomicDriver, Entry } from '../../store/atomic-driver.ts';
import { pageOf } from '../../store/keys.ts';
import { withItems } from '../../store/with-items.ts';
import { type PatienceOptions, resending } from '../resending.ts';
import type { SafetyOptions } from '../safe-settings.ts';
import { openRedis } from './open-redis.ts';
import { ANY, redisCas } from './redis-cas.ts';
import { commandsTo, redisVerdict } from './redis-commands.ts';
import { redisEntry } from './redis-entry.ts';
import { redisList } from './redis-list.ts';
import { redisSweep } from './redis-sweep.ts';
import { redisWalk } from './redis-walk.ts';

/**
 * Keeps entries in a Redis, Valkey or a cluster of them, shared by any number of machines. A write is answered once it
 * is on the disk of the one that took it; a replica that is promoted may lack the last writes.
 *
 * An entry is a hash; a list is a sorted set of the names of its members, all of score 0, which Redis keeps in byte
 * order. A list and its members are on one node of a cluster.
 *
 * @throws Error in one line if Redis can't be used.
 */
export async function redisDriver(url: string, options?: SafetyOptions & PatienceOptions): Promise<AtomicDriver> {
  const { client, keys } = await openRedis(url, options);
  const { ask, change, stop } = resending(redisVerdict, options);
  const swap = redisCas(client);
  const sweep = redisSweep(client, keys, swap);

  const run = commandsTo(client);
  const swapAt = (key: string, expected: string | null, next: Entry | null, now: number) =>
    change(
      () => run(() => swap(keys.placeOf(key, next?.label), expected, next, now)),
      ({ done }) => done,
    );
  const keysOf = async (base: string, now: number) => {
    const found = new Set<string>();
    for await (const entries of redisWalk(client, keys.pattern)) {
      for (const key of entries.map(keys.keyOf)) {
        if (key.startsWith(base) && (await redisEntry(client, keys.placeOf(key), now))) found.add(key);
      }
    }
    return [...found].sort();
  };

  return withItems('redis', {
    getEntry: (key, now) => ask(() => run(() => redisEntry(client, keys.placeOf(key), now))),
    getEntries: (keysAsked, now) =>
      ask(() => run(() => Promise.all(keysAsked.map((key) => redisEntry(client, keys.placeOf(key), now))))),
    async cas(key, expected, next, now) {
      return (await swapAt(key, expected, next, now)).done;
    },
    swap: swapAt,
    async remove(key, now) {
      return (await swapAt(key, ANY, null, now)).done;
    },
    async listPage(list, { limit, ...page }) {
      const asked = { ...page, limit: limit + 1 };
      return pageOf(await ask(() => run(() => redisList(client, keys, swap, list, asked))), limit);
    },
    sweep: (now, limit) => ask(() => run(() => sweep(now, limit))),
    getKeys: (base) => ask(() => run(() => keysOf(base, Date.now()))),
    async close() {
      stop();
      client.disconnect();
    },
  });
}
