import { expect, it } from 'vitest';
import { trackedLater } from '../../server/src/adapters/tracked-later.ts';

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

it('A-27 what was promised for later is done before the end, also what comes of it, for a bounded time', async () => {
  const later = trackedLater();
  const done: string[] = [];
  later(async () => {
    await pause(20);
    done.push('first');
    later(async () => {
      await pause(20);
      done.push('second');
    });
  });
  expect([done, await later.idle?.(5000), done]).toEqual([done, 0, ['first', 'second']]);
  later(() => new Promise(() => {}));
  expect(await later.idle?.(30)).toBe(1);
});
