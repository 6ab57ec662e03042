import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { placeInPostgres, placeInRedis, postgresUrl, redisProgram, redisUrl } from '../support/programs/services.ts';
import { startRedis } from '../support/programs/start-redis.ts';
import { storeCrashes } from '../support/store/store-crashes.ts';
import { storeDurability } from '../support/store/store-durability.ts';

const ROUNDS = 30;

const redis = (await redisUrl()) ?? '';
const program = (await redisProgram()) ?? '';
const postgres = (await postgresUrl()) ?? '';

const sqlitePlace = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  return { url: `sqlite:${join(folder, 'store.db')}`, remove: () => rm(folder, { recursive: true }) };
};

storeDurability('sqlite:', sqlitePlace, ROUNDS);
describe.skipIf(!redis)('Redis', () => storeDurability('redis:', () => placeInRedis(redis), ROUNDS));
describe.skipIf(!postgres)('PostgreSQL', () => storeDurability('postgres:', () => placeInPostgres(postgres), ROUNDS));
describe.skipIf(!program)('a Redis that', () => storeCrashes('is killed', () => startRedis(program), ROUNDS));
