import { expect } from '@open-wc/testing';
import type { StepElement } from '@sallyport/elements';
import type { CodeStep, Delivery } from '@sallyport/protocol';
import { emailCodeStates, smsCodeStates } from '../../demo/states/delivered-code.ts';
import { inSeconds } from '../../demo/states/instant.ts';
import { StillClock } from './still-clock.ts';
import { answersOf, field, find, focused, press, renderState, settle, textOf, type } from './support.ts';
import { waitUntil } from './wait-until.ts';

const fresh = emailCodeStates.fresh.set.step;

/** Renders a code that was sent, with this much time left. */
const sent = (delivery: Partial<Delivery>, step: CodeStep = fresh) =>
  renderState({ tag: 'sally-code-step', set: { step: { ...step, delivery: { ...step.delivery!, ...delivery } } } });

const pieces = (element: StepElement) => find(element.shadowRoot!, 'sally-resend-code').shadowRoot!;
const opener = (element: StepElement) => find<HTMLButtonElement>(pieces(element), '.opener');
const resend = (element: StepElement) => find<HTMLButtonElement>(pieces(element), 'button:not(.opener)');

/** Collects what the live region says, from now on. */
function heard(element: StepElement): string[] {
  const region = find(pieces(element), '[role=status]');
  const words: string[] = [];
  new MutationObserver(() => words.push(String(region.textContent))).observe(region, {
    characterData: true,
    childList: true,
    subtree: true,
  });
  return words;
}

