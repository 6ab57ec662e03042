import { expect, fixture, html } from '@open-wc/testing';
import { Failure } from '@sallyport/client';
import type { SallyLogin } from '@sallyport/elements';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { identifyStates, newPasswordStates, recoveryCodeStates } from '../../demo/states/recovery.ts';
import {
  answersOf,
  everything,
  FakeClient,
  field,
  focused,
  press,
  renderLogin,
  renderState,
  settle,
  shows,
  textOf,
  type,
} from './support.ts';

const attributes = (input: HTMLInputElement, names: string[]) =>
  Object.fromEntries(names.map((name) => [name, input.getAttribute(name)]));

/** The button that says this, wherever it stands. */
function button(root: Element, words: string): HTMLButtonElement {
  const found = everything(root).find((it) => it.matches('button') && it.textContent?.trim() === words);
  if (!found) throw new Error(`no button ${words}`);
  return found as HTMLButtonElement;
}

const FORGOT = 'Forgot your password?';

describe('a forgotten password', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => sessionStorage.clear());

  it('is offered where the server says so, and there alone', async () => {
    expect(textOf(await renderState(credentialsStates.recover))).to.contain(FORGOT);
    for (const state of [credentialsStates.fresh, credentialsStates.fixed]) {
      expect(textOf(await renderState(state))).not.to.contain(FORGOT);
    }
  });

  it('is no part of the form: Enter signs in, and nothing is sent while an answer is on its way', async () => {
    const element = await renderState({
      ...credentialsStates.recover,
      set: { ...credentialsStates.recover.set, busy: true },
    });
    const heard: unknown[] = [];
    element.addEventListener('sally-recover', ({ detail }) => heard.push(detail));
    const link = button(element, FORGOT);
    expect([link.type, link.form]).to.deep.equal(['button', null]);
    link.click();
    expect(heard).to.deep.equal([]);
    element.busy = false;
    field(element, 'username').value = ' ada ';
    link.click();
    expect(heard).to.deep.equal([{ identifier: 'ada' }]);
  });

  it('is offered by the first form at once, by an attribute: nothing is asked of the server', async () => {
    const client = new FakeClient();
    const login = await fixture<SallyLogin>(html`<sally-login recover .client=${client}></sally-login>`);
    const step = await shows(login, 'sally-credentials-step');
    expect(textOf(step)).to.contain(FORGOT);
    expect(client.calls).to.deep.equal([]);
    expect(textOf(await renderLogin(new FakeClient()))).not.to.contain(FORGOT);
  });

  it('leads from what was typed to a code, a new password, and the factor', async () => {
    const factor = { ...recoveryCodeStates.fresh.set.step, for: 'challenge', revision: 3 };
    const client = new FakeClient(recoveryCodeStates.fresh.set.step, newPasswordStates.fresh.set.step, factor as never);
    const login = await fixture<SallyLogin>(html`<sally-login recover .client=${client}></sally-login>`);
    const heard: string[] = [];
    login.parentElement!.addEventListener('sally-recover', () => heard.push('sally-recover'));
    const first = await shows(login, 'sally-credentials-step');
    type(field(login, 'username'), 'ada@example.com');
    button(first, FORGOT).click();
    await shows(login, 'sally-identify-step');
    await settle();
    expect(focused() === field(login, 'username')).to.equal(true);
    expect(field(login, 'username').value).to.equal('ada@example.com');
    expect(textOf(login)).not.to.contain('Change');
    press(login);
    await shows(login, 'sally-code-step');
    type(field(login, 'otp-code'), '123456');
    press(login);
    await shows(login, 'sally-new-password-step');
    await settle();
    expect(focused() === field(login, 'password')).to.equal(true);
    type(field(login, 'password'), 'quite another password');
    press(login);
    await shows(login, 'sally-code-step');
    expect(client.calls.filter(({ method }) => method !== 'leave')).to.deep.equal([
      { method: 'start', start: { purpose: 'recover' }, answer: { kind: 'identify', identifier: 'ada@example.com' } },
      { method: 'answer', answer: { kind: 'code', code: '123456' } },
      { method: 'answer', answer: { kind: 'new-password', password: 'quite another password' } },
    ]);
    expect(heard).to.deep.equal([]);
  });

  it('goes back to the sign-in, which is one again', async () => {
    const client = new FakeClient();
    const login = await fixture<SallyLogin>(html`<sally-login recover .client=${client}></sally-login>`);
    button(await shows(login, 'sally-credentials-step'), FORGOT).click();
    button(await shows(login, 'sally-identify-step'), 'Back to sign-in').click();
    expect(textOf(await shows(login, 'sally-credentials-step'))).to.contain(FORGOT);
    type(field(login, 'username'), 'ada');
    type(field(login, 'password'), 'pass phrase');
    press(login);
    await settle();
    expect(client.calls.at(-1)).to.deep.include({ method: 'start', start: { purpose: 'sign-in' } });
  });

  it('leaves the sign-in that was begun', async () => {
    const client = new FakeClient(
      { ...credentialsStates.refused.set.step, recover: true },
      recoveryCodeStates.fresh.set.step,
    );
    const login = await renderLogin(client);
    await shows(login, 'sally-credentials-step');
    type(field(login, 'username'), 'ada@example.com');
    type(field(login, 'password'), 'wrong');
    press(login);
    await settle();
    button(login, FORGOT).click();
    await shows(login, 'sally-identify-step');
    press(login);
    await shows(login, 'sally-code-step');
    expect(client.calls.map((call) => (call.method === 'start' ? call.start.purpose : call.method))).to.deep.equal([
      'sign-in',
      'leave',
      'recover',
    ]);
  });

  it('sends the form again where the server could not be reached', async () => {
    const client = new FakeClient(new Failure('offline'), recoveryCodeStates.fresh.set.step);
    const login = await fixture<SallyLogin>(html`<sally-login recover .client=${client}></sally-login>`);
    button(await shows(login, 'sally-credentials-step'), FORGOT).click();
    await shows(login, 'sally-identify-step');
    type(field(login, 'username'), 'ad');
    press(login);
    await settle();
    type(field(login, 'username'), 'ada');
    press(login);
    await shows(login, 'sally-code-step');
    const starts = client.calls.filter((call) => call.method === 'start');
    expect(starts.map(({ answer }) => answer?.kind === 'identify' && answer.identifier)).to.deep.equal(['ad', 'ada']);
  });
});

