import { expect } from '@open-wc/testing';
import { matchLocale } from '../../packages/elements/src/messages/match-locale.ts';

const available = ['en', 'de', 'pt-BR', 'zh-Hans', 'zh-Hant', 'ar'];

describe('matchLocale', () => {
  for (const [tag, catalogue] of [
    ['de-AT', 'de'],
    ['DE', 'de'],
    ['de_DE', 'de'], // as frameworks of servers write it
    ['zh-TW', 'zh-Hant'],
    ['zh', 'zh-Hans'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['fi', undefined],
    ['not a tag', undefined],
    ['', undefined],
  ] as const) {
    it(`F-19 I18-3 serves “${tag}” by ${catalogue}`, () => {
      expect(matchLocale(tag, available)).to.equal(catalogue);
    });
  }
});
