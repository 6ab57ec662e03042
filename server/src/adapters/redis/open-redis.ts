import { Cluster, type Redis } from 'ioredis';
import { cannotKeepStore } from '../cannot-keep-store.ts';
import type { PatienceOptions } from '../resending.ts';
import { refuseFaults, type SafetyOptions } from '../safe-settings.ts';
import { type RedisClient, redisClient } from './redis-client.ts';
import { type RedisKeys, redisKeys } from './redis-keys.ts';

/** What Redis itself says it runs with. */
export interface RedisSettings {
  eviction: string;
  appendOnly: string;
  appendFsync: string;
}

const PREFIX = /^[A-Za-z0-9:_-]{1,64}$/;

/**
 * Connects to the Redis, or the cluster, that a URL names. All keys begin with its `?prefix=`, `sallyport:` unless
 * told.
 *
 * @throws Error in one line, without the password, if Redis can't be used, or not with settings under which a write
 *   survives a crash.
 */
export async function openRedis(
  url: string,
  options?: SafetyOptions & PatienceOptions,
): Promise<{ client: RedisClient; keys: RedisKeys }> {
  const { host, searchParams } = new URL(url);
  const prefix = searchParams.get('prefix') ?? 'sallyport:';
  try {
    if (!PREFIX.test(prefix)) throw new Error('the prefix must be 1 to 64 letters, digits, "_", "-" and ":"');
    const client = await redisClient(url, options);
    try {
      for (const node of nodesOf(client)) checkRedisSettings(await readRedisSettings(node), options);
      return { client, keys: redisKeys(prefix) };
    } catch (error) {
      client.disconnect();
      throw error;
    }
  } catch (error) {
    throw cannotKeepStore(`Redis at ${host}`, error);
  }
}

/** The nodes that hold entries: all masters of a cluster. */
export const nodesOf = (client: RedisClient): Redis[] =>
  client instanceof Cluster ? client.nodes('master') : [client];

export async function readRedisSettings(node: Redis): Promise<RedisSettings> {
  const read = async (name: string) => ((await node.config('GET', name)) as string[])[1] ?? '';
  return {
    eviction: await read('maxmemory-policy'),
    appendOnly: await read('appendonly'),
    appendFsync: await read('appendfsync'),
  };
}

/** Throws unless a write under these settings survives a crash and full memory. */
function checkRedisSettings(settings: RedisSettings, options?: SafetyOptions): void {
  const { eviction, appendOnly, appendFsync } = settings;
  const faults = [];
  if (eviction !== 'noeviction')
    faults.push(`maxmemory-policy is ${eviction}, not noeviction: full memory drops entries`);
  if (appendOnly !== 'yes') faults.push('appendonly is not yes: a restart loses everything');
  else if (appendFsync !== 'always') faults.push(`appendfsync is ${appendFsync}, not always: a crash loses writes`);
  refuseFaults(faults, options);
}
