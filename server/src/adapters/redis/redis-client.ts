import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { PATIENCE_MS, type PatienceOptions } from '../resending.ts';

/** A connection to one Redis, or to all of a cluster. */
export type RedisClient = Redis | Cluster;

const RECONNECT_MS = 100;

/**
 * Connects to the Redis that a URL names, or to its whole cluster if it is a part of one. Rejects at once where that
 * fails; a connection lost later is made again, for ever.
 *
 * The client never sends a command again by itself, nor holds one back until there is a connection: it would resend
 * those that were carried out, and couldn't tell which were never sent.
 */
export async function redisClient(
  url: string,
  { patienceMs = PATIENCE_MS }: PatienceOptions = {},
): Promise<RedisClient> {
  const node: RedisOptions = {
    ...addressOf(new URL(url)),
    connectionName: 'sallyport',
    connectTimeout: patienceMs,
    commandTimeout: patienceMs,
    lazyConnect: true,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0, // commands in flight fail with the connection, not after the next
  };
  const single = await connected(new Redis({ ...node, retryStrategy, enableOfflineQueue: false }));
  if (!/^cluster_enabled:1/m.test(await single.info('cluster'))) return single;

  single.disconnect();
  const { host, port, db: _, ...redisOptions } = node;
  const options = { lazyConnect: true, enableOfflineQueue: false, retryDelayOnFailover: 0 };
  return connected(new Cluster([{ host, port }], { ...options, clusterRetryStrategy: retryStrategy, redisOptions }));
}

const retryStrategy = () => RECONNECT_MS;

async function connected<C extends RedisClient>(client: C): Promise<C> {
  let failure: Error | undefined;
  client.on('error', (error: Error) => (failure ??= error)); // unheard, it would be printed
  try {
    await client.connect();
    return client;
  } catch (error) {
    client.disconnect();
    throw failure ?? error;
  }
}

function addressOf({ protocol, hostname, port, username, password, pathname }: URL): RedisOptions {
  return {
    host: hostname.replace(/^\[|\]$/g, '') || 'localhost',
    port: Number(port || 6379),
    db: Number(pathname.slice(1)),
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' && { tls: {} }),
  };
}
