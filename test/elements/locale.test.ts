import { expect, fixture, html } from '@open-wc/testing';
import type { SallyLogin } from '@sallyport/elements';
import { codeStates } from '../../demo/states/code.ts';
import { FakeClient, field, focused, renderState, settle, shows, textOf, type } from './support.ts';

/** Waits for words that come from a catalogue which has to be loaded first. */
async function says(element: Element, words: string): Promise<void> {
  for (let turn = 0; turn < 100 && !textOf(element).includes(words); turn++) await settle();
  expect(textOf(element)).to.contain(words);
}

const login = () => fixture<SallyLogin>(html`<sally-login .client=${new FakeClient()}></sally-login>`);

describe('the language', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => document.documentElement.setAttribute('lang', 'en'));

  it('I18-1 is that of the page', async () => {
    document.documentElement.lang = 'de-AT';
    await says(await login(), 'Benutzername');
  });

  it('I18-1 is that of the nearest ancestor, out through shadow roots', async () => {
    const host = await fixture(html`<div lang="de"><div></div></div>`);
    const root = host.firstElementChild!.attachShadow({ mode: 'open' });
    const element = document.createElement('sally-login');
    root.append(element);
    await says(element, 'Benutzername');
    host.setAttribute('lang', 'ar');
    await says(element, 'كلمة المرور');
  });

  it('I18-1 is the widget’s own before that', async () => {
    const element = await login();
    element.lang = 'ar';
    element.locale = 'de';
    await says(element, 'Benutzername');
    expect(element.lang).to.equal('ar'); // what the author set stays
  });

  it('I18-3 is English where there are no words for it', async () => {
    const element = await login();
    element.locale = 'fi';
    await settle();
    expect(textOf(element)).to.contain('Email or user name');
    expect(element.querySelector('sally-credentials-step')?.lang).to.equal('en');
  });

  it('I18-2 changes in the middle of a step, and text, caret and focus stay', async () => {
    const element = await renderState(codeStates.fresh);
    const input = field(element, 'otp-code');
    type(input, '123');
    input.setSelectionRange(1, 1);
    element.parentElement!.lang = 'de';
    await says(element, 'Code prüfen');
    expect([input.isConnected, input.value, input.selectionStart]).to.deep.equal([true, '123', 1]);
    expect(focused() === input).to.equal(true);
    expect(textOf(element)).to.contain('Diesem Gerät 30 Tage lang vertrauen');
  });

  it('AX-14 turns the widget around, but not codes and addresses', async () => {
    const element = await login();
    element.locale = 'ar';
    await says(element, 'كلمة المرور');
    const step = await shows(element, 'sally-credentials-step');
    expect(step.lang).to.equal('ar');
    expect(getComputedStyle(step.querySelector('label')!).direction).to.equal('rtl');
    expect(getComputedStyle(field(element, 'username')).direction).to.equal('ltr');
  });

  it('I18-4 takes the site’s own words, and changes with them', async () => {
    const element = await login();
    element.messages = { en: { 'credentials.title': 'Welcome back' } };
    await says(element, 'Welcome back');
    element.messages = { en: { 'credentials.title': 'Hello again' } };
    await says(element, 'Hello again');
    expect(textOf(element)).to.contain('Email or user name');
  });
});
