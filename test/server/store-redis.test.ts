import { describe } from 'vitest';
import { redisDriver } from '../../server/src/adapters/redis-driver.ts';
import { placeInRedis, redisClusterUrl, redisUrl } from '../support/services/services.ts';
import { storeConformance } from '../support/store-conformance.ts';

const url = await redisUrl();
const cluster = await redisClusterUrl();
for (const [name, each] of [
  ['redis:', url],
  ['a cluster', cluster],
] as const)
  describe.skipIf(!each)(name, () => {
    storeConformance(name, async () => {
      const place = await placeInRedis(each!);
      return { open: () => redisDriver(place.url), remove: place.remove };
    });
  });
