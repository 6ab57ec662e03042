import { expect, fixture, html } from '@open-wc/testing';
import { define } from '@sallyport/elements/define';
import { SallyCodeField } from '@sallyport/elements';
import type { CodeStep } from '@sallyport/protocol';
import { codeStates } from '../../demo/states/code.ts';
import { emailCodeStates } from '../../demo/states/delivered-code.ts';
import { FakeClient, field, find, settle, shows, type } from './support.ts';
import { waitUntil } from './wait-until.ts';

define(SallyCodeField);

/** A page's own form, with nothing of the widget around it. */
const plainForm = (alphabet: 'digits' | 'alphanumeric' = 'digits') =>
  fixture<HTMLFormElement>(html`<form>
    <sally-code-field alphabet=${alphabet} auto-submit>
      <label slot="label" for="own">Code</label>
      <input slot="input" id="own" name="pin" inputmode="numeric" autocomplete="one-time-code" required />
    </sally-code-field>
    <button>Verify</button>
  </form>`);

describe('<sally-code-field> alone', () => {
  it('D5 leaves the input to the page’s form: its value, its constraints and its attributes', async () => {
    const form = await plainForm();
    const input = form.elements.namedItem('pin') as HTMLInputElement;
    expect([input.form === form, form.checkValidity()]).to.deep.equal([true, false]);
    type(input, '123 45');
    expect(Object.fromEntries(new FormData(form))).to.deep.equal({ pin: '12345' });
    expect([form.checkValidity(), input.getAttribute('autocomplete'), input.inputMode]).to.deep.equal([
      true,
      'one-time-code',
      'numeric',
    ]);
    form.reset();
    expect(new FormData(form).get('pin')).to.equal('');
  });

  it('AX-14 begins in its first cell, also on a page that runs from right to left', async () => {
    const form = await plainForm();
    const left = (selector: string) => find(form, selector).getBoundingClientRect().left;
    for (const dir of ['ltr', 'rtl']) {
      form.dir = dir;
      expect(left('input'), dir).to.be.closeTo(left('.cell'), 1);
    }
  });

  it('marks the cell that the caret is in, and all of them where the whole code is selected', async () => {
    const form = await plainForm();
    const input = form.elements.namedItem('pin') as HTMLInputElement;
    const element = find(form, 'sally-code-field');
    element.removeAttribute('auto-submit');
    const marked = () => [...element.shadowRoot!.querySelectorAll('.cell')].map((cell) => cell.matches('.next'));
    input.focus();
    type(input, '12');
    await waitUntil(() => marked()[2], 'the caret is in no cell');
    expect(marked().filter(Boolean).length).to.equal(1);
    type(input, '123456');
    input.select();
    await waitUntil(() => element.hasAttribute('selected'), 'nothing says that all is selected');
    expect(marked()).not.to.include(true);
    input.setSelectionRange(1, 1);
    await waitUntil(() => marked()[1] && !element.hasAttribute('selected'), 'all is still said to be selected');
  });

  it('OTP-5 sends the page’s form once, when the code is complete', async () => {
    const form = await plainForm('alphanumeric');
    const sent: unknown[] = [];
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent.push(new FormData(form).get('pin'));
    });
    const input = form.elements.namedItem('pin') as HTMLInputElement;
    type(input, 'ab12c');
    type(input, 'ab12cd');
    type(input, 'ab12cd');
    await settle();
    expect(sent).to.deep.equal(['AB12CD']);
  });
});

describe('E-08 the field of a code in a card', () => {
  beforeEach(() => sessionStorage.clear());

  const { fresh, eight } = codeStates;
  const seven: CodeStep = { ...fresh.set.step, format: { length: 7, alphabet: 'digits' } };
  const { lettersAndDigits } = emailCodeStates;
  for (const step of [fresh.set.step, seven, eight.set.step, lettersAndDigits.set.step])
    for (const room of [288, 320, 359, 384]) {
      const { length, alphabet } = step.format;
      it(`ends within it, with all that is typed in sight: ${length} ${alphabet} in ${room} px`, async () => {
        const client = new FakeClient(step);
        const place = await fixture(html`<div><sally-flow .client=${client} purpose="try"></sally-flow></div>`);
        (place as HTMLElement).style.inlineSize = `${room}px`;
        const input = field(await shows(place as HTMLElement, 'sally-code-step'), 'otp-code');
        type(input, '88888888'.slice(0, length));
        await settle();
        const { right } = input.getBoundingClientRect();
        const card = find(place, '[part=card]').getBoundingClientRect();
        expect([right <= card.right, input.scrollLeft], `${right} in ${card.right}`).to.deep.equal([true, 0]);
        input.setSelectionRange(length, length);
        expect(input.scrollWidth).to.be.at.most(input.clientWidth);
      });
    }
});
