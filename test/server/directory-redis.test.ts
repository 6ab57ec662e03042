import { describe } from 'vitest';
import { openDirectory } from '../../server/src/adapters/open-directory.ts';
import { openRedis } from '../../server/src/adapters/redis/open-redis.ts';
import { directoryConformance, type DirectoryPlace } from '../support/directory/directory-conformance.ts';
import { placeInRedis, redisClusterUrl, redisUrl } from '../support/programs/services.ts';

const url = (await redisUrl()) ?? '';
const clusterUrl = (await redisClusterUrl()) ?? '';

async function newPlace(at: string): Promise<DirectoryPlace> {
  const { url: placeUrl } = await placeInRedis(at);
  return {
    open: () => openDirectory(placeUrl),
    async remove() {
      const { client, keys } = await openRedis(placeUrl);
      await client.unlink(['listings', 'postings', 'sorts', 'counts'].map(keys.directory));
      client.disconnect();
    },
  };
}

describe.skipIf(!url)('a Redis', () => directoryConformance('redis:', () => newPlace(url)));
describe.skipIf(!clusterUrl)('a cluster', () => directoryConformance('a Redis cluster', () => newPlace(clusterUrl)));
