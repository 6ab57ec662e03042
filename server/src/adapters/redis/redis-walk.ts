import { nodesOf } from './open-redis.ts';
import type { RedisClient } from './redis-client.ts';

const STEP = 1000;

/**
 * Walks all names that match a pattern, on every node, without stopping Redis for long: about 1,000 are looked at a
 * step, and what matched comes as one batch, maybe empty. Names that come or go meanwhile may be missed, or be given
 * twice.
 */
export async function* redisWalk(client: RedisClient, pattern: string): AsyncGenerator<string[], void> {
  for (const node of nodesOf(client)) {
    let cursor = '0';
    do {
      const [next, names] = await node.scan(cursor, 'MATCH', pattern, 'COUNT', STEP);
      yield names;
      cursor = next;
    } while (cursor !== '0');
  }
}
