import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { resending, UnsentError, type Verdict } from '../../server/src/adapters/resending.ts';

/** A command that fails with each of these, one call after the other, and then answers. */
const failing = <T>(failures: readonly (Verdict | 'no connection')[], answer: T) => {
  const left = [...failures];
  return vi.fn(async () => {
    const failure = left.shift();
    if (failure === 'no connection') throw new UnsentError('none');
    if (failure) throw Object.assign(new Error(failure), { command: { args: ['a secret value'] } });
    return answer;
  });
};
const always = (failure: Verdict) =>
  failing(
    Array.from({ length: 1000 }, () => failure),
    true,
  );
const judge = (error: unknown) => (error as Error).message as Verdict;

describe('a command to a server', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** What became of it, with all waiting done at once. */
  const outcome = async (promise: Promise<unknown>) => {
    const settled = promise.then(
      (answer) => answer,
      (error: { committed: string }) => `committed: ${error.committed}`,
    );
    await vi.runAllTimersAsync();
    return settled;
  };

  it.each<[(Verdict | 'no connection')[], boolean, unknown]>([
    [[], false, false],
    [['no connection', 'unsent'], true, true],
    [['no connection', 'unsent'], false, false],
    [['lost', 'no connection'], true, true],
    [['lost'], false, 'committed: unknown'],
    [['refused'], true, 'committed: no'],
    [['unsent', 'refused'], true, 'committed: no'],
    [['lost', 'refused'], true, 'committed: unknown'],
  ])('that fails by %j and then answers %j ends with %j', async (failures, answer, expected) => {
    expect(await outcome(resending(judge).change(failing(failures, answer)))).toBe(expected);
  });

  it('is sent again for 5 s, or as long as told', async () => {
    const started = performance.now();
    const change = (verdict: Verdict, options = {}) => outcome(resending(judge, options).change(always(verdict)));
    expect(await change('unsent')).toBe('committed: no');
    expect(performance.now() - started).toBeGreaterThanOrEqual(5000);
    expect(performance.now() - started).toBeLessThan(5200);
    expect(await change('lost', { patienceMs: 100 })).toBe('committed: unknown');
    expect(performance.now() - started).toBeLessThan(5500);
  });

  it('that changes nothing leaves nothing in doubt', async () => {
    expect(await outcome(resending(judge).ask(failing(['lost', 'unsent'], 'an answer')))).toBe('an answer');
    expect(await outcome(resending(judge).ask(always('lost')))).toBe('committed: no');
  });

  it('is not sent once the store is closed, and no more if it had been', async () => {
    const started = performance.now();
    const { change, stop } = resending(judge);
    const early = always('lost');
    const result = change(early).catch((error: { committed: string }) => error.committed);
    stop();
    const late = always('lost');
    expect(await outcome(change(late))).toBe('committed: no');
    expect(await result).toBe('unknown');
    expect(performance.now() - started).toBeLessThan(200);
    expect(early).toHaveBeenCalledOnce();
    expect(late).not.toHaveBeenCalled();
  });

  it('is not in the error: a log would have its values', async () => {
    const error = await resending(judge)
      .change(always('refused'))
      .catch((reason: unknown) => reason);
    const text = inspect(error, { depth: 10, showHidden: true });
    expect(text).toContain('refused');
    expect(text).not.toContain('a secret value');
  });
});
