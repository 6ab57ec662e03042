import { expect } from '@open-wc/testing';
import { renewBackupCodesStates } from '../../demo/states/backup-codes.ts';
import { enrolPhoneStates } from '../../demo/states/enrol.ts';
import { answersOf, field, find, focused, press, renderState, settle, textOf, type } from './support.ts';

describe('<sally-enrol-phone-step>', () => {
  it('SF-7 asks for the number in a field that a browser can fill', async () => {
    const element = await renderState(enrolPhoneStates.fresh);
    const input = field(element, 'phone');
    expect(['type', 'autocomplete', 'dir'].map((name) => input.getAttribute(name))).to.deep.equal([
      'tel',
      'tel',
      'ltr',
    ]);
    const [hint] = String(input.getAttribute('aria-describedby')).split(' ');
    expect(element.querySelector(`#${hint}`)?.textContent).to.contain('With country code');
  });

  it('R-04 answers with the number, or goes back', async () => {
    const element = await renderState(enrolPhoneStates.fresh);
    const answers = answersOf(element);
    type(field(element, 'phone'), '+44 7700 900123');
    press(element);
    find<HTMLButtonElement>(element.shadowRoot!, '.step > button').click();
    expect(answers).to.deep.equal([{ kind: 'phone', number: '+44 7700 900123' }, { kind: 'back' }]);
    const alone = await renderState(enrolPhoneStates.alone);
    expect(alone.shadowRoot!.querySelectorAll('.step > button').length).to.equal(0);
  });

  it('wants a number before anything is sent', async () => {
    const element = await renderState(enrolPhoneStates.fresh);
    const answers = answersOf(element);
    press(element);
    await settle();
    const input = field(element, 'phone');
    expect([answers.length, input.ariaInvalid, focused() === input]).to.deep.equal([0, 'true', true]);
    expect(textOf(element)).to.contain('Enter your phone number.');
  });

  it('says beside the field that it is no number, and keeps it', async () => {
    const element = await renderState(enrolPhoneStates.fresh);
    const input = field(element, 'phone');
    type(input, '0770');
    element.step = enrolPhoneStates.invalid.set.step;
    await settle();
    expect(element.querySelector('[slot=error]')?.textContent).to.contain('Begin with + and the country code.');
    expect([input.value, input.ariaInvalid, focused() === input]).to.deep.equal(['0770', 'true', true]);
  });

  it('says above the form what is no fault of the number', async () => {
    const element = await renderState(enrolPhoneStates.fresh);
    element.step = { ...enrolPhoneStates.fresh.set.step, problem: { code: 'not-offered' } };
    await settle();
    expect(find(element.shadowRoot!, '[part=error]').textContent).to.contain('You can’t use that here.');
    expect(field(element, 'phone').ariaInvalid).to.equal('false');
  });
});

describe('<sally-renew-backup-codes-step>', () => {
  it('R-08 says what it costs', async () => {
    const { seven, one, none } = renewBackupCodesStates;
    const said = await Promise.all([seven, one, none].map(async (state) => textOf(await renderState(state))));
    expect(said[0]).to.contain('Your 7 unused codes stop working.');
    expect(said[1]).to.contain('Your unused code stops working.');
    expect(said[2]).to.contain('You have no unused codes left.');
  });

  it('answers only when asked to', async () => {
    const element = await renderState(renewBackupCodesStates.seven);
    const answers = answersOf(element);
    expect(answers).to.deep.equal([]);
    find<HTMLButtonElement>(element.shadowRoot!, 'sally-button button').click();
    expect(answers).to.deep.equal([{ kind: 'enrol', type: 'backup-code' }]);
  });
});
