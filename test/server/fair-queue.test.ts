import { describe, expect, it } from 'vitest';
import { fairQueue } from '../../server/src/fair-queue.ts';
import { BusyError, HungUpError } from '../../server/src/ports/hasher.ts';
import { tally } from '../support/tally.ts';

/** A queue whose work ends when the test says so, with a list of what has begun. */
function queueOf(slots: number, placesEach = 64) {
  const refused: string[] = [];
  const run = fairQueue({ slots, placesEach, refused: () => refused.push('refused') });
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const settle = () => new Promise((resolve) => setTimeout(resolve));
  return {
    begun,
    refused,
    settle,
    add: (source: string, name = source, signal?: AbortSignal): Promise<string> =>
      run(
        () =>
          new Promise<string>((resolve) => {
            begun.push(name);
            ends.push(() => resolve(name));
          }),
        { source, signal },
      ),
    /** Lets the work that began first come to its end. */
    async endOne() {
      ends.shift()?.();
      await settle();
    },
  };
}

const outcome = (work: Promise<string>): Promise<string> => work.catch((error: Error) => error.name);

describe('A-35 the line before the hasher', () => {
  it('runs what there are slots for, and the rest in its order', async () => {
    const queue = queueOf(3);
    const all = ['1', '2', '3', '4'].map((name) => queue.add('a', name));
    await queue.settle();
    expect(queue.begun).toEqual(['1', '2']); // the third slot is for another source
    await queue.endOne();
    expect(queue.begun).toEqual(['1', '2', '3']);
    for (let n = 0; n < 3; n++) await queue.endOne();
    expect(await Promise.all(all)).toEqual(['1', '2', '3', '4']);
  });

  it('lets a single one of another source go before a crowd', async () => {
    const queue = queueOf(2);
    void Promise.all(Array.from({ length: 50 }, (_, n) => queue.add('crowd', `crowd ${n}`)));
    await queue.settle();
    void queue.add('somebody');
    await queue.settle();
    expect(queue.begun).toEqual(['crowd 0', 'somebody']);
  });

  it('takes sources in turn, however long their lines are', async () => {
    const queue = queueOf(2);
    for (let n = 0; n < 5; n++) void queue.add('a');
    for (let n = 0; n < 2; n++) void queue.add('b');
    for (let n = 0; n < 2; n++) void queue.add('c');
    for (let n = 0; n < 7; n++) await queue.endOne();
    expect(tally(queue.begun.slice(0, 7))).toEqual({ a: 3, b: 2, c: 2 });
  });

  it('refuses the last of the longest line where no place is left', async () => {
    const queue = queueOf(2, 2); // four places
    const crowd = Array.from({ length: 6 }, (_, n) => outcome(queue.add('crowd', `${n}`)));
    expect(await crowd[5]).toBe('BusyError');
    const [first, second] = [outcome(queue.add('somebody')), outcome(queue.add('somebody else'))];
    expect(await crowd[4]).toBe('BusyError');
    expect(queue.refused).toHaveLength(2);
    for (let n = 0; n < 6; n++) await queue.endOne();
    expect(await Promise.all([first, second, ...crowd])).toEqual([
      'somebody',
      'somebody else',
      '0',
      '1',
      '2',
      '3',
      'BusyError',
      'BusyError',
    ]);
    expect(new BusyError().retryAfter).toBeGreaterThan(0);
  });

  it('never runs what has hung up, before it came or while it waited, and gives its place away', async () => {
    const queue = queueOf(2, 1); // two places
    const hangUp = new AbortController();
    const runs = queue.add('a');
    const waits = outcome(queue.add('a', 'gone', hangUp.signal));
    const other = outcome(queue.add('a', 'stays'));
    hangUp.abort();
    expect([await waits, await outcome(queue.add('b', 'late', hangUp.signal))]).toEqual(['HungUpError', 'HungUpError']);
    const another = outcome(queue.add('a', 'in its place'));
    for (let n = 0; n < 3; n++) await queue.endOne();
    expect(await Promise.all([runs, other, another])).toEqual(['a', 'stays', 'in its place']);
    expect(queue.begun).not.toContain('gone');
    expect(new HungUpError().message).not.toContain('gone');
  });

  it('goes on after work that failed', async () => {
    const run = fairQueue({ slots: 2 });
    const works = ['a', 'a', 'b'].map((source) =>
      run(() => Promise.reject(new Error('broken')), { source }).catch((error: Error) => error.message),
    );
    expect(await Promise.all(works)).toEqual(['broken', 'broken', 'broken']);
    expect(await run(async () => 'done', { source: 'a' })).toBe('done');
  });
});
