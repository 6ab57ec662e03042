import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readRedisSettings } from '../../server/src/adapters/redis/open-redis.ts';
import { redisDriver } from '../../server/src/adapters/redis/redis-driver.ts';
import type { AtomicDriver } from '../../server/src/store/atomic-driver.ts';
import { freePort } from '../support/programs/free-port.ts';
import { openingOf } from '../support/store/opening-of.ts';
import {
  placeInRedis,
  redisClusterUrl,
  redisProgram,
  redisUrl,
  type StorePlace,
} from '../support/programs/services.ts';
import { DURABLE, type RunningRedis, startRedis } from '../support/programs/start-redis.ts';
import { startServer } from '../support/programs/server-process.ts';
import { storeConformance } from '../support/store/store-conformance.ts';
import { storeCrashes } from '../support/store/store-crashes.ts';
import { storeOverNetwork } from '../support/store/store-over-network.ts';

const url = (await redisUrl()) ?? '';
const clusterUrl = (await redisClusterUrl()) ?? '';
const program = (await redisProgram()) ?? '';

const NOW = Date.UTC(2030, 0, 1);
const entry = (value: string, expiresAt?: number) => ({ value, version: crypto.randomUUID(), expiresAt });

describe.skipIf(!clusterUrl)('a cluster', () => {
  storeConformance('a Redis cluster', async () => {
    const { url: placeUrl, remove } = await placeInRedis(clusterUrl);
    return { open: () => redisDriver(placeUrl), remove };
  });
});

describe.skipIf(!url)('a Redis', () => {
  const newPlace = () => placeInRedis(url);

  storeOverNetwork('redis:', newPlace, redisDriver);

  describe('what is kept in Redis', () => {
    let place: StorePlace;
    let driver: AtomicDriver;
    let redis: Redis;
    let prefix: string;

    beforeEach(async () => {
      place = await newPlace();
      prefix = new URL(place.url).searchParams.get('prefix') ?? '';
      driver = await redisDriver(place.url);
      redis = new Redis(url);
    });
    afterEach(async () => {
      await driver.close();
      redis.disconnect();
      await place.remove();
    });

    it('is collected a minute after its deadline, and a list after that of its last member', async () => {
      await driver.cas('list:a:b', null, entry('1', NOW + 2000), NOW);
      await driver.cas('list:a:c', null, entry('1', NOW + 1000), NOW);
      expect(await redis.pexpiretime(`${prefix}e:{list:a}:c`)).toBe(NOW + 61_000);
      expect(await redis.pexpiretime(`${prefix}l:{list:a}`)).toBe(NOW + 62_000);
      await driver.cas('list:a:d', null, entry('1', NOW + 3000), NOW);
      expect(await redis.pexpiretime(`${prefix}l:{list:a}`)).toBe(NOW + 63_000);
    });

    it('is never collected without a deadline, nor is a list with such a member', async () => {
      await driver.cas('list:a:b', null, entry('1', NOW + 1000), NOW);
      await driver.cas('list:a:c', null, entry('1'), NOW);
      await driver.cas('list:a:d', null, entry('1', NOW + 1000), NOW);
      expect(await redis.pttl(`${prefix}e:{list:a}:c`)).toBe(-1);
      expect(await redis.pttl(`${prefix}l:{list:a}`)).toBe(-1);
    });

    it('is taken from the index of its list by whoever finds it gone', async () => {
      for (const member of ['a', 'b', 'c']) await driver.cas(`list:a:${member}`, null, entry('1'), NOW);
      await redis.del(`${prefix}e:{list:a}:b`);
      const page = await driver.listPage('list:a', { limit: 2, now: NOW });
      expect(page).toEqual({ keys: ['list:a:a', 'list:a:c'] });
      expect(await redis.zrange(`${prefix}l:{list:a}`, 0, -1)).toEqual(['a', 'c']);
    });

    it('leaves nothing behind when it is deleted', async () => {
      const one = entry('1');
      await driver.cas('list:a:b', null, one, NOW);
      expect(await redis.keys(`${prefix}*`)).toHaveLength(2);
      await driver.cas('list:a:b', one.version, null, NOW);
      expect(await redis.keys(`${prefix}*`)).toEqual([]);
    });

    it('is nothing of another prefix', async () => {
      await driver.cas('item:a', null, entry('1'), NOW);
      const other = await newPlace();
      const neighbour = await redisDriver(other.url);
      const found = [await neighbour.getEntry('item:a', NOW), await neighbour.getKeys('', {})];
      await neighbour.close();
      expect(found).toEqual([null, []]);
    });

    it('is swept to the end, however many entries there are', async () => {
      const keys = Array.from({ length: 2500 }, (_, index) => `item:${index}`);
      await Promise.all(keys.map(async (key) => driver.cas(key, null, entry('1', NOW + 1), NOW)));
      let swept = 0;
      for (let calls = 0; calls < 5; calls++) swept += (await driver.sweep?.(NOW + 1, 1000)) ?? 0;
      expect(swept).toBe(2500);
      expect(await driver.sweep?.(NOW + 1, 1000)).toBe(0);
    });
  });

  it('has settings under which no write is lost', async () => {
    const redis = new Redis(url);
    const settings = await readRedisSettings(redis);
    redis.disconnect();
    expect(settings).toEqual({ eviction: 'noeviction', appendOnly: 'yes', appendFsync: 'always' });
  });
});