describe('<sally-identify-step>', () => {
  it('SF-1 names the user name for managers', async () => {
    const input = field(await renderState(identifyStates.prefilled), 'username');
    const names = ['type', 'autocomplete', 'autocapitalize', 'spellcheck', 'maxlength'];
    expect(attributes(input, names)).to.deep.equal({
      type: 'text',
      autocomplete: 'username',
      autocapitalize: 'none',
      spellcheck: 'false',
      maxlength: null,
    });
    expect(input.value).to.equal('ada@example.com');
  });

  it('asks for what is missing, there', async () => {
    const element = await renderState(identifyStates.fresh);
    const answers = answersOf(element);
    press(element);
    await settle();
    expect(answers).to.deep.equal([]);
    expect(focused() === field(element, 'username')).to.equal(true);
    expect(field(element, 'username').getAttribute('aria-invalid')).to.equal('true');
    expect(textOf(element)).to.contain('Enter your email or user name.');
  });
});

describe('<sally-code-step> in a recovery', () => {
  it('tells nobody whether there is an account', async () => {
    const said = textOf(await renderState(recoveryCodeStates.userName));
    expect(said).to.contain('has an account, we sent it there').and.not.to.contain('We sent it');
  });

  it('R-40 speaks of no lock where few attempts are left: there is none', async () => {
    const said = textOf(await renderState(recoveryCodeStates.lastAttempts));
    expect(said).to.contain('2 tries left.').and.not.to.contain('lock');
  });
});

describe('<sally-new-password-step>', () => {
  it('SF-3 has one password field, named as a new one, with a button that shows it', async () => {
    const element = await renderState(newPasswordStates.fresh);
    const fields = everything(element).filter((it) => it.matches('input[type=password]')) as HTMLInputElement[];
    expect(fields.map((it) => attributes(it, ['name', 'autocomplete', 'maxlength']))).to.deep.equal([
      { name: 'password', autocomplete: 'new-password', maxlength: null },
    ]);
    button(element, 'Show').click();
    await settle();
    expect(field(element, 'password').type).to.equal('text');
  });

  it('D3 SF-10 keeps the identifier in the form, where managers look and nobody else', async () => {
    const element = await renderState(newPasswordStates.fresh);
    const input = field(element, 'username');
    expect(attributes(input, ['type', 'autocomplete', 'hidden'])).to.deep.equal({
      type: 'text',
      autocomplete: 'username',
      hidden: '',
    });
    expect([input.form === element.querySelector('form'), input.value]).to.deep.equal([true, 'ada@example.com']);
    expect(input.checkVisibility()).to.equal(false);
    expect(textOf(element)).to.contain('ada@example.com');
  });

  it('says beforehand how long it must be, to a screen reader too', async () => {
    const element = await renderState(newPasswordStates.alone);
    const input = field(element, 'password');
    const described = input.getAttribute('aria-describedby')!.split(' ');
    const [hint] = described.map((id) => element.querySelector(`[id="${id}"]`));
    expect(hint?.textContent).to.contain('At least 15 characters');
  });

  it('sends what stands in the field, and takes the focus there where it was refused', async () => {
    const element = await renderState(newPasswordStates.fresh);
    const answers = answersOf(element);
    press(element);
    await settle();
    expect(textOf(element)).to.contain('Enter a new password.');
    field(element, 'password').value = ' pass phrase ';
    press(element);
    expect(answers).to.deep.equal([{ kind: 'new-password', password: ' pass phrase ' }]);
    element.step = newPasswordStates.refused.set.step;
    await settle();
    expect(focused() === field(element, 'password')).to.equal(true);
    expect(textOf(element)).to.contain('among the first that are tried');
  });
});
