import { setTimeout as delay } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openStore } from '../../../server/src/adapters/open-store.ts';
import type { RunningRedis } from '../programs/start-redis.ts';

/** A server that is killed, `rounds` times, while somebody counts in it, and started again. */
export function storeCrashes(title: string, start: () => Promise<RunningRedis>, rounds = 5): void {
  it(`${title} has every write it acknowledged, once, ${rounds} times`, {
    timeout: 10_000 + rounds * 2000,
  }, async () => {
    const server = await start();
    onTestFinished(() => server.stop());
    const store = await openStore(server.url);
    onTestFinished(() => store.close());
    const acknowledged: number[] = [];
    let counting = true;
    const writer = (async () => {
      while (counting) {
        acknowledged.push(await store.update<number, number>('counter:a', (n = 0) => ({ set: n + 1, return: n + 1 })));
      }
    })();
    for (let round = 0; round < rounds; round++) {
      const before = acknowledged.length;
      await vi.waitUntil(() => acknowledged.length > before, { timeout: 5000 });
      await delay(round);
      await server.crash();
    }
    counting = false;
    await writer;
    const stored = await store.get('counter:a');
    expect(acknowledged).toEqual(Array.from({ length: acknowledged.length }, (_, index) => index + 1));
    expect(stored).toBe(acknowledged.length);
  });
}
