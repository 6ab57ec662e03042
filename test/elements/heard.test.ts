import { expect } from '@open-wc/testing';
import type { StepElement } from '@sallyport/elements';
import type { Problem, Step } from '@sallyport/protocol';
import { stepStates, type StepState } from '../../demo/states/index.ts';
import { answersOf, everything, focused, renderState, settle, judged } from './support.ts';

/** Chromium crashes now and then where many elements on a page wait for a text message. */
before(() => Reflect.deleteProperty(window, 'OTPCredential'));

type Refused = StepState & { set: { step: Step & { problem: Problem } } };

/** What the server refuses while its step stays. The others are screens of their own: a lock, an end. */
const refusals = stepStates.filter(
  (state): state is Refused =>
    state.set.step?.problem !== undefined &&
    state.set.step.kind !== 'locked' &&
    !state.set.step.problem.code.endsWith('-over'),
);

/** The step before it was refused. */
function asked(refused: Step): Step {
  const step = { ...refused };
  delete step.problem;
  return step;
}

const rootsOf = (element: Element): (Element | ShadowRoot)[] =>
  [element, ...everything(element)].flatMap((each) => (each.shadowRoot ? [each, each.shadowRoot] : [each]));

/** What an element says is wrong, as it is seen. */
function seenIn(element: Element): string {
  const texts = rootsOf(element).flatMap((root) => [
    ...root.querySelectorAll<HTMLElement>('[part=error], [slot=error]:not(:empty)'),
  ]);
  return texts.find((it) => it.textContent?.trim())?.textContent?.trim() ?? '';
}

/** All that a screen reader says from now on: what live regions come to hold, and what takes the focus. */
function listenTo(element: Element): () => string[] {
  const heard: string[] = [];
  const regions = everything(element).filter((each) => each.matches('[role=alert], [role=status]'));
  const observers = regions.map((region) => {
    const observer = new MutationObserver(() => {
      if (region.textContent?.trim()) heard.push(region.textContent.trim());
    });
    observer.observe(region, { childList: true, subtree: true, characterData: true });
    return observer;
  });
  const before = focused();
  return () => {
    for (const observer of observers) observer.disconnect();
    const target = focused();
    if (target && target !== before) heard.push(spoken(target));
    return heard;
  };
}

/** What is said of an element that takes the focus: its description, and the text of what is no field. */
function spoken(element: Element): string {
  const root = element.getRootNode() as Document | ShadowRoot;
  const ids = element.getAttribute('aria-describedby')?.split(' ') ?? [];
  const described = ids.map((id) => root.querySelector(`#${id}`)?.textContent?.trim()).join(' ');
  return element.matches('input') ? described : `${element.textContent?.trim()} ${described}`;
}

/** Puts the focus where a person has it who sends a form by the Enter key, or by its button. */
function focusOn(element: StepElement, by: 'key' | 'button'): void {
  const fields = [...element.querySelectorAll<HTMLElement>('input:not([type=checkbox], [hidden])')];
  const button = rootsOf(element).flatMap((root) => [...root.querySelectorAll<HTMLElement>('button')])[0];
  const target = (by === 'key' && fields.at(-1)) || element.querySelector<HTMLElement>('sally-button button') || button;
  target?.focus();
}

judged('E-02 a refusal is said once', function () {
  for (const by of ['key', 'button'] as const) {
    it(`in every state, sent by ${by}`, async () => {
      const wrong: string[] = [];
      for (const state of refusals) {
        const { step } = state.set;
        const set = { ...state.set, step: asked(step) };
        const element = (await renderState({ ...state, set } as StepState)) as StepElement;
        focusOn(element, by);
        element.busy = true;
        await element.updateComplete;
        const heard = listenTo(element);
        element.step = step;
        element.busy = false;
        await settle();
        const seen = seenIn(element);
        const said = heard().filter((words) => seen && words.includes(seen));
        if (said.length !== 1) wrong.push(`${state.id}: “${seen}” is said ${said.length} times`);
        element.remove();
      }
      expect(wrong).to.deep.equal([]);
    });
  }

  for (const by of ['key', 'button'] as const) {
    it(`where a form can’t be sent as it is, by ${by}`, async () => {
      const wrong: string[] = [];
      for (const state of stepStates.filter(({ set }) => !set.step?.problem && !set.busy)) {
        const element = (await renderState({ ...state, typed: {} } as StepState)) as StepElement;
        const answers = answersOf(element);
        focusOn(element, by);
        const heard = listenTo(element);
        element.querySelector('form')?.requestSubmit();
        await settle();
        const seen = seenIn(element);
        const said = heard().filter((words) => seen && words.includes(seen));
        const isRefused = element.querySelector('form') !== null && answers.length === 0 && !usesDevice(state);
        if (said.length !== (isRefused ? 1 : 0)) wrong.push(`${state.id}: “${seen}” is said ${said.length} times`);
        element.remove();
      }
      expect(wrong).to.deep.equal([]);
    });
  }
});

/** Its form opens a dialogue of the browser. */
const usesDevice = ({ tag }: StepState): boolean => tag.endsWith('passkey-step');