describe.skipIf(!program)('a Redis that', () => {
  let server: RunningRedis;
  let redis: Redis;

  beforeAll(async () => {
    server = await startRedis(program);
    redis = new Redis(server.url);
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  afterEach(async () => {
    for (const [name, value] of Object.entries({ ...DURABLE, requirepass: '' })) await redis.config('SET', name, value);
  });

  it.each([
    ['maxmemory-policy', 'allkeys-lru'],
    ['appendonly', 'no'],
    ['appendfsync', 'everysec'],
  ])('has %s %s is refused in one line, unless that is allowed', async (name, unsafe) => {
    expect(await openingOf(server.url)).toBe('opened');
    await redis.config('SET', name, unsafe);
    expect(await openingOf(server.url)).toMatch(
      new RegExp(`^Cannot keep the store in Redis at 127.0.0.1:\\d+: ${name} is .*UNSAFE.*$`),
    );
    expect(await openingOf(server.url, true)).toBe('opened');
  });

  it('is unsafe ends the server, unless SALLYPORT_UNSAFE_STORE says otherwise', { timeout: 60_000 }, async () => {
    await redis.config('SET', 'appendfsync', 'everysec');
    const folder = await mkdtemp(join(tmpdir(), 'sallyport-'));
    const env = { SALLYPORT_DEMO: '1', PORT: '0', SALLYPORT_STORE: server.url };
    const refused = startServer(env, folder);
    const running = startServer({ ...env, SALLYPORT_UNSAFE_STORE: '1' }, folder);
    onTestFinished(async () => {
      await Promise.all([refused.end('SIGKILL'), running.end('SIGKILL')]);
      await rm(folder, { recursive: true });
    });
    expect(await refused.ended).toBe(2);
    expect(refused.output().trim().split('\n')).toEqual([expect.stringContaining('appendfsync is everysec')]);
    await running.says('Demo mode');
  });

  it('lets nobody in is named without the password', async () => {
    await redis.config('SET', 'requirepass', 'open sesame');
    const { host } = new URL(server.url);
    for (const user of ['', 'me']) {
      const message = await openingOf(`redis://${user}:hunter2@${host}`);
      expect(message).toMatch(new RegExp(`^Cannot keep the store in Redis at ${host}: WRONGPASS .*$`));
      expect(message).not.toContain('hunter2');
    }
    expect(await openingOf(`redis://:open%20sesame@${host}`)).toBe('opened');
  });

  it('is not there is named at once', async () => {
    const host = `127.0.0.1:${await freePort()}`;
    expect(await openingOf(`redis://:hunter2@${host}`)).toBe(
      `Cannot keep the store in Redis at ${host}: connect ECONNREFUSED ${host}`,
    );
  });

  it('is given a prefix that SCAN or a cluster would read otherwise is not used', async () => {
    for (const prefix of ['', 'a{b}', 'a*', 'a'.repeat(65)]) {
      expect(await openingOf(`${server.url}?prefix=${prefix}`)).toContain('prefix');
    }
  });

  storeCrashes('is killed', () => startRedis(program));
});
