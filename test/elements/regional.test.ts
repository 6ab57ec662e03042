import { expect } from '@open-wc/testing';
import { clockTime } from '../../packages/elements/src/messages/clock-time.ts';
import { longDate } from '../../packages/elements/src/messages/past-time.ts';

const own = Object.getOwnPropertyDescriptor(navigator, 'languages');

/** Sets what the browser says of its person's languages. */
const speaks = (...languages: string[]) =>
  Object.defineProperty(navigator, 'languages', { value: languages, configurable: true });

afterEach(() => {
  Reflect.deleteProperty(navigator, 'languages');
  if (own) Object.defineProperty(navigator, 'languages', own);
});

describe('dates and hours', () => {
  it('are those of the person’s region, where it speaks the language of the words', () => {
    const noon = new Date(2027, 2, 3, 18, 27).toISOString();
    speaks('de-AT', 'en-GB', 'en-US');
    expect([longDate(noon, 'en'), clockTime(noon, 'en').includes('18:27')]).to.deep.equal(['3 March 2027', true]);
    speaks('fr-FR', 'en-US');
    expect([longDate(noon, 'en'), clockTime(noon, 'en').includes('6:27')]).to.deep.equal(['March 3, 2027', true]);
    speaks('fr-FR');
    expect(longDate(noon, 'de')).to.equal('3. März 2027');
  });
});
