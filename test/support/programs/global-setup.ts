import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { ensureProgram, type Service } from './programs.ts';
import { startPostgres } from './start-postgres.ts';
import { startRedis } from './start-redis.ts';
import { startRedisCluster } from './start-redis-cluster.ts';

interface Running {
  url: string;
  stop?: () => Promise<void>;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for services. */
    services: string;
  }
}

const given = (url: string | undefined) => (url ? { url } : undefined);

/** Starts a program of a service, unless it is left out. */
async function start(service: Service, run: (program: string) => Promise<Running>): Promise<Running | undefined> {
  const program = await ensureProgram(service);
  return program === undefined ? undefined : run(program);
}

const STARTS: Record<string, () => Promise<Running | undefined>> = {
  '/redis': async () => given(process.env['TEST_REDIS_URL']) ?? start('redis', startRedis),
  '/redis-cluster': () => start('redis', startRedisCluster),
  '/redis-server': () => start('redis', async (program) => ({ url: program })),
  '/postgres': async () => given(process.env['TEST_POSTGRES_URL']) ?? start('postgres', startPostgres),
};

/**
 * Hands the services of a test run to its files. Each starts once, when the first file asks for it, so a run that needs
 * none waits for none. An empty answer means that it was left out.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const started = new Map<string, Promise<Running | undefined>>();
  const server = createServer((request, response) => {
    const name = request.url ?? '';
    const running = started.get(name) ?? STARTS[name]!();
    started.set(name, running);
    running.then(
      (service) => response.end(service?.url),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  project.provide('services', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);

  return async () => {
    server.close();
    const running = await Promise.allSettled(started.values());
    await Promise.all(running.map(async (each) => each.status === 'fulfilled' && each.value?.stop?.()));
  };
}