describe('a code that was sent', () => {
  let clock: StillClock;
  beforeEach(() => void (clock = new StillClock()));
  afterEach(() => clock.restore());

  it('says where it went and until when it works, in the field’s own description', async () => {
    const element = await renderState(smsCodeStates.fresh);
    const { to, expiresAt } = smsCodeStates.fresh.set.step.delivery;
    const time = new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(new Date(expiresAt));
    const ids = String(field(element, 'otp-code').getAttribute('aria-describedby')).split(' ');
    const description = ids.map((id) => element.querySelector(`#${id}`)?.textContent).join(' ');
    expect(description).to.contain(`We sent it to ${to}.`);
    expect(description).to.match(/It works until .*\d/);
    if (new Date(expiresAt).toDateString() === new Date().toDateString()) expect(description).to.contain(time);
    expect(element.querySelector('bdi')?.textContent).to.equal(to);
    expect(textOf(element)).to.contain('Check your phone');
  });

  it('OTP-7 announces its last minute once', async () => {
    const element = await sent({ expiresAt: inSeconds(90) });
    const words = heard(element);
    clock.advance(30);
    await waitUntil(() => words.length > 0);
    await settle();
    expect(words).to.deep.equal(['It expires in one minute.']);
  });

  it('OTP-7 says once that it has run out, offers a new one, and sends nothing unasked', async () => {
    const element = await sent({ expiresAt: inSeconds(30) });
    const answers = answersOf(element);
    const words = heard(element);
    expect(element.shadowRoot!.querySelectorAll('.notice').length).to.equal(0);
    clock.advance(30);
    await waitUntil(() => words.length > 0);
    await settle();
    expect(words).to.deep.equal(['This code has expired. Send a new one.']);
    expect(find(element.shadowRoot!, '.notice').textContent).to.contain('This code has expired');
    expect(pieces(element).querySelectorAll('.notice').length).to.equal(0);
    expect(resend(element).textContent?.trim()).to.equal('Send a new code');
    expect(answers).to.deep.equal([]);
  });

  it('OTP-8 keeps the focus where the button makes room for what it opened', async () => {
    const element = await sent({ expiresAt: inSeconds(30) });
    opener(element).focus();
    clock.advance(30);
    await waitUntil(() => pieces(element).querySelector('.opener') === null);
    await settle();
    expect(focused() === resend(element)).to.equal(true);
  });

  it('OTP-8 counts down to another on a button that keeps the focus, and announces it once', async () => {
    const element = await sent({ resendAt: inSeconds(2) });
    const answers = answersOf(element);
    opener(element).click();
    await settle();
    const button = resend(element);
    const words = heard(element);
    button.focus();
    button.click();
    expect([button.textContent?.trim(), button.ariaDisabled, button.disabled]).to.deep.equal([
      `Send a new code ${new Intl.RelativeTimeFormat('en', { style: 'narrow' }).format(2, 'second')}`,
      'true',
      false,
    ]);
    clock.advance(2);
    await waitUntil(() => words.length > 0);
    await settle();
    expect([button.textContent?.trim(), button.ariaDisabled, focused() === button]).to.deep.equal([
      'Send a new code',
      'false',
      true,
    ]);
    expect(words).to.deep.equal(['You can ask for a new one now.']);
    expect(answers).to.deep.equal([]);
    button.click();
    expect(answers).to.deep.equal([{ kind: 'resend' }]);
  });

  it('OTP-8 tells nobody who has not looked for it that another can be asked for', async () => {
    const element = await sent({ resendAt: inSeconds(2.2) });
    const words = heard(element);
    clock.advance(2.2);
    await new Promise((resolve) => setTimeout(resolve, 500)); // it looks at the time after 220 ms
    opener(element).click();
    await settle();
    expect([words, resend(element).ariaDisabled]).to.deep.equal([[], 'false']);
  });

  it('OTP-8 says once that a new one was sent, and keeps focus and text', async () => {
    const element = await sent({});
    opener(element).click();
    await settle();
    const words = heard(element);
    type(field(element, 'otp-code'), '123');
    resend(element).focus();
    element.step = {
      ...fresh,
      revision: 2,
      delivery: { ...fresh.delivery, expiresAt: inSeconds(600), resendAt: inSeconds(30) },
    };
    await settle();
    expect(words).to.deep.equal(['New code sent. The old one no longer works.']);
    expect([focused() === resend(element), field(element, 'otp-code').value]).to.deep.equal([true, '123']);
    expect(find(pieces(element), '.notice').textContent).to.contain('New code sent');
  });

  it('asks for nothing while busy', async () => {
    const element = await renderState({
      ...emailCodeStates.ranOut,
      set: { ...emailCodeStates.ranOut.set, busy: true },
    });
    const asked = answersOf(find(element.shadowRoot!, 'sally-resend-code'));
    resend(element).click();
    expect(asked).to.deep.equal([]);
  });

  it('OTP-8 offers another way where no more can be sent, and to start again where there is none', async () => {
    const element = await renderState(emailCodeStates.tooMany);
    opener(element).click();
    await settle();
    expect(textOf(element)).to.contain('We can’t send more for now. Try another way.');
    expect(pieces(element).querySelectorAll('button:not(.opener)').length).to.equal(0);
    const alone = await renderState(emailCodeStates.onlyWay);
    const left: string[] = [];
    alone.addEventListener('sally-leave', (event) => left.push(event.type));
    resend(alone).click();
    expect(left).to.deep.equal(['sally-leave']);
  });

  it('OTP-9 tells where to look when asked, and never more of the number', async () => {
    const element = await renderState(emailCodeStates.fresh);
    expect(opener(element).ariaExpanded).to.equal('false');
    expect(textOf(element)).not.to.contain('spam');
    opener(element).click();
    await settle();
    expect(opener(element).ariaExpanded).to.equal('true');
    expect(textOf(element)).to.contain('Check your spam folder.');
    expect(textOf(await renderState(smsCodeStates.fresh))).not.to.contain('Use another number');
  });

  it('OTP-9 lets the number be changed while it is set up, and the choice of an email', async () => {
    for (const [state, words] of [
      [smsCodeStates.enrols, 'Use another number'],
      [emailCodeStates.enrols, 'Choose another way'],
    ] as const) {
      const element = await renderState(state);
      const answers = answersOf(element);
      const back = find<HTMLButtonElement>(element.shadowRoot!, '.more > button');
      expect(back.textContent?.trim()).to.equal(words);
      back.click();
      expect(answers).to.deep.equal([{ kind: 'back' }]);
    }
  });

  it('R-05 says that it went to the email instead', async () => {
    const words = textOf(await renderState(smsCodeStates.fellBack));
    expect(words).to.contain('We couldn’t reach your phone, so the code went to your email.');
    expect(words).to.contain('Check your email');
  });

  for (const [state, words] of [
    ['refused', 'That code isn’t right. Try again.'],
    ['expired', 'That code has expired. Send a new one.'],
    ['replaced', 'That code was replaced. Use the one in the newest message.'],
    ['used', 'That code was already used. Send a new one.'],
  ] as const) {
    it(`OTP-4 R-29 says beside the field, and keeps what was typed: ${state}`, async () => {
      const element = await renderState(emailCodeStates.fresh);
      type(field(element, 'otp-code'), '123456');
      element.step = emailCodeStates[state].set.step;
      await settle();
      const input = field(element, 'otp-code');
      expect(element.querySelector('[slot=error]')?.textContent).to.equal(words);
      expect(element.shadowRoot!.querySelectorAll('[part=error]').length).to.equal(0);
      expect([input.value, input.ariaInvalid, focused() === input]).to.deep.equal(['123456', 'true', true]);
      expect([input.selectionStart, input.selectionEnd]).to.deep.equal([0, 6]);
    });
  }

  for (const [state, words] of [
    ['cooldown', 'A code was sent a moment ago. You can send another soon.'],
    ['tooMany', 'Too many codes were sent. Use the last one, or try another way.'],
  ] as const) {
    it(`OTP-4 says above the form, as no error of the field, and keeps what was typed: ${state}`, async () => {
      const element = await renderState(emailCodeStates.fresh);
      type(field(element, 'otp-code'), '123');
      element.step = emailCodeStates[state].set.step;
      await settle();
      const input = field(element, 'otp-code');
      expect(find(element.shadowRoot!, '[part=error]').textContent?.trim()).to.equal(words);
      expect([input.value, input.getAttribute('aria-invalid')]).to.deep.equal(['123', 'false']);
      expect(focused()?.getAttribute('part')).to.equal('error');
    });
  }

  it('has one obvious button, which can succeed, and no field, where no code could be sent', async () => {
    const element = await renderState(emailCodeStates.notSent);
    const error = find(element.shadowRoot!, '[part=error]').textContent?.trim();
    expect(error).to.equal('We couldn’t send the code. Try again, or try another way.');
    expect(element.querySelectorAll('input, button').length).to.equal(0);
    expect(resend(element).textContent?.trim()).to.equal('Send a new code');
  });

  it('has one obvious button, which can succeed, and no device to trust, once the code has expired', async () => {
    const element = await renderState(emailCodeStates.ranOut);
    const answers = answersOf(element);
    expect(element.querySelectorAll('button, sally-trust-device').length).to.equal(0);
    expect(textOf(element)).to.contain('Expired at').and.not.to.contain('It works until');
    resend(element).click();
    expect(answers).to.deep.equal([{ kind: 'resend' }]);
  });

  it('moves the focus to the field as the button that it was on goes', async () => {
    const element = await sent({ expiresAt: inSeconds(30) });
    find<HTMLButtonElement>(element, 'sally-button button').focus();
    clock.advance(30);
    await waitUntil(() => element.querySelector('sally-button') === null);
    await settle();
    expect(focused() === field(element, 'otp-code')).to.equal(true);
  });

  it('shows nothing but that it goes on, once the mail’s link was opened', async () => {
    const element = await renderState(emailCodeStates.linkApproved);
    expect(element.querySelectorAll('input, button').length).to.equal(0);
    expect(textOf(element)).to.contain('Confirmed').and.not.to.contain('Open the link');
  });

  it('says once that it has run out where the server has just said so', async () => {
    const words = textOf(await renderState(emailCodeStates.expired));
    expect(words.match(/expired/g)?.length).to.equal(1);
  });

  it('a look at the same step takes neither error nor focus away', async () => {
    const element = await renderState(emailCodeStates.link);
    const input = field(element, 'otp-code');
    type(input, '123');
    press(element);
    await settle();
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    opener(element).focus();
    element.step = { ...element.step, delivery: { ...emailCodeStates.link.set.step.delivery } } as CodeStep;
    await settle();
    expect([input.getAttribute('aria-invalid'), input.value]).to.deep.equal(['true', '123']);
    expect(focused() === opener(element)).to.equal(true);
    element.step = { ...emailCodeStates.link.set.step, problem: { code: 'invalid-code' } };
    await settle();
    expect(focused() === input).to.equal(true);
    opener(element).focus();
    element.step = { ...element.step, delivery: { ...emailCodeStates.link.set.step.delivery } } as CodeStep;
    await settle();
    expect(focused() === opener(element)).to.equal(true);
  });
});

