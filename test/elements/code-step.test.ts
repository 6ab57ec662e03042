import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { codeStates } from '../../demo/states/code.ts';
import { answersOf, everything, field, find, focused, press, renderState, settle, textOf, type } from './support.ts';

const alone = codeStates.alone;

describe('<sally-code-step>', () => {
  it('SF-4 OTP-1 D5 asks for digits in one plain field', async () => {
    const element = await renderState(alone);
    const input = field(element, 'otp-code');
    const names = ['type', 'inputmode', 'autocomplete', 'maxlength', 'spellcheck', 'dir'];
    expect(names.map((name) => input.getAttribute(name))).to.deep.equal([
      'text',
      'numeric',
      'one-time-code',
      null,
      'false',
      'ltr',
    ]);
    expect(element.querySelectorAll('input').length).to.equal(1);
    const cells = everything(element).flatMap((it) => [...(it.shadowRoot?.querySelectorAll('.cells') ?? [])]);
    expect(cells.map((it) => [it.childElementCount, it.ariaHidden])).to.deep.equal([[6, 'true']]);
  });

  it('SF-6 asks for a backup code in a field that no manager takes for another', async () => {
    const element = await renderState(codeStates.backup);
    const input = field(element, 'backup-code');
    expect(['inputmode', 'autocomplete'].map((name) => input.getAttribute(name))).to.deep.equal(['text', 'off']);
    expect(element.querySelector('sally-code-field')).to.equal(null);
  });

  it('OTP-12 is large enough that a phone does not zoom, and can be touched', async () => {
    const style = getComputedStyle(field(await renderState(alone), 'otp-code'));
    expect(Number.parseFloat(style.fontSize)).to.be.at.least(16);
    const behind = Number.parseFloat(style.paddingInlineEnd) + Number.parseFloat(style.letterSpacing);
    expect(behind).to.be.at.least(40); // of a manager's icon
    expect(style.opacity).to.equal('1');
  });

  for (const [written, sent] of [
    ['123 456', '123456'],
    ['123-456', '123456'],
    ['123–456', '123456'],
    ['１２３４５６', '123456'],
    ['١٢٣٤٥٦', '123456'],
    ['Your code is 123456.', '123456'],
    ['123456\n', '123456'],
    ['012345', '012345'],
    ['G-123456', '123456'],
  ] as const) {
    it(`OTP-2 reads ${JSON.stringify(written)}, pasted or filled in`, async () => {
      const element = await renderState(alone);
      const answers = answersOf(element);
      type(field(element, 'otp-code'), written);
      expect(field(element, 'otp-code').value).to.equal(sent);
      press(element);
      field(element, 'otp-code').value = written; // without an event, as an extension does
      press(element);
      expect(answers).to.deep.equal([
        { kind: 'code', code: sent },
        { kind: 'code', code: sent },
      ]);
    });
  }

  for (const [code, words] of [
    ['', 'Enter the code.'],
    ['12345', 'The code is 6 digits. Enter all of them.'],
    ['1234567', 'That’s too many digits. The code is 6.'],
    ['12a456', 'Use digits only.'],
  ] as const) {
    it(`OTP-4 OTP-3 says what is wrong with “${code}” and keeps it`, async () => {
      const element = await renderState(alone);
      const answers = answersOf(element);
      const input = field(element, 'otp-code');
      type(input, code);
      press(element);
      await settle();
      expect(answers).to.deep.equal([]);
      expect(input.value.toLowerCase()).to.equal(code);
      expect(textOf(element)).to.contain(words);
      expect([input.getAttribute('aria-invalid'), focused() === input]).to.deep.equal(['true', true]);
    });
  }

  it('keeps the caret where a digit is typed into the middle', async () => {
    const input = field(await renderState(alone), 'otp-code');
    input.focus();
    await sendKeys({ type: '123 56' });
    expect(input.value).to.equal('12356');
    input.setSelectionRange(3, 3);
    await sendKeys({ type: ' 4' });
    expect([input.value, input.selectionStart]).to.deep.equal(['123456', 4]);
  });

  it('OTP-6 selects a refused code, says why, and takes the focus', async () => {
    const element = await renderState({ ...alone, set: codeStates.fresh.set });
    const input = field(element, 'otp-code');
    type(input, '123456');
    element.step = codeStates.lastAttempts.set.step;
    await settle();
    expect([input.selectionStart, input.selectionEnd, input.value]).to.deep.equal([0, 6, '123456']);
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    const described = String(input.getAttribute('aria-describedby')).split(' ');
    const description = described.map((id) => element.querySelector(`#${id}`)?.textContent).join(' ');
    expect(description).to.contain('That code isn’t right. Try again. 2 tries left before your account locks.');
    expect(focused() === input).to.equal(true);
  });

  it('R-40 counts the last attempt in the singular', async () => {
    expect(textOf(await renderState(codeStates.lastAttempt))).to.contain('1 try left before');
  });

  it('R-29 tells a used code from a wrong one', async () => {
    expect(textOf(await renderState(codeStates.used))).to.contain('That code was already used. Wait for the next');
    expect(textOf(await renderState(codeStates.backupUsed))).to.contain('already used. Use another.');
  });

  it('OTP-13 R-50 offers trust above the button, unticked, and sends it along', async () => {
    const element = await renderState(codeStates.fresh);
    const answers = answersOf(element);
    const box = field(element, 'trust-device');
    expect([box.checked, textOf(element).includes('Trust this device for 30 days')]).to.deep.equal([false, true]);
    expect(box.compareDocumentPosition(element.querySelector('form button')!)).to.equal(4);
    type(field(element, 'otp-code'), '123456');
    press(element);
    box.click();
    press(element);
    expect(answers).to.deep.equal([
      { kind: 'code', code: '123456' },
      { kind: 'code', code: '123456', trustDevice: true },
    ]);
  });

  it('OTP-13 has no checkbox where policy forbids trust', async () => {
    expect((await renderState(alone)).querySelector('[name=trust-device]')).to.equal(null);
  });

  it('R-27 lists the other ways when asked', async () => {
    const element = await renderState(codeStates.backup);
    const answers = answersOf(element);
    const others = find(element.shadowRoot!, 'sally-try-another-way');
    const button = find<HTMLButtonElement>(others.shadowRoot!, '.text-button');
    expect([button.ariaExpanded, others.shadowRoot!.querySelectorAll('.choice').length]).to.deep.equal(['false', 0]);
    button.click();
    await settle();
    expect(button.ariaExpanded).to.equal('true');
    find<HTMLButtonElement>(others.shadowRoot!, '.choice').click();
    expect(answers).to.deep.equal([{ kind: 'choose', authenticator: 'a1' }]);
  });

  it('OTP-5 sends itself once when complete, only if asked to, and says so', async () => {
    const element = await renderState(alone);
    const answers = answersOf(element);
    const input = field(element, 'otp-code');
    type(input, '123456');
    expect(answers).to.deep.equal([]);
    element.autoSubmit = true;
    await element.updateComplete;
    expect(textOf(element)).to.contain('We check it as soon as you’ve typed all of it.');
    type(input, '');
    type(input, '123456');
    type(input, '123456');
    element.step = { ...alone.set.step, problem: { code: 'invalid-code' } };
    await settle();
    type(input, '123456');
    expect(answers.length).to.equal(1);
    type(input, '12345');
    type(input, '123457');
    expect(answers.map((answer) => answer.kind === 'code' && answer.code)).to.deep.equal(['123456', '123457']);
  });

  it('OTP-5 leaves time to tick the box where trust is offered', async () => {
    const element = await renderState(codeStates.fresh);
    const answers = answersOf(element);
    element.autoSubmit = true;
    await element.updateComplete;
    type(field(element, 'otp-code'), '123456');
    expect(answers).to.deep.equal([]);
  });

  it('R-30 has nothing but starting again when the sign-in is over', async () => {
    const element = await renderState({
      ...codeStates.fresh,
      set: { step: { ...codeStates.fresh.set.step, problem: { code: 'flow-over' } } },
    });
    const left: string[] = [];
    element.addEventListener('sally-leave', (event) => left.push(event.type));
    const buttons = [...element.shadowRoot!.querySelectorAll('button')];
    expect(buttons.map((it) => it.textContent)).to.deep.equal(['Start again']);
    expect(field(element, 'otp-code').getClientRects().length).to.equal(0);
    buttons[0]?.click();
    expect(left).to.deep.equal(['sally-leave']);
  });
});
