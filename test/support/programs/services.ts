import { Client } from 'pg';
import { inject } from 'vitest';
import { redisDriver } from '../../../server/src/adapters/redis/redis-driver.ts';

/** A URL of stores that nobody else uses, and how to clear it away. */
export interface StorePlace {
  url: string;
  remove: () => Promise<void>;
}

type Answer<T> = Promise<T | undefined>;

/** What a service of the test run is reached by; starts it if need be. Undefined where it was left out. */
async function ask(name: string): Answer<string> {
  const response = await fetch(`${inject('services')}/${name}`);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text || undefined;
}

/** The URL of a Redis, of one node of a cluster, of a PostgreSQL. Undefined where it was left out. */
export const redisUrl = (): Answer<string> => ask('redis');
export const redisClusterUrl = (): Answer<string> => ask('redis-cluster');
export const postgresUrl = (): Answer<string> => ask('postgres');

/** The path of a program with which a test starts a Redis of its own. Undefined where there is none. */
export const redisProgram = (): Answer<string> => ask('redis-server');

const freshName = () => `test_${crypto.randomUUID().replaceAll('-', '')}`;

/** A place in a Redis or a cluster: keys with a prefix of their own. */
export async function placeInRedis(url: string): Promise<StorePlace> {
  const place = new URL(url);
  place.searchParams.set('prefix', `${freshName()}:`);
  return {
    url: place.href,
    async remove() {
      const driver = await redisDriver(place.href, { allowUnsafe: true });
      for (const key of await driver.getKeys('', {})) await driver.removeItem?.(key, {});
      await driver.close();
    },
  };
}

/** A place in a PostgreSQL: a schema of its own. */
export async function placeInPostgres(url: string): Promise<StorePlace> {
  const schema = freshName();
  await execute(url, `CREATE SCHEMA ${schema}`);
  const place = new URL(url);
  place.searchParams.set('options', `-c search_path=${schema}`);
  return { url: place.href, remove: () => execute(url, `DROP SCHEMA ${schema} CASCADE`) };
}

async function execute(url: string, sql: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  await client.query(sql);
  await client.end();
}
