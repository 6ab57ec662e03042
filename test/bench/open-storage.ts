import { ensureProgram, type Service } from '../support/programs/programs.ts';
import { startPostgres } from '../support/programs/start-postgres.ts';
import { startRedis } from '../support/programs/start-redis.ts';

const START = { redis: startRedis, postgres: startPostgres };

/**
 * A server for a store: the one that the tests are given by `TEST_REDIS_URL` or `TEST_POSTGRES_URL`, else one started
 * for this run. `undefined` where there is neither.
 */
export async function openStorage(service: Service): Promise<{ url: string; stop(): Promise<void> } | undefined> {
  const url = process.env[`TEST_${service.toUpperCase()}_URL`];
  return url === undefined ? startStorage(service) : { url, async stop() {} };
}

/** A server for a store that is empty, and this run's alone. */
export async function startStorage(service: Service): Promise<{ url: string; stop(): Promise<void> } | undefined> {
  const program = await ensureProgram(service);
  return program === undefined ? undefined : START[service](program);
}
