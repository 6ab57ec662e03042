import { expect, fixture, html } from '@open-wc/testing';
import { SignInClient } from '@sallyport/client';
import type { SallyFlow, StepElement } from '@sallyport/elements';
import type { GivenAnswer, Step } from '@sallyport/protocol';
import { stepStates, type StepState } from '../../demo/states/index.ts';
import { everything, find, renderState, settle, shows, textOf, judged } from './support.ts';

/** Chromium crashes now and then where many elements on a page wait for a text message. */
before(() => Reflect.deleteProperty(window, 'OTPCredential'));

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

const translateAll = (element: Element): void => {
  for (const each of [element, ...everything(element)]) {
    translate(each);
    if (each.shadowRoot) translate(each.shadowRoot);
  }
};

judged('F-05 a page that was translated', function () {
  it('shows in every state what is wrong now, and nothing of what was wrong before', async () => {
    const wrong: string[] = [];
    for (const state of stepStates) {
      const { step } = state.set;
      if (!step?.problem || step.kind === 'locked' || step.problem.code.endsWith('-over')) continue;
      const { problem: _, ...clean } = step;
      const element = (await renderState(state)) as StepElement;
      const errors = () =>
        everything(element)
          .filter((it) => it.matches('[part=error], [slot=error]'))
          .map((it) => it.textContent?.trim())
          .join('');
      const before = errors();
      translateAll(element);
      element.step = { ...clean, revision: step.revision + 1 } as Step;
      await element.updateComplete;
      if (errors() !== '') wrong.push(`${state.id}: “${errors()}” stays`);
      translateAll(element);
      element.step = { ...step, revision: step.revision + 1 };
      await element.updateComplete;
      // of an app's code it may say more by the second time
      if (!errors().startsWith(before)) wrong.push(`${state.id}: “${errors()}” instead of “${before}”`);
      element.remove();
    }
    expect(wrong).to.deep.equal([]);
  });

  it('says in every state that an answer is on its way', async () => {
    const wrong: string[] = [];
    for (const state of stepStates.filter(({ set }) => !set.step?.problem && !set.busy)) {
      const element = (await renderState(state)) as StepElement;
      const button = everything(element).find((it) => it.matches('sally-button > button'));
      if (button && element.step.kind !== 'done' && element.step.kind !== 'locked') {
        translateAll(element);
        element.busy = true;
        await element.updateComplete;
        await settle();
        const now = everything(element)
          .find((it) => it.matches('sally-button[busy] > button'))
          ?.textContent?.trim();
        if (now && !/^[^«]+…$/.test(now)) wrong.push(`${state.id}: “${now}”`);
      }
      element.remove();
    }
    expect(wrong).to.deep.equal([]);
  });
});

/** One answer to each kind of step that takes any. */
const ANSWERS: Partial<Record<Step['kind'], GivenAnswer>> = {
  credentials: { kind: 'credentials', identifier: 'ada', password: 'pass phrase' },
  identify: { kind: 'identify', identifier: 'ada' },
  'sign-up': { kind: 'sign-up', email: 'ada@example.com', password: 'pass phrase' },
  code: { kind: 'code', code: '123456' },
  passkey: { kind: 'choose', authenticator: 'a1' },
  choose: { kind: 'choose', authenticator: 'a1' },
  'enrol-choose': { kind: 'enrol', type: 'totp' },
  'enrol-totp': { kind: 'code', code: '123456' },
  'enrol-phone': { kind: 'phone', number: '+447700900123' },
  'enrol-passkey': { kind: 'back' },
  'renew-backup-codes': { kind: 'enrol', type: 'backup-code' },
  'backup-codes': { kind: 'saved' },
  'new-password': { kind: 'new-password', password: 'pass phrase' },
  'new-address': { kind: 'new-address', email: 'ada@example.net' },
};

/** Holds back what would happen after 20 seconds, until it is let. */
function patience() {
  const own = { setTimeout: setTimeout.bind(window), clearTimeout: clearTimeout.bind(window) };
  const waiting = new Map<number, () => void>();
  let last = 1e9;
  const later = (run: () => void, ms = 0) => {
    if (ms < 20_000) return own.setTimeout(run, ms);
    waiting.set(++last, run);
    return last;
  };
  const never = (id: number) => void (waiting.delete(id) || own.clearTimeout(id));
  Object.assign(window, { setTimeout: later, clearTimeout: never });
  return {
    ends: () => [...waiting.values()].forEach((run) => run()),
    restore: () => void Object.assign(window, own),
  };
}

describe('F-06 an answer that never comes', () => {
  let time: ReturnType<typeof patience>;
  beforeEach(() => {
    sessionStorage.clear();
    time = patience();
  });
  afterEach(() => time.restore());

  for (const [kind, answer] of Object.entries(ANSWERS)) {
    it(`is given up after 20 seconds, said, and can be tried again: ${kind}`, async () => {
      const state = stepStates.find(
        ({ set }) => set.step?.kind === kind && !set.step.problem && !set.busy,
      ) as StepState;
      const step = kind === 'enrol-choose' ? { ...state.set.step, skippable: true } : state.set.step;
      let calls = 0;
      const fetch = (_url: string, { signal }: RequestInit): Promise<Response> =>
        ++calls === 1
          ? Promise.resolve(Response.json(step))
          : new Promise((_, reject) => {
              signal!.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
            });
      const client = new SignInClient({ server: '/nowhere', fetch });
      const flow = await fixture<SallyFlow>(html`<sally-flow purpose="enrol" .client=${client}></sally-flow>`);
      const element = await shows<StepElement>(flow, `sally-${kind}-step`);
      const fields = [
        ...element.querySelectorAll<HTMLInputElement>('input:not([type=checkbox], [hidden], [readonly])'),
      ];
      for (const field of fields) field.value = '123456';
      element.answer(answer);
      await settle();
      expect([calls, element.busy]).to.deep.equal([2, true]);
      time.ends();
      await settle();
      expect(element.busy).to.equal(false);
      const alert = find(element.shadowRoot!, '[part=alert]');
      expect(textOf(alert)).to.contain('We couldn’t reach the server.');
      expect(fields.map(({ value }) => value)).to.deep.equal(fields.map(() => '123456'));
      const form = element.querySelector('form');
      const again = alert.querySelector('button') ?? form?.querySelector('button');
      expect([again?.textContent, again?.getAttribute('aria-disabled')]).not.to.include('true');
      again!.click();
      await settle();
      expect(calls).to.be.at.least(alert.querySelector('button') === again ? 3 : 2);
    });
  }
});