describe('a code of letters and digits', () => {
  it('SF-5 R-03 has a keyboard with letters, and a cell for each', async () => {
    const element = await renderState(emailCodeStates.lettersAndDigits);
    const input = field(element, 'otp-code');
    const names = ['inputmode', 'autocapitalize', 'autocomplete', 'maxlength'];
    expect(names.map((name) => input.getAttribute(name))).to.deep.equal(['text', 'characters', 'one-time-code', null]);
    expect(find(element.querySelector('sally-code-field')!.shadowRoot!, '.cells').childElementCount).to.equal(6);
  });

  for (const written of ['ab12cd', 'AB1 2CD', 'ab1-2cd', ' ＡＢ１２ＣＤ\n', 'ab١٢cd']) {
    it(`OTP-2 reads ${JSON.stringify(written)}`, async () => {
      const element = await renderState(emailCodeStates.lettersAndDigits);
      const answers = answersOf(element);
      type(field(element, 'otp-code'), written);
      expect(field(element, 'otp-code').value).to.equal('AB12CD');
      press(element);
      expect(answers).to.deep.equal([{ kind: 'code', code: 'AB12CD' }]);
    });
  }

  for (const [code, words] of [
    ['AB12C', 'The code is 6 letters and digits long.'],
    ['AB12CDE', 'The code is 6 letters and digits long.'],
    ['AB1!2C', 'Use letters and digits only.'],
  ] as const) {
    it(`OTP-3 OTP-4 says what is wrong with “${code}” and keeps it`, async () => {
      const element = await renderState(emailCodeStates.lettersAndDigits);
      const answers = answersOf(element);
      type(field(element, 'otp-code'), code);
      press(element);
      await settle();
      expect(answers).to.deep.equal([]);
      expect([field(element, 'otp-code').value, textOf(element).includes(words)]).to.deep.equal([code, true]);
    });
  }

  it('OTP-5 sends itself once it is complete, if asked to', async () => {
    const { trust: _, ...step } = emailCodeStates.lettersAndDigits.set.step;
    const element = await renderState({ tag: 'sally-code-step', set: { step } });
    const answers = answersOf(element);
    element.autoSubmit = true;
    await element.updateComplete;
    type(field(element, 'otp-code'), 'ab12c');
    type(field(element, 'otp-code'), 'ab12cd');
    expect(answers).to.deep.equal([{ kind: 'code', code: 'AB12CD' }]);
  });

  it('closes what else was opened below the form, where one part of it is opened', async () => {
    const element = await renderState(emailCodeStates.fresh);
    const ways = find(element.shadowRoot!, 'sally-try-another-way').shadowRoot!;
    const other = find<HTMLButtonElement>(ways, 'button');
    const opened = () => [opener(element), other].map((button) => button.getAttribute('aria-expanded'));
    const press = async (button: HTMLButtonElement) => {
      button.click();
      await settle();
      return opened();
    };
    expect(await press(other)).to.deep.equal(['false', 'true']);
    expect(await press(opener(element))).to.deep.equal(['true', 'false']);
    expect(await press(opener(element))).to.deep.equal(['false', 'false']);
  });
});
