import { expect, it } from 'vitest';
import { sweepAll } from '../../server/src/store/sweep-all.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { inParallel } from '../support/tally.ts';

onEachStore('sweeping', (makeApp) => {
  it('frees all that has expired, however much somebody left, and nothing else', async () => {
    const { ports, wait, now } = await makeApp();
    await inParallel(2500, (index) =>
      ports.store.update(`flow:f${index}`, () => ({ set: 1, expiresAt: now() + 1000, return: undefined })),
    );
    await ports.store.update('flow:live', () => ({ set: 1, expiresAt: now() + 2000, return: undefined }));
    wait(1);
    await sweepAll(ports.store);
    expect(await ports.store.sweep()).toBe(0);
    expect(await ports.store.get('flow:live')).toBe(1);
  });
});
