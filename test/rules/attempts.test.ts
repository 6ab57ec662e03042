import { describe, expect, it } from 'vitest';
import { countAttempt, disclosedAttempts, lockOf, standard, type AttemptCounter, type Policy } from '@sallyport/rules';

const limits = { checkRate: 'off', lockAfter: 3, lockFor: 600, disclose: 'when-low' } as const;
/** Counts so many attempts, one a ms, and says what came of each. */
function attempt(times: number, policy: Policy['attempts'], at = (index: number) => index) {
  let counter: AttemptCounter | undefined;
  const verdicts = Array.from({ length: times }, (_, index) => {
    const counted = countAttempt(counter, ['app1'], policy, at(index));
    counter = counted.counter;
    return counted.verdict;
  });
  return { counter, verdicts };
}

describe('R-45 counting attempts', () => {
  it('admits as many as the limit, and locks with the last of them', () => {
    expect(attempt(4, limits).verdicts).toEqual([
      { admitted: true, attempts: 1, left: 2, last: [] },
      { admitted: true, attempts: 2, left: 1, last: [] },
      { admitted: true, attempts: 3, left: 0, last: [] },
      { admitted: false, reason: 'locked', until: 600_002 },
    ]);
  });

  it('R-41 R-42 refuses during the lock and starts anew when it ends', () => {
    const locked: AttemptCounter = { attempts: 3, lockedUntil: 1000, inARow: { app1: 3 } };
    expect(countAttempt(locked, ['app1'], limits, 999).verdict).toMatchObject({ admitted: false, until: 1000 });
    expect(countAttempt(locked, ['app1'], limits, 1000)).toEqual({
      counter: { attempts: 1, inARow: { app1: 4 } },
      verdict: { admitted: true, attempts: 1, left: 2, last: [] },
    });
  });

  it('R-41 locks until an admin ends it, where policy says so', () => {
    const { counter } = attempt(3, { ...limits, lockFor: 'until-admin' });
    expect(lockOf(counter, Number.MAX_SAFE_INTEGER)).toBe('until-admin');
  });

  it('a limit of one locks with the first; without a limit nothing does', () => {
    expect(attempt(1, { ...limits, lockAfter: 1 }).counter?.lockedUntil).toBe(600_000);
    expect(attempt(99, { ...limits, lockAfter: 'never' }).counter).not.toHaveProperty('lockedUntil');
  });

  it('R-46 ends an authenticator with a hundred failures in a row, however long the locks between', () => {
    const { verdicts } = attempt(200, limits, (index) => index * 700_000);
    expect(verdicts.findIndex((verdict) => verdict.admitted && verdict.last.length > 0)).toBe(99);
    expect(verdicts.slice(100).every(({ admitted }) => !admitted)).toBe(true);
    expect(verdicts[100]).toEqual({ admitted: false, reason: 'locked', until: 'until-admin', overdue: ['app1'] });
  });

  it('R-46 counts each authenticator for itself', () => {
    const { counter } = attempt(100, { ...limits, lockAfter: 'never' });
    expect(countAttempt(counter, ['app2'], { ...limits, lockAfter: 'never' }, 1).verdict.admitted).toBe(true);
  });

  it('R-45 R-46 counts a code that may be of several apps once, and in a row at each of them', () => {
    const counter = { attempts: 0, inARow: { app1: 99, app2: 3 } };
    const counted = countAttempt(counter, ['app1', 'app2'], limits, 0);
    expect(counted).toEqual({
      counter: { attempts: 1, inARow: { app1: 100, app2: 4 } },
      verdict: { admitted: true, attempts: 1, left: 2, last: ['app1'] },
    });
    expect(countAttempt(counted.counter, ['app2'], limits, 0).verdict.admitted).toBe(true);
  });

  it('R-46 leaves out an app that ought to be off, and counts for the others; refuses where no other is left', () => {
    const counter = { attempts: 0, inARow: { app1: 100, app2: 3 } };
    expect(countAttempt(counter, ['app1', 'app2'], limits, 0)).toEqual({
      counter: { attempts: 1, inARow: { app1: 100, app2: 4 } },
      verdict: { admitted: true, attempts: 1, left: 2, last: [], overdue: ['app1'] },
    });
    const alone = { admitted: false, reason: 'locked', until: 'until-admin', overdue: ['app1'] };
    expect(countAttempt(counter, ['app1'], limits, 0)).toEqual({ counter, verdict: alone });
    const locked = { ...counter, lockedUntil: 1000 };
    expect(countAttempt(locked, ['app1', 'app2'], limits, 0).verdict).toMatchObject({ admitted: false, until: 1000 });
  });

  it('R-43 looks at so many in so many seconds, and what came too fast costs nothing', () => {
    const policy = { ...limits, lockAfter: 10, checkRate: { count: 2, per: 60 } };
    const { verdicts, counter } = attempt(5, policy, (index) => [0, 10_000, 59_999, 60_000, 69_999][index] ?? 0);
    expect(verdicts).toEqual([
      { admitted: true, attempts: 1, left: 9, last: [] },
      { admitted: true, attempts: 2, left: 8, last: [] },
      { admitted: false, reason: 'too-fast', until: 60_000 },
      { admitted: true, attempts: 3, left: 7, last: [] },
      { admitted: false, reason: 'too-fast', until: 70_000 },
    ]);
    expect(counter).toMatchObject({ attempts: 3, checks: [10_000, 60_000] });
  });

  it.each([
    ['never', 1, undefined],
    ['when-low', 4, undefined],
    ['when-low', 3, 3],
    ['when-low', 0, 0],
    ['always', 9, 9],
    ['always', Infinity, undefined],
  ] as const)('R-40 policy %s tells of %d left: %s', (disclose, left, told) => {
    expect(disclosedAttempts(left, { ...standard.attempts, disclose })).toBe(told);
  });
});
