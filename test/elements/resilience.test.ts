import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SallyLogin } from '@sallyport/elements';
import { codeStates } from '../../demo/states/code.ts';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { enrolPhoneStates } from '../../demo/states/enrol.ts';
import { stepStates } from '../../demo/states/index.ts';
import { newAddressStates } from '../../demo/states/new-address.ts';
import { identifyStates, newPasswordStates } from '../../demo/states/recovery.ts';
import { signUpStates } from '../../demo/states/sign-up.ts';
import {
  answersOf,
  everything,
  FakeClient,
  field,
  find,
  focused,
  press,
  renderLogin,
  renderState,
  settle,
  shows,
  textOf,
  type,
} from './support.ts';

const code = codeStates.fresh.set.step;
const refused = { ...code, problem: { code: 'invalid-code' } } as const;

/** Wraps each text of a tree, as a page's translator does: what was there is no longer on the page. */
function translate(root: ParentNode): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts.filter((each) => each.data.trim())) {
    const font = document.createElement('font');
    font.textContent = `«${text.data}»`;
    text.replaceWith(font);
  }
}

const rootsOf = (element: Element): ParentNode[] =>
  everything(element).flatMap((each) => (each.shadowRoot ? [each, each.shadowRoot] : [each]));

/** What the step reads out of itself, from now on. */
function alertsOf(element: Element): string[] {
  const said: string[] = [];
  for (const region of element.shadowRoot!.querySelectorAll('[role=alert]'))
    new MutationObserver(() => {
      if (region.textContent?.trim()) said.push(region.textContent.trim());
    }).observe(region, { childList: true, subtree: true, characterData: true });
  return said;
}

describe('a page around the widget', () => {
  it('F-02 may put a copy in the widget’s place: it draws itself anew, and keeps what the page slotted', async () => {
    const login = await renderLogin(new FakeClient());
    login.insertAdjacentHTML('afterbegin', '<b slot="logo">Acme</b>');
    await settle();
    const copy = login.cloneNode(true) as SallyLogin;
    copy.client = new FakeClient();
    login.replaceWith(copy);
    await shows(copy, 'sally-credentials-step');
    await settle();
    expect(copy.querySelectorAll('form, b').length).to.equal(2);
    type(field(copy, 'username'), 'ada@example.com');
    type(field(copy, 'password'), 'pass phrase');
    press(copy);
    await settle();
    expect((copy.client as FakeClient).calls.length).to.equal(1);
  });

  for (const state of stepStates) {
    it(`F-03 sends no field in an address where no script answers: ${state.id}`, async () => {
      const forms = [...(await renderState(state)).querySelectorAll('form')];
      expect(forms.every((form) => form.method === 'post')).to.equal(true);
    });
  }

  it('F-04 needs no URL.parse where it goes on to an address of the page', async () => {
    const own = Object.getOwnPropertyDescriptor(URL, 'parse');
    Reflect.deleteProperty(URL, 'parse');
    const client = new FakeClient(code);
    const login = await renderLogin(client);
    login.returnTo = '/account';
    await shows(login, 'sally-credentials-step');
    type(field(login, 'username'), 'ada@example.com');
    type(field(login, 'password'), 'pass phrase');
    press(login);
    await shows(login, 'sally-code-step');
    if (own) Object.defineProperty(URL, 'parse', own);
    expect(client.calls[0]).to.deep.include({
      method: 'start',
      start: { purpose: 'sign-in', returnTo: new URL('/account', document.baseURI).href },
    });
  });

  it('F-05 may translate it: what is said next stands in the place of what was said before', async () => {
    const element = await renderState({ ...codeStates.fresh, set: { step: refused } });
    for (const root of rootsOf(element)) translate(root);
    expect(element.querySelector('[slot=error]')?.textContent).to.contain('«');
    element.step = { ...code, problem: { code: 'code-used' } };
    element.busy = true;
    await settle();
    expect(element.querySelector('[slot=error]')?.textContent).to.equal(
      'That code was already used. Wait for the next one.',
    );
    expect(find(element, 'sally-button button').textContent).to.equal('Signing in…');
  });
});

