import { describe, expect, it } from 'vitest';
import { refundBudget, spendBudget, type Budget } from '@sallyport/rules';

const RATE = { count: 3, per: 60 };

describe('R-49 budgets of wrong passwords', () => {
  it('are spent one by one, and full again when their window has ended', () => {
    let budget: Budget | undefined;
    const spent = [0, 1, 2, 3, 59_999, 60_000].map((now) => {
      const next = spendBudget(budget, RATE, now);
      budget = next ?? budget;
      return next?.spent;
    });
    expect(spent).toEqual([1, 2, 3, undefined, undefined, 1]);
  });

  it('get back what a right password did not use up', () => {
    expect(refundBudget({ spent: 3, from: 5 })).toEqual({ spent: 2, from: 5 });
    expect(refundBudget({ spent: 1, from: 5 })).toBeUndefined();
  });
});
