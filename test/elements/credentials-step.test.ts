import { expect } from '@open-wc/testing';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { answersOf, everything, field, find, focused, press, renderState, settle, textOf, type } from './support.ts';

const attributes = (input: HTMLInputElement, names: string[]) =>
  Object.fromEntries(names.map((name) => [name, input.getAttribute(name)]));

describe('<sally-credentials-step>', () => {
  it('SF-1 names the user name for managers', async () => {
    const input = field(await renderState(credentialsStates.fresh), 'username');
    const names = ['type', 'autocomplete', 'autocapitalize', 'autocorrect', 'spellcheck', 'maxlength'];
    expect(attributes(input, names)).to.deep.equal({
      type: 'text',
      autocomplete: 'username',
      autocapitalize: 'none',
      autocorrect: 'off',
      spellcheck: 'false',
      maxlength: null,
    });
    expect(input.required).to.equal(true);
  });

  it('SF-2 names the password for managers', async () => {
    const input = field(await renderState(credentialsStates.fresh), 'password');
    expect(attributes(input, ['type', 'autocomplete', 'spellcheck', 'maxlength'])).to.deep.equal({
      type: 'password',
      autocomplete: 'current-password',
      spellcheck: 'false',
      maxlength: null,
    });
  });

  it('PM-1 has both fields in the tree of the page, in one form', async () => {
    const element = await renderState(credentialsStates.fresh);
    const fields = document.querySelectorAll<HTMLInputElement>(
      'input[autocomplete^=username], input[autocomplete=current-password]',
    );
    expect([...fields].map(({ form }) => form === element.querySelector('form'))).to.deep.equal([true, true]);
  });

  it('PM-4 leaves room for a manager’s icon', async () => {
    const element = await renderState(credentialsStates.fresh);
    const room = ['username', 'password'].map((name) =>
      Number.parseFloat(getComputedStyle(field(element, name)).paddingInlineEnd),
    );
    expect(Math.min(...room)).to.be.at.least(40);
  });

  it('PM-6 withstands the page’s own sheet', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*{all:unset!important} input,button,label{display:none!important;font-size:40px!important}');
    const element = await renderState(credentialsStates.fresh);
    const look = () =>
      ['display', 'fontSize', 'height', 'paddingLeft', 'borderTopWidth', 'borderTopColor'].map((name) =>
        ['input', 'label', 'form button'].map((it) => getComputedStyle(element.querySelector(it)!)[name as 'display']),
      );
    const before = look();
    document.adoptedStyleSheets = [sheet];
    const after = look();
    document.adoptedStyleSheets = [];
    expect(after).to.deep.equal(before);
  });

  it('SF-14 sends what stands in the fields, filled without any event', async () => {
    const element = await renderState(credentialsStates.fresh);
    const answers = answersOf(element);
    field(element, 'username').value = ' ada@example.com ';
    field(element, 'password').value = ' pass phrase ';
    press(element);
    expect(answers).to.deep.equal([{ kind: 'credentials', identifier: 'ada@example.com', password: ' pass phrase ' }]);
  });

  it('sends nothing while an answer is on its way', async () => {
    const element = await renderState(credentialsStates.busy);
    const answers = answersOf(element);
    field(element, 'username').value = 'ada';
    field(element, 'password').value = 'secret';
    press(element);
    expect(answers).to.deep.equal([]);
  });

  it('asks for what is missing, there', async () => {
    const element = await renderState(credentialsStates.fresh);
    const answers = answersOf(element);
    press(element);
    await settle();
    expect(focused() === field(element, 'username')).to.equal(true);
    expect(field(element, 'username').getAttribute('aria-invalid')).to.equal('true');
    expect(field(element, 'password').getAttribute('aria-invalid')).to.equal('false');
    type(field(element, 'username'), 'ada');
    press(element);
    await settle();
    expect(focused() === field(element, 'password')).to.equal(true);
    expect(textOf(element)).to.contain('Enter your password.').and.not.to.contain('Enter your email');
    expect(answers).to.deep.equal([]);
  });

  it('SF-16 says nothing when a field is left empty', async () => {
    const element = await renderState(credentialsStates.fresh);
    field(element, 'username').focus();
    field(element, 'username').blur();
    await settle();
    expect(element.querySelectorAll('[aria-invalid=true]').length).to.equal(0);
  });

  it('SF-12 keeps the user name and clears the password when both were refused', async () => {
    const element = await renderState(credentialsStates.fresh);
    type(field(element, 'username'), 'ada@example.com');
    type(field(element, 'password'), 'wrong');
    element.step = credentialsStates.refused.set.step;
    await settle();
    expect([field(element, 'username').value, field(element, 'password').value]).to.deep.equal(['ada@example.com', '']);
    expect(focused() === field(element, 'password')).to.equal(true);
    const said = [...element.querySelectorAll('[slot=error]')].map((it) => it.textContent).filter(Boolean);
    expect(said.length).to.equal(1);
  });

  it('SF-10 fills in an identifier that is known', async () => {
    const element = await renderState(credentialsStates.prefilled);
    expect(field(element, 'username').value).to.equal('ada@example.com');
  });

  it('SF-10 D3 keeps a fixed identifier in the form, where managers look, and lets nobody change it', async () => {
    const element = await renderState(credentialsStates.fixed);
    const answers = answersOf(element);
    const input = field(element, 'username');
    expect(attributes(input, ['type', 'autocomplete', 'readonly', 'hidden'])).to.deep.equal({
      type: 'text',
      autocomplete: 'username',
      readonly: '',
      hidden: null,
    });
    expect([input.form === element.querySelector('form'), input.value]).to.deep.equal([true, 'ada@example.com']);
    expect(input.checkVisibility()).to.equal(true);
    expect(input.labels?.[0]?.textContent).to.equal('Account'); // it isn't asked
    const buttons = everything(element).filter((it) => it.matches('button'));
    expect(buttons.map((it) => it.textContent?.trim())).to.have.members(['Continue', 'Show']);
    field(element, 'password').value = 'secret';
    press(element);
    expect(answers).to.deep.equal([{ kind: 'credentials', identifier: 'ada@example.com', password: 'secret' }]);
  });

  it('SF-10 goes on with the password where the identifier is fixed', async () => {
    const element = await renderState(credentialsStates.fixed);
    await element.takeFocus();
    expect(focused() === field(element, 'password')).to.equal(true);
    press(element);
    await settle();
    expect(textOf(element)).to.contain('Enter your password.');
    element.step = credentialsStates.fixedRefused.set.step;
    await settle();
    expect(['username', 'password'].map((name) => field(element, name).getAttribute('aria-invalid'))).to.deep.equal([
      'false',
      'true',
    ]);
    expect(textOf(element)).to.contain('That password is wrong.').and.not.to.contain('email or password');
    expect(focused() === field(element, 'password')).to.equal(true);
  });

  it('SF-10 lets an identifier be changed that is only known, or fixed to nothing', async () => {
    for (const state of [credentialsStates.prefilled, credentialsStates.refused]) {
      expect(field(await renderState(state), 'username').readOnly).to.equal(false);
    }
    const { identifier: _, ...step } = credentialsStates.fixed.set.step;
    expect(field(await renderState({ ...credentialsStates.fixed, set: { step } }), 'username').readOnly).to.equal(
      false,
    );
  });

  it('PW-2 says that Caps Lock is on while it is', async () => {
    const element = await renderState(credentialsStates.fresh);
    const said = find(element.querySelector('sally-password-field')!.shadowRoot!, '.caps');
    const heard: string[] = [];
    for (const on of [false, true, false]) {
      const event = new KeyboardEvent('keydown', { key: 'A', bubbles: true, composed: true });
      Object.defineProperty(event, 'getModifierState', { value: () => on });
      field(element, 'password').dispatchEvent(event);
      await settle();
      heard.push(said.textContent);
    }
    expect([said.role, ...heard]).to.deep.equal(['status', '', 'Caps Lock is on.', '']);
  });

  it('PW-1 shows the password, says so, and hides it before it is sent', async () => {
    const element = await renderState(credentialsStates.fresh);
    const input = field(element, 'password');
    const wrapper = element.querySelector('sally-password-field')!;
    const button = find<HTMLButtonElement>(wrapper.shadowRoot!, 'button');
    const status = find(wrapper.shadowRoot!, '[role=status]');
    expect([button.type, button.ariaLabel, status.textContent]).to.deep.equal(['button', 'Show password', '']);
    button.click();
    await settle();
    expect([input.type, button.ariaLabel, status.textContent]).to.deep.equal([
      'text',
      'Hide password',
      'Your password is visible.',
    ]);
    field(element, 'username').value = 'ada';
    input.value = 'secret';
    const types: string[] = [];
    element.addEventListener('sally-answer', () => types.push(input.type));
    press(element);
    expect(types).to.deep.equal(['password']);
  });
});
