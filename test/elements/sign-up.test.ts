import { expect, fixture, html } from '@open-wc/testing';
import { Failure } from '@sallyport/client';
import type { SallyFlow, SallyLogin } from '@sallyport/elements';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { doneStates } from '../../demo/states/end.ts';
import { recoveryCodeStates } from '../../demo/states/recovery.ts';
import { invitationStates, signUpCodeStates, signUpPhoneStates, signUpStates } from '../../demo/states/sign-up.ts';
import {
  answersOf,
  everything,
  FakeClient,
  field,
  find,
  focused,
  press,
  renderState,
  settle,
  shows,
  textOf,
  type,
} from './support.ts';

const CREATE = 'New here? Create an account';

/** The button that says this, wherever it stands. */
function button(root: Element, words: string): HTMLButtonElement {
  const found = everything(root).find((it) => it.matches('button') && it.textContent?.trim() === words);
  if (!found) throw new Error(`no button ${words}`);
  return found as HTMLButtonElement;
}

const attributes = (input: HTMLInputElement, names: string[]) => names.map((name) => input.getAttribute(name));

const renderOpen = (client: FakeClient) =>
  fixture<SallyLogin>(html`<sally-login sign-up .client=${client}></sally-login>`);

describe('making an account', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => sessionStorage.clear());

  it('is offered where the server says so, and there alone', async () => {
    expect(textOf(await renderState(credentialsStates.signUp))).to.contain(CREATE);
    for (const state of [credentialsStates.fresh, credentialsStates.recover, credentialsStates.fixed])
      expect(textOf(await renderState(state))).not.to.contain(CREATE);
  });

  it('begins a sign-up of its own, with what was typed where it may be an address', async () => {
    for (const [typed, kept] of [
      [' ada@example.com ', 'ada@example.com'],
      ['ada', ''],
    ] as const) {
      sessionStorage.clear();
      const client = new FakeClient(signUpStates.fresh.set.step);
      const login = await renderOpen(client);
      const heard: string[] = [];
      login.parentElement!.addEventListener('sally-sign-up', () => heard.push('sally-sign-up'));
      const first = await shows(login, 'sally-credentials-step');
      type(field(login, 'username'), typed);
      button(first, CREATE).click();
      await shows(login, 'sally-sign-up-step');
      expect(field(login, 'email').value).to.equal(kept);
      expect(client.calls.at(-1)).to.deep.include({
        method: 'start',
        start: { purpose: 'sign-up' },
        answer: undefined,
      });
      expect(heard).to.deep.equal([]);
    }
  });

  it('R-26 goes on at its first form after a reload, and keeps nothing once it is done', async () => {
    const form = signUpStates.fresh.set.step;
    const login = await renderOpen(new FakeClient(form));
    button(await shows(login, 'sally-credentials-step'), CREATE).click();
    await shows(login, 'sally-sign-up-step');
    login.remove();

    const client = new FakeClient(form, doneStates.plain.set.step);
    const reloaded = await renderOpen(client);
    const step = await shows(reloaded, 'sally-sign-up-step');
    expect(client.calls).to.deep.equal([{ method: 'resume', flow: form.flow }]);
    type(field(step, 'email'), 'ada@example.com');
    type(field(step, 'password'), 'a long password 2026');
    press(step);
    await shows(reloaded, 'sally-done-step');
    expect(sessionStorage.length).to.equal(0);
  });

  it('leads over the code to the session, and a reload in between goes on with it', async () => {
    const done = { ...doneStates.enabled.set.step };
    const client = new FakeClient(signUpStates.fresh.set.step, signUpCodeStates.email.set.step, done as never);
    const login = await renderOpen(client);
    button(await shows(login, 'sally-credentials-step'), CREATE).click();
    await shows(login, 'sally-sign-up-step');
    type(field(login, 'name'), ' Ada ');
    type(field(login, 'email'), 'ada@example.com');
    type(field(login, 'password'), ' a long pass phrase ');
    press(login);
    await shows(login, 'sally-code-step');
    expect(sessionStorage.getItem('sally-flow')).to.equal('demo');
    type(field(login, 'otp-code'), '123456');
    press(login);
    await shows(login, 'sally-done-step');
    expect(client.calls.filter(({ method }) => method === 'answer')).to.deep.equal([
      {
        method: 'answer',
        answer: { kind: 'sign-up', email: 'ada@example.com', password: ' a long pass phrase ', name: 'Ada' },
      },
      { method: 'answer', answer: { kind: 'code', code: '123456' } },
    ]);
  });

  it('can be tried again where the server could not be reached', async () => {
    const client = new FakeClient(new Failure('offline'), signUpStates.fresh.set.step);
    const login = await renderOpen(client);
    button(await shows(login, 'sally-credentials-step'), CREATE).click();
    await settle();
    find<HTMLButtonElement>(login, '[role=alert] button').click();
    await shows(login, 'sally-sign-up-step');
  });

  it('goes back to the sign-in, which is one again', async () => {
    const client = new FakeClient(signUpStates.fresh.set.step);
    const login = await renderOpen(client);
    button(await shows(login, 'sally-credentials-step'), CREATE).click();
    button(await shows(login, 'sally-sign-up-step'), 'Already have an account? Sign in').click();
    await shows(login, 'sally-credentials-step');
    type(field(login, 'username'), 'ada');
    type(field(login, 'password'), 'pass phrase');
    press(login);
    await settle();
    expect(client.calls.at(-1)).to.deep.include({ method: 'start', start: { purpose: 'sign-in' } });
  });

  it('is a flow of its own as well, of somebody who is not signed in', async () => {
    const client = new FakeClient(signUpStates.fresh.set.step, signUpCodeStates.email.set.step);
    const flow = await fixture<SallyFlow>(html`<sally-flow purpose="sign-up" .client=${client}></sally-flow>`);
    await shows(flow, 'sally-sign-up-step');
    type(field(flow, 'email'), 'ada@example.com');
    type(field(flow, 'password'), 'a long pass phrase');
    press(flow);
    const code = await shows(flow, 'sally-code-step');
    expect(code.signedIn).to.equal(false);
    expect(textOf(flow)).to.contain('Cancel');
  });

  it('is over in a flow of its own for who has an account: one way back, and no beginning anew', async () => {
    const client = new FakeClient(signUpStates.fresh.set.step, signUpStates.fresh.set.step);
    const flow = await fixture<SallyFlow>(html`<sally-flow purpose="sign-up" .client=${client}></sally-flow>`);
    let cancelled = 0;
    flow.addEventListener('sally-cancel', () => cancelled++);
    const step = await shows(flow, 'sally-sign-up-step');
    expect(textOf(flow)).not.to.contain('Cancel');
    button(step, 'Already have an account? Sign in').click();
    await settle();
    expect([cancelled, client.calls.map(({ method }) => method)]).to.deep.equal([1, ['start', 'leave']]);
  });

  it('SF-11 takes a mistyped address back to the form, with it', async () => {
    const client = new FakeClient(
      signUpStates.fresh.set.step,
      signUpCodeStates.email.set.step,
      signUpStates.fresh.set.step,
    );
    const login = await renderOpen(client);
    button(await shows(login, 'sally-credentials-step'), CREATE).click();
    await shows(login, 'sally-sign-up-step');
    type(field(login, 'email'), 'ada@example.com');
    type(field(login, 'password'), 'a long pass phrase');
    press(login);
    const code = await shows(login, 'sally-code-step');
    expect(textOf(code)).to.contain('New account for').and.not.to.contain('Signing in as');
    button(code, 'Change').click();
    await shows(login, 'sally-sign-up-step');
    expect(field(login, 'email').value).to.equal('ada@example.com');
    expect(client.calls.at(-1)).to.deep.include({ method: 'start', start: { purpose: 'sign-up' } });
  });
});

