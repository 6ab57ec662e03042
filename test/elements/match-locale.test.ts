import { expect } from '@open-wc/testing';
import { ar } from '../../packages/elements/src/messages/ar.ts';
import { de } from '../../packages/elements/src/messages/de.ts';
import { en as enSignIn, type Messages } from '../../packages/elements/src/messages/en.ts';
import { enLater } from '../../packages/elements/src/messages/en-later.ts';
import { formatMessage } from '../../packages/elements/src/messages/format-message.ts';
import { matchLocale } from '../../packages/elements/src/messages/match-locale.ts';

const available = ['en', 'de', 'pt-BR', 'zh-Hans', 'zh-Hant', 'ar'];

describe('matchLocale', () => {
  for (const [tag, catalogue] of [
    ['de-AT', 'de'],
    ['DE', 'de'],
    ['zh-TW', 'zh-Hant'],
    ['zh', 'zh-Hans'],
    ['pt', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['fi', undefined],
    ['not a tag', undefined],
    ['', undefined],
  ] as const) {
    it(`I18-3 serves “${tag}” by ${catalogue}`, () => {
      expect(matchLocale(tag, available)).to.equal(catalogue);
    });
  }
});

const en: Messages = { ...enSignIn, ...enLater };

describe('the catalogues', () => {
  const placeholders = (message: Messages[keyof Messages]) =>
    typeof message === 'string' ? [...message.matchAll(/\{\w+\}/g)].map(([name]) => name).sort() : ['{count}'];

  for (const [language, messages] of Object.entries({ de, ar })) {
    it(`has the same keys and values to fill in: ${language}`, () => {
      expect(Object.keys(messages).toSorted()).to.deep.equal(Object.keys(en).toSorted());
      for (const key of Object.keys(en) as (keyof Messages)[]) {
        expect(placeholders(messages[key]), key).to.deep.equal(placeholders(en[key]));
      }
    });
  }

  for (const [language, messages] of Object.entries({ en, de, ar })) {
    it(`I18-5 has every plural form of its language, and no empty words: ${language}`, () => {
      const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
      for (const message of Object.values<Messages[keyof Messages]>(messages)) {
        if (typeof message === 'string') expect(message).to.match(/\S/);
        else expect(Object.keys(message).toSorted()).to.deep.equal(categories);
      }
    });
  }

  it('I18-5 counts as the language does', () => {
    const say = (count: number) => formatMessage(ar['code.attempts-left'], { count }, 'ar');
    expect([say(1), say(2)]).to.deep.equal(['بقيت محاولة واحدة قبل قفل حسابك.', 'بقيت محاولتان قبل قفل حسابك.']);
  });
});
