import { expect } from '@open-wc/testing';
import { area, LANGUAGES, type Area, type Plural } from '../../packages/elements/src/messages/area.ts';
import { formatMessage } from '../../packages/elements/src/messages/format-message.ts';
import { activity } from '../../packages/elements/src/messages/activity/activity.ts';
import { madePasskey } from '../../packages/elements/src/messages/made-passkey/made-passkey.ts';
import { secondStep } from '../../packages/elements/src/messages/second-step/second-step.ts';
import { panel } from '../../packages/elements/src/messages/panel/panel.ts';
import { session } from '../../packages/elements/src/messages/session/session.ts';
import { setUp } from '../../packages/elements/src/messages/set-up/set-up.ts';
import { settings } from '../../packages/elements/src/messages/settings/settings.ts';
import { signIn } from '../../packages/elements/src/messages/sign-in/sign-in.ts';

const areas: Record<string, Area> = { signIn, secondStep, setUp, panel, settings, session, activity, madePasskey };

/** The words of an area, loaded. */
async function wordsOf(of: Area, language: string): Promise<Record<string, string | Plural>> {
  await of.load(language);
  return of.in(language) ?? {};
}

const formsOf = (message: string | Plural): string[] =>
  typeof message === 'string' ? [message] : Object.values<string>(message);

const placeholders = (form: string): string[] => [...form.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe('the words of an area', () => {
  for (const [name, each] of Object.entries(areas)) {
    for (const language of LANGUAGES) {
      it(`I18-9 have the same keys and values to fill in: ${name}, ${language}`, async () => {
        const words = await wordsOf(each, language);
        expect(Object.keys(words).toSorted()).to.deep.equal(Object.keys(each.english).toSorted());
        for (const [key, english] of Object.entries(each.english)) {
          const asked = placeholders(formsOf(english).at(-1)!);
          const own = words[key]!;
          if (typeof english !== 'string') expect(typeof own, key).to.equal('object');
          expect(placeholders(formsOf(own).at(-1)!), key).to.deep.equal(asked);
          for (const form of formsOf(own)) expect(asked, key).to.include.members(placeholders(form));
        }
      });

      it(`I18-5 have every plural form of the language, and none is empty: ${name}, ${language}`, async () => {
        const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
        for (const [key, message] of Object.entries(await wordsOf(each, language))) {
          for (const form of formsOf(message)) expect(form, key).to.match(/\S/);
          if (typeof message !== 'string') expect(Object.keys(message).toSorted(), key).to.deep.equal(categories);
        }
      });
    }
  }

  it('lie in one area each', () => {
    const keys = Object.values(areas).flatMap(({ english }) => Object.keys(english));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).to.deep.equal([]);
  });

  it('I18-5 are counted as the language does', async () => {
    const words = await wordsOf(secondStep, 'ar');
    const say = (count: number) => formatMessage(words['code.attempts-left']!, { count }, 'ar');
    expect([say(1), say(2)]).to.deep.equal(['بقيت محاولة واحدة قبل قفل حسابك.', 'بقيت محاولتان قبل قفل حسابك.']);
  });
});

describe('an area', () => {
  it('has its English at once, and another language when it was loaded', async () => {
    const fruit = area(
      'fruit',
      { apple: 'Apple' },
      { de: async () => ({ apple: 'Apfel' }), ar: async () => ({ apple: 'تفاحة' }) },
    );
    expect(fruit.in('en')).to.deep.equal({ apple: 'Apple' });
    expect(fruit.in('de')).to.equal(undefined);
    await fruit.load('de');
    expect(fruit.in('de')).to.deep.equal({ apple: 'Apfel' });
    expect(fruit.in('ar')).to.equal(undefined);
  });

  it('loads a language once, however many ask for it', async () => {
    let loads = 0;
    const load = async () => ({ apple: `Apfel ${++loads}` });
    const fruit = area('fruit', { apple: 'Apple' }, { de: load, ar: load });
    await Promise.all([fruit.load('de'), fruit.load('de')]);
    await fruit.load('de');
    expect(fruit.in('de')).to.deep.equal({ apple: 'Apfel 1' });
  });
});
