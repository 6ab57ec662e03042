import { expect, fixture, html } from '@open-wc/testing';
import { Client, Failure, type Flow } from '@sallyport/client';
import { PanelElement } from '../../packages/elements/src/panels/panel-element.ts';
import { define } from '@sallyport/elements/define';
import type { Action } from '../../packages/elements/src/controllers/action-controller.ts';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { doneSignedInStates } from '../../demo/states/end.ts';
import { FakeClient, everything, field, find, focused, press, settle, shows, textOf, type } from './support.ts';
import { waitUntil } from './wait-until.ts';

/** A panel whose one action needs a fresh proof. */
class TestPanel extends PanelElement<string> {
  static readonly tag = 'sally-test-panel';

  protected override resource(): never {
    throw new Error('it is handed its value');
  }

  protected override heading(): string {
    return 'Test';
  }

  protected override body(value: string): unknown {
    return html`<button id="act" @click=${() => this.act()}>${value}</button>`;
  }

  protected override result(): string {
    return this.actions.outcome?.kind ?? '';
  }

  get isBusy(): boolean {
    return this.actions.busy !== undefined;
  }

  /** What the backend answers, one after the other; then it agrees. */
  answers: Failure[] = [];
  runs = 0;

  async act(): Promise<void> {
    const run = async () => {
      this.runs++;
      const failure = this.answers.shift();
      if (failure) throw failure;
    };
    await this.actions.perform({ action: 'remove-authenticator', id: 'a1', run } satisfies Action);
  }
}
define(TestPanel);

const stale = () => new Failure('refused', { type: '', title: '', status: 403, code: 'reauthentication-required' });

/** A panel over a flow that gives these steps. */
async function renderPanel(flow: Flow, ...answers: Failure[]) {
  const client = new Client({ server: '/nowhere', fetch: () => Promise.reject(new Error('nothing is asked')) });
  client.flows = () => flow;
  client.session.read = async () => confirmed.session;
  const element = await fixture<TestPanel>(
    html`<sally-test-panel .client=${client} .value=${'Remove'} .answers=${answers}></sally-test-panel>`,
  );
  const heard: string[] = [];
  for (const name of [
    'sally-success',
    'sally-step',
    'sally-cancel',
    'sally-continue',
    'sally-error',
    'sally-change',
  ] as const)
    element.parentElement!.addEventListener(name, ({ type: event }) => heard.push(event));
  const button = find<HTMLButtonElement>(element.shadowRoot!, '#act');
  button.focus();
  button.click();
  await settle();
  const isAsking = () => element.querySelector(':scope > dialog')?.matches(':modal') ?? false;
  const isOver = async () => {
    await waitUntil(() => !isAsking() && !element.isBusy, 'the change is over');
    await settle();
  };
  return { element, heard, isAsking, isOver };
}

const again = credentialsStates.fixed.set.step;
const confirmed = doneSignedInStates.confirmed.set.step;

describe('a change that needs a fresh proof', () => {
  beforeEach(() => sessionStorage.clear());

  it('R-07 is made at once where the proof is fresh', async () => {
    const { element, heard, isAsking } = await renderPanel(new FakeClient());
    expect([element.runs, isAsking(), heard]).to.deep.equal([1, false, ['sally-change']]);
  });

  it('R-07 A-11 asks in place, then goes on by itself, and the page hears of the change alone', async () => {
    const { element, heard, isAsking, isOver } = await renderPanel(new FakeClient(again, confirmed), stale());
    expect([element.runs, isAsking()]).to.deep.equal([1, true]);
    const step = await shows(element, 'sally-credentials-step');
    type(field(step, 'password'), 'a password');
    press(step);
    await isOver();
    expect([element.runs, isAsking(), heard]).to.deep.equal([2, false, ['sally-change']]);
    expect(textOf(element)).to.contain('done');
    expect(focused()?.id).to.equal('act');
  });

  it('leaves everything as it was where the proof is cancelled, by its button or by Escape', async () => {
    for (const cancel of [
      (element: TestPanel) => find<HTMLButtonElement>(find(element, 'sally-flow').shadowRoot!, '.cancel').click(),
      (element: TestPanel) => element.querySelector('dialog')?.close(),
    ]) {
      const { element, heard, isAsking, isOver } = await renderPanel(new FakeClient(again), stale());
      await shows(element, 'sally-credentials-step');
      cancel(element);
      await isOver();
      expect([element.runs, isAsking(), heard]).to.deep.equal([1, false, []]);
      expect(textOf(element)).to.contain('cancelled');
    }
  });

  it('asks once: a second refusal is a failure', async () => {
    const { element, heard, isAsking, isOver } = await renderPanel(new FakeClient(again, confirmed), stale(), stale());
    const step = await shows(element, 'sally-credentials-step');
    type(field(step, 'password'), 'a password');
    press(step);
    await isOver();
    expect([element.runs, isAsking(), heard]).to.deep.equal([2, false, []]);
    expect(textOf(element)).to.contain('failed');
  });

  it('keeps the fields of the proof in the light tree, where password managers look', async () => {
    const { element } = await renderPanel(new FakeClient(again), stale());
    await shows(element, 'sally-credentials-step');
    expect(document.querySelectorAll('input[autocomplete="current-password"]').length).to.equal(1);
    const inShadow = everything(element.shadowRoot!).filter((it) => it.matches('form, input'));
    expect(inShadow.length).to.equal(0);
  });
});