describe('what a person types', () => {
  it('F-13 is cleaned, and sent, once an input method has composed it', async () => {
    const element = await renderState({ ...codeStates.alone, set: { ...codeStates.alone.set, autoSubmit: true } });
    const answers = answersOf(element);
    const input = field(element, 'otp-code');
    input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    input.value = '１２３４５６';
    input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, isComposing: true }));
    expect(input.value).to.equal('１２３４５６');
    input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, composed: true }));
    await settle();
    expect([input.value, answers]).to.deep.equal(['123456', [{ kind: 'code', code: '123456' }]]);
  });

  for (const [what, identifier, password] of [
    ['a name', `${'a'.repeat(310)}@example.com`, 'pass phrase'],
    ['a password', 'ada@example.com', 'p'.repeat(300)],
  ] as const) {
    it(`F-16 is refused as any wrong one where it is longer than can be: ${what}`, async () => {
      const element = await renderState(credentialsStates.fresh);
      const answers = answersOf(element);
      type(field(element, 'username'), identifier);
      type(field(element, 'password'), password);
      press(element);
      await settle();
      expect([answers.length, textOf(element).includes('That email or password is wrong.')]).to.deep.equal([0, true]);
    });
  }

  for (const { what, state, fields } of [
    { what: 'whose password was forgotten', state: identifyStates.fresh, fields: { username: 'a'.repeat(255) } },
    { what: 'a new password', state: newPasswordStates.fresh, fields: { password: 'p'.repeat(257) } },
    { what: 'a new address', state: newAddressStates.fresh, fields: { email: `${'a'.repeat(260)}@b.c` } },
    { what: 'an address', state: signUpStates.fresh, fields: { email: `${'a'.repeat(260)}@b.c`, password: 'p' } },
    { what: 'a password', state: signUpStates.fresh, fields: { email: 'ada@b.c', password: 'p'.repeat(257) } },
  ]) {
    it(`F-16 is told beside its field how long it may be: ${what}`, async () => {
      const element = await renderState(state);
      const answers = answersOf(element);
      for (const [name, text] of Object.entries(fields)) type(field(element, name), text);
      press(element);
      await settle();
      expect([answers.length, /Use 25[46] characters at most\./.test(textOf(element))]).to.deep.equal([0, true]);
    });
  }

  it('F-16 is told to be no number where it is longer than one can be', async () => {
    const element = await renderState(enrolPhoneStates.fresh);
    const answers = answersOf(element);
    type(field(element, 'phone'), `+49 ${'1'.repeat(40)}`);
    press(element);
    await settle();
    expect([answers.length, element.querySelector('[aria-invalid=true]') !== null]).to.deep.equal([0, true]);
  });

  it('F-17 is said to depend on the phone’s clock from the second refusal of an app’s code on', async () => {
    const element = await renderState(codeStates.fresh);
    const heard: boolean[] = [];
    for (let revision = 1; revision < 4; revision++) {
      element.step = { ...code, revision };
      await settle();
      element.step = { ...refused, revision };
      await settle();
      heard.push(textOf(element).includes('sets its clock by itself'));
    }
    expect(heard).to.deep.equal([false, true, true]);
  });
});

describe('a refusal', () => {
  it('E-02 is read out once after Enter, by an announcement: the focus is there already', async () => {
    const element = await renderState(codeStates.fresh);
    const said = alertsOf(element);
    field(element, 'otp-code').focus();
    for (let tries = 1; tries < 3; tries++) {
      element.step = { ...code, revision: tries };
      await settle();
      element.step = { ...refused, revision: tries };
      await settle();
    }
    expect(said).to.deep.equal([
      'That code isn’t right. Try again.',
      'That code isn’t right. Try again. Check that your phone sets its clock by itself.',
    ]);
  });

  it('E-02 is read out once of a code that is too short', async () => {
    const element = await renderState(codeStates.alone);
    const said = alertsOf(element);
    field(element, 'otp-code').focus();
    await sendKeys({ type: '123' });
    await sendKeys({ press: 'Enter' });
    await settle();
    expect([said, focused() === field(element, 'otp-code')]).to.deep.equal([
      ['The code is 6 digits. Enter all of them.'],
      true,
    ]);
  });

  it('E-02 is read out once after the button, by the field that takes the focus and its description', async () => {
    const element = await renderState(codeStates.fresh);
    const said = alertsOf(element);
    find<HTMLButtonElement>(element, 'sally-button button').focus();
    element.step = refused;
    await settle();
    expect([said, focused() === field(element, 'otp-code')]).to.deep.equal([[], true]);
  });
});