describe('<sally-sign-up-step>', () => {
  it('SF-1 SF-3 names its fields for managers: the address is the user name, the password a new one', async () => {
    const element = await renderState(signUpStates.fresh);
    const names = ['type', 'autocomplete'];
    expect(attributes(field(element, 'name'), names)).to.deep.equal(['text', 'name']);
    expect(attributes(field(element, 'email'), names)).to.deep.equal(['email', 'username']);
    expect(attributes(field(element, 'password'), names)).to.deep.equal(['password', 'new-password']);
    expect(field(element, 'password').hasAttribute('maxlength')).to.equal(false);
    expect(element.querySelectorAll('input[type=password]').length).to.equal(1);
    button(element, 'Show').click();
    await settle();
    expect(field(element, 'password').type).to.equal('text');
  });

  it('says beforehand how long the password must be, to a screen reader too', async () => {
    const element = await renderState(signUpStates.fresh);
    const [hint] = field(element, 'password')
      .getAttribute('aria-describedby')!
      .split(' ')
      .map((id) => element.querySelector(`[id="${id}"]`));
    expect(hint?.textContent).to.contain('At least 15 characters');
  });

  it('asks for what is missing, there, and sends nothing', async () => {
    const element = await renderState(signUpStates.fresh);
    const answers = answersOf(element);
    press(element);
    await settle();
    expect(focused() === field(element, 'email')).to.equal(true);
    field(element, 'email').value = 'ada@example.com';
    press(element);
    await settle();
    expect(focused() === field(element, 'password')).to.equal(true);
    expect(textOf(element)).to.contain('Enter a password.');
    expect(field(element, 'email').getAttribute('aria-invalid')).to.equal('false');
    expect(answers).to.deep.equal([]);
  });

  it('SF-14 sends what was filled without an event, and no empty name', async () => {
    const element = await renderState(signUpStates.fresh);
    const answers = answersOf(element);
    field(element, 'email').value = ' ada@example.com ';
    field(element, 'password').value = 'a long pass phrase';
    press(element);
    expect(answers).to.deep.equal([{ kind: 'sign-up', email: 'ada@example.com', password: 'a long pass phrase' }]);
  });

  for (const [state, name, words] of [
    [signUpStates.badAddress, 'email', 'Enter your email address'],
    [signUpStates.invisible, 'email', 'invisible character'],
    [signUpStates.badPassword, 'password', 'at least 15 characters'],
    [signUpStates.commonPassword, 'password', 'among the first'],
    [signUpStates.ownPassword, 'password', 'your name'],
    [signUpStates.taken, 'email', 'This email already has an account.'],
  ] as const) {
    it(`says what was refused beside its field, and moves there: ${state.id}`, async () => {
      const element = await renderState({ ...state, before: signUpStates.fresh.set });
      await settle();
      expect(field(element, name).getAttribute('aria-invalid')).to.equal('true');
      expect(focused() === field(element, name)).to.equal(true);
      expect(textOf(element)).to.contain(words);
      expect(element.shadowRoot!.querySelector('[part=error]')).to.equal(null);
    });
  }
});

