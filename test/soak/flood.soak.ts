import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { flood, stored } from '../support/flood.ts';
import { testApp } from '../support/test-app.ts';

const TIMES = 100_000;
const HOUR = 60 * 60;
const MB = 1_000_000;

const folder = await mkdtemp(join(tmpdir(), 'flood-'));
afterAll(() => rm(folder, { recursive: true }));

/** What a flood leaves, and how many events for how many answers. */
async function leftBy(store: string, addresses: number) {
  const app = await testApp({ store });
  const before = await stored(app);
  const began = performance.now();
  const answers = await flood(app, { times: TIMES, over: HOUR, addresses });
  const seconds = Math.round((performance.now() - began) / 1000);
  const after = await stored(app);
  await app.ports.store.close(); // a database is one file then
  const file = store === 'memory:' ? 0 : (await stat(store.slice('sqlite:'.length))).size;
  const left = { bytes: after.bytes - before.bytes, file, events: after.events, counted: after.counted };
  console.log({ store, addresses, seconds, answers, records: after.records - before.records, ...left });
  return { ...left, passed: (answers['recovery 201'] ?? 0) + (answers['sign-in 422'] ?? 0) };
}

describe.each(['memory:', 'sqlite:'])('A-37 a flood of 100,000 in an hour (%s)', (kind) => {
  const store = (name: string) => (kind === 'memory:' ? kind : `${kind}${join(folder, name)}`);

  it('from one address leaves less than 1 MB, and counted events', { timeout: HOUR * 1000 }, async () => {
    const { bytes, file, events, counted, passed } = await leftBy(store('one.db'), 1);
    expect(bytes).toBeLessThan(MB);
    expect(file).toBeLessThan(MB);
    expect(events).toBeLessThanOrEqual(4); // of two kinds, one for each hour that the clock shows
    expect(counted).toBe(passed);
  });

  it('from a hundred addresses leaves no more of each', { timeout: HOUR * 1000 }, async () => {
    const { bytes, file, events, counted, passed } = await leftBy(store('many.db'), 100);
    expect(bytes).toBeLessThan(100 * MB);
    expect(file).toBeLessThan(100 * MB);
    expect(events).toBeLessThanOrEqual(100 * 4);
    expect(counted).toBe(passed);
  });
});
