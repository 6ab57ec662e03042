import { describe, expect, it } from 'vitest';
import { mergePolicy, ownSettings, standard, type Policy } from '@sallyport/rules';
import { STRICTNESS } from '../../support/strictness.ts';

const settingsOf = (document: Parameters<typeof mergePolicy>[1]) => ownSettings(mergePolicy(standard, document));

describe('R-85 what a policy has of its own', () => {
  it('is nothing where it says what a fresh install has, in whatever order, or does not know a field yet', () => {
    const { totp: _, ...older } = standard;
    expect([settingsOf({}), settingsOf({ totp: { max: 1 } })]).toEqual([[], []]);
    expect(ownSettings(older as Policy)).toEqual([]);
    const [one, other] = [
      { recover: false, totp: { max: 2 } },
      { totp: { max: 2 }, recover: false },
    ];
    expect(JSON.stringify(settingsOf(one))).toBe(JSON.stringify(settingsOf(other)));
  });

  it.each(STRICTNESS)('tells %s apart', (field, ...documents) => {
    const policies = documents.map((document) => mergePolicy(standard, document));
    const count = (each: unknown[]) => new Set(each.map((one) => JSON.stringify(one))).size;
    expect([field, count(policies.map(ownSettings))]).toEqual([field, count(policies)]);
  });
});