describe('steps in a sign-up', () => {
  it('send nobody to another way where accounts can’t be made', async () => {
    const said = textOf(await renderState(signUpStates.notOffered));
    expect(said).to.contain('You can’t create an account here.').and.not.to.contain('another way');
  });

  it('R-40 speak of no lock where few attempts are left: there is no account', async () => {
    const said = textOf(await renderState(signUpCodeStates.lastAttempts));
    expect(said).to.contain('2 tries left.').and.not.to.contain('lock');
  });

  it('ask for a number that sets nothing up', async () => {
    const said = textOf(await renderState(signUpPhoneStates.number));
    expect(said).to.contain('Your phone number').and.not.to.contain('when you sign in');
  });
});

describe('an invitation', () => {
  const TOKEN = 'T'.repeat(43);
  const address = location.href;

  beforeEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '', `#${TOKEN}`);
  });
  afterEach(() => {
    sessionStorage.clear();
    history.replaceState(null, '', address);
  });

  const render = (client: FakeClient) =>
    fixture<SallyFlow>(html`<sally-flow purpose="accept-invitation" .client=${client}></sally-flow>`);

  it('A-16 takes its token out of the address, to the server and nowhere else', async () => {
    const heard: string[] = [];
    const listen = (event: Event) => heard.push(JSON.stringify((event as CustomEvent).detail ?? {}));
    for (const name of ['sally-step', 'sally-success', 'sally-error', 'sally-answer'])
      document.addEventListener(name, listen);
    const client = new FakeClient(invitationStates.fresh.set.step, doneStates.enabled.set.step);
    const flow = await render(client);
    expect(location.href).not.to.contain(TOKEN);
    await shows(flow, 'sally-new-password-step');
    expect(client.calls).to.deep.equal([
      { method: 'start', start: { purpose: 'accept-invitation', token: TOKEN }, answer: undefined },
    ]);
    type(field(flow, 'password'), 'a long pass phrase');
    press(flow);
    await shows(flow, 'sally-done-step');
    expect(heard.length).to.be.above(1);
    expect(heard.join() + flow.outerHTML + JSON.stringify(Object.entries(sessionStorage))).not.to.contain(TOKEN);
  });

  it('says to what and by whom, asks for one password, and can’t be cancelled into nothing', async () => {
    const flow = await render(new FakeClient(invitationStates.fresh.set.step));
    const said = textOf(await shows(flow, 'sally-new-password-step'));
    expect(said).to.contain('Join Acme & Söhne').and.to.contain('ada@example.com');
    expect(said).to.contain('An administrator invited you').and.to.contain('At least 15 characters');
    expect(field(flow, 'username').value).to.equal('ada@example.com');
    expect(textOf(flow)).not.to.contain('Cancel').and.not.to.contain('another account');
  });

  it('goes on after a reload without its token, and with another token begins anew', async () => {
    sessionStorage.setItem('sally-flow-accept-invitation', 'demo');
    const fresh = new FakeClient(invitationStates.fresh.set.step);
    await shows(await render(fresh), 'sally-new-password-step');
    expect(fresh.calls.map(({ method }) => method)).to.deep.equal(['start']);
    const reloaded = new FakeClient(invitationStates.fresh.set.step);
    await shows(await render(reloaded), 'sally-new-password-step');
    expect(reloaded.calls).to.deep.equal([{ method: 'resume', flow: 'demo' }]);
  });

  it('says that it is over where it is, and offers nothing to type', async () => {
    const flow = await render(new FakeClient(invitationStates.over.set.step));
    const said = textOf(await shows(flow, 'sally-new-password-step'));
    expect(said).to.contain('This invitation no longer works').and.to.contain('ask for a new one');
    expect(flow.querySelectorAll('input').length).to.equal(0);
    expect(flow.querySelectorAll('sally-button').length).to.equal(0);
  });

  for (const [returnTo, led] of [
    ['/app', [`${location.origin}/app`]],
    ['https://elsewhere.test/', []], // no server has let it in
    ['javascript:alert(1)', []],
  ] as const)
    it(`leads whose invitation is over to the sign-in of the page, by return-to="${returnTo}"`, async () => {
      const client = new FakeClient(invitationStates.over.set.step);
      const flow = await fixture<HTMLElement>(html`
        <sally-flow purpose="accept-invitation" return-to=${returnTo} .client=${client}></sally-flow>`);
      const heard: string[] = [];
      flow.addEventListener('sally-before-redirect', (event) => {
        event.preventDefault();
        heard.push(event.detail.returnTo);
      });
      const step = await shows(flow, 'sally-new-password-step');
      const buttons = [...step.shadowRoot!.querySelectorAll<HTMLButtonElement>('sally-button button')];
      for (const button of buttons) button.click();
      expect([buttons.map((it) => it.textContent?.trim()), heard]).to.deep.equal([led.map(() => 'Sign in'), [...led]]);
    });

  it('leaves the address alone for any other purpose', async () => {
    const client = new FakeClient(recoveryCodeStates.fresh.set.step);
    await fixture(html`<sally-flow purpose="reauthenticate" .client=${client}></sally-flow>`);
    expect(location.hash).to.equal(`#${TOKEN}`);
  });
});
