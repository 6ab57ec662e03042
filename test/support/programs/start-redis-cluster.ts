import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { type RunningRedis, startRedis } from './start-redis.ts';

const SLOTS = 16_384;
const NODES = 2;

/**
 * Starts a cluster of two, each with half of the slots, so that a command for two keys fails unless they belong
 * together.
 */
export async function startRedisCluster(program: string): Promise<Pick<RunningRedis, 'url' | 'stop'>> {
  const settings = { 'cluster-enabled': 'yes' };
  const nodes = await Promise.all(Array.from({ length: NODES }, () => startRedis(program, settings)));
  const clients = nodes.map(({ url }) => new Redis(url));
  const share = SLOTS / NODES;
  await Promise.all(clients.map((client, i) => client.cluster('ADDSLOTSRANGE', i * share, (i + 1) * share - 1)));
  const first = new URL(nodes[0]!.url);
  await Promise.all(clients.slice(1).map((client) => client.cluster('MEET', first.hostname, first.port)));
  await Promise.all(clients.map(allSlotsServed));
  for (const client of clients) client.disconnect();
  return {
    url: nodes[0]!.url,
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()));
    },
  };
}

async function allSlotsServed(client: Redis): Promise<void> {
  while (!/^cluster_state:ok/m.test(String(await client.cluster('INFO')))) await delay(20);
}
