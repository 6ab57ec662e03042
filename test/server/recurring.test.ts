import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { recurring } from '../../server/src/recurring.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('R-74 what recurs begins at once, is done again after a failure, and never twice at a time', async () => {
  const ends: ((error?: Error) => void)[] = [];
  const failed: unknown[] = [];
  const signals: AbortSignal[] = [];
  const work = (signal: AbortSignal) => {
    signals.push(signal);
    return new Promise<void>((resolve, reject) => void ends.push((error) => (error ? reject(error) : resolve())));
  };
  const stop = recurring(1000, work, (error) => void failed.push(error));
  expect(ends).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(5000);
  expect(ends).toHaveLength(1);
  const broken = new Error('broken');
  ends[0]!(broken);
  await vi.advanceTimersByTimeAsync(1000);
  expect([ends.length, failed]).toEqual([2, [broken]]);
  ends[1]!();
  await vi.advanceTimersByTimeAsync(1000);
  expect(ends).toHaveLength(3);
  const stopped = vi.fn();
  void stop().then(stopped);
  await vi.advanceTimersByTimeAsync(5000);
  expect([signals[2]?.aborted, stopped.mock.calls.length]).toEqual([true, 0]); // it waits for what is under way
  ends[2]!(broken); // and how that ends is told to nobody
  await vi.advanceTimersByTimeAsync(5000);
  expect([ends.length, failed, stopped.mock.calls.length]).toEqual([3, [broken], 1]);
});
