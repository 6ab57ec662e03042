import { expect } from '@open-wc/testing';
import type { GivenAnswer } from '@sallyport/protocol';
import { stepStates, type StepState } from '../../demo/states/index.ts';
import { answersOf, everything, press, renderState, judged } from './support.ts';

const DIGITS = '1234567890';

/** What a filler has for a field, by what the field says of itself. */
const VALUES: Record<string, string> = {
  name: 'Ada',
  username: 'ada@example.com',
  'current-password': 'correct horse battery',
  'new-password': 'correct horse battery',
  tel: '+447700900123',
};

const codeOf = ({ set: { step } }: StepState): string =>
  DIGITS.slice(0, step && 'format' in step ? step.format.length : 6);

/** The fields that such a filler sees, other than those that it is told to leave. */
const found = (): HTMLInputElement[] =>
  [...document.querySelectorAll('input')].filter(
    ({ type, readOnly, dataset }) => type !== 'checkbox' && !readOnly && dataset.formType !== 'other',
  );

/** Chromium crashes now and then where many elements on a page wait for a text message. */
before(() => Reflect.deleteProperty(window, 'OTPCredential'));

/** Fills in a step and presses its button; says which fields it filled, and what the step answered. */
async function fill(state: StepState): Promise<{ values: string[]; answers: GivenAnswer[]; hidden: number }> {
  const element = await renderState(state);
  const answers = answersOf(element);
  const values = found().map((input) => {
    input.value = VALUES[input.autocomplete] ?? codeOf(state);
    return input.value;
  });
  const all = everything(element).filter(({ localName }) => localName === 'input').length;
  const hidden = all - element.querySelectorAll('input').length;
  press(element);
  element.remove();
  return { values, answers, hidden };
}

/** Nothing can be sent: an answer is on its way, or the code that went out has expired. */
function isClosed({ set: { busy, step } }: StepState): boolean {
  const delivery = step && 'delivery' in step ? step.delivery : undefined;
  return Boolean(busy) || Date.parse(delivery?.expiresAt ?? '') < Date.now();
}

judged('a filler that looks for fields in the page’s own tree, and sends no event', () => {
  it('SF-14 PM-1 fills in every field of every step, and each step sends what it filled in', async () => {
    const wrong: string[] = [];
    let filled = 0;
    for (const state of stepStates) {
      const { values, answers, hidden } = await fill(state);
      if (hidden) wrong.push(`${state.id} has fields in a shadow root`);
      if (values.length === 0 || isClosed(state)) continue;
      filled++;
      const sent = Object.values<unknown>(answers[0] ?? {});
      if (!values.every((value) => sent.includes(value))) wrong.push(`${state.id} sends ${JSON.stringify(answers)}`);
    }
    expect(wrong).to.deep.equal([]);
    expect(filled).to.be.above(60);
  });

  it('E-07 a generator is told how long a new password has to be', async () => {
    const told: [number, string | null][] = [];
    const due: [number, string | null][] = [];
    for (const state of stepStates) {
      const { step } = state.set;
      const element = await renderState(state);
      const input = element.querySelector<HTMLInputElement>('input[autocomplete=new-password]');
      if (input) told.push([input.minLength, input.getAttribute('passwordrules')]);
      if (input && step && 'minLength' in step) due.push([step.minLength, `minlength: ${step.minLength};`]);
      element.remove();
    }
    expect(told).to.deep.equal(due);
    expect(told.length).to.be.above(15);
  });
});
