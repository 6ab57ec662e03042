import { describe, expect, it } from 'vitest';
import { countAttempt, disclosedAttempts, lockOf, standard, type AttemptCounter } from '@sallyport/rules';

const limits = { lockAfter: 3, lockFor: 600, disclose: 'when-low' } as const;

describe('R-45 counting attempts', () => {
  it('admits as many as the limit, and locks with the last of them', () => {
    let counter: AttemptCounter | undefined;
    const verdicts = [0, 1, 2, 3].map((now) => {
      const counted = countAttempt(counter, limits, now);
      counter = counted.counter;
      return counted.verdict;
    });
    expect(verdicts).toEqual([
      { admitted: true, left: 2 },
      { admitted: true, left: 1 },
      { admitted: true, left: 0 },
      { admitted: false, until: 600_002 },
    ]);
  });

  it('R-41 R-42 refuses during the lock and starts anew when it ends', () => {
    const locked: AttemptCounter = { attempts: 3, lockedUntil: 1000 };
    expect(countAttempt(locked, limits, 999).verdict).toEqual({ admitted: false, until: 1000 });
    expect(countAttempt(locked, limits, 1000)).toEqual({
      counter: { attempts: 1 },
      verdict: { admitted: true, left: 2 },
    });
  });

  it('R-41 locks until an admin ends it, where policy says so', () => {
    const { counter } = countAttempt({ attempts: 2 }, { ...limits, lockFor: 'until-admin' }, 0);
    expect(lockOf(counter, Number.MAX_SAFE_INTEGER)).toBe('until-admin');
  });

  it('a limit of one locks with the first', () => {
    expect(countAttempt(undefined, { ...limits, lockAfter: 1 }, 0).counter.lockedUntil).toBe(600_000);
  });

  it.each([
    ['never', 1, undefined],
    ['when-low', 4, undefined],
    ['when-low', 3, 3],
    ['when-low', 0, 0],
    ['always', 9, 9],
  ] as const)('R-40 policy %s tells of %d left: %s', (disclose, left, told) => {
    expect(disclosedAttempts(left, { ...standard.attempts, disclose })).toBe(told);
  });
});
