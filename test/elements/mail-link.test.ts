import { expect } from '@open-wc/testing';
import type { SallyLogin } from '@sallyport/elements';
import type { CodeStep, Step } from '@sallyport/protocol';
import { emailCodeStates } from '../../demo/states/delivered-code.ts';
import { doneStates } from '../../demo/states/end.ts';
import { inSeconds } from '../../demo/states/instant.ts';
import {
  deferred,
  FakeClient,
  field,
  press,
  renderLogin,
  renderState,
  settle,
  shows,
  textOf,
  type,
} from './support.ts';
import { waitUntil } from './wait-until.ts';

const waiting: CodeStep = emailCodeStates.link.set.step;
const approved: CodeStep = emailCodeStates.linkApproved.set.step;
const done = doneStates.plain.set.step;

/** A widget that shows a code with a link, after a reload. */
async function waitingFor(client: FakeClient): Promise<SallyLogin> {
  sessionStorage.setItem('sally-flow', 'demo');
  const login = await renderLogin(client);
  await shows(login, 'sally-code-step');
  await linked();
  return login;
}

/** The part that follows the link is loaded on demand. */
const linked = async () => {
  await import('../../packages/elements/src/flow/link-controller.ts');
  await settle();
};

/** What the link's page says to the other tabs of this browser. */
function linkOpened(): void {
  const channel = new BroadcastChannel('sally-link');
  channel.postMessage('opened');
  channel.close();
}

/** The same, and the widget has heard it: another process hands messages on, which takes its time on a busy machine. */
async function linkOpenedAndHeard(client: FakeClient): Promise<void> {
  const before = looks(client);
  linkOpened();
  await waitUntil(() => looks(client) > before);
}

const looks = ({ calls }: FakeClient) => calls.filter(({ method }) => method === 'look').length;
const answers = ({ calls }: FakeClient) => calls.flatMap((call) => (call.method === 'answer' ? [call.answer] : []));

/** Stands in for a tab that is not seen. */
function hide(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('OTP-14 a mail’s link', () => {
  beforeEach(() => {
    sessionStorage.clear();
    hide(false);
  });
  after(() => Reflect.deleteProperty(document, 'hidden'));

  it('is told beside the field, which is there for another browser’s code', async () => {
    const login = await waitingFor(new FakeClient(waiting));
    expect(textOf(login)).to.contain('Open the link in the email and this page continues by itself.');
    expect(field(login, 'otp-code').getClientRects().length).to.equal(1);
  });

  it('says where a link alone went out of the reach of the page’s own styles', async () => {
    const element = await renderState(emailCodeStates.linkOnly);
    expect(element.shadowRoot!.querySelector('[part=intro]')!.textContent).to.contain('a•••@example.com');
    expect(element.querySelector('p')).to.equal(null);
  });

  it('is all there is where nothing can be typed: where it went, and no field and no button to send one', async () => {
    const linkOnly = emailCodeStates.linkOnly.set.step;
    const client = new FakeClient(linkOnly, { ...approved, delivery: { ...linkOnly.delivery, approved: true } }, done);
    const login = await waitingFor(client);
    expect(textOf(login)).to.contain('Open the link in the email and this page continues by itself.');
    expect(textOf(login)).to.contain('We sent it to a•••@example.com').and.not.to.contain('code');
    expect(login.querySelectorAll('input:not([type=hidden]), sally-code-field, form').length).to.equal(0);
    linkOpened();
    await shows(login, 'sally-done-step');
    expect(answers(client)).to.deep.equal([{ kind: 'link' }]);
  });

  it('has expired as a link, where nothing can be typed: no code is spoken of', async () => {
    const { step } = emailCodeStates.linkOnlyExpired.set;
    const over = { ...step, delivery: { ...step.delivery, resendAt: undefined } };
    for (const { element, title } of [
      { element: await renderState(emailCodeStates.linkOnlyExpired), title: 'This link has expired. Send a new one.' },
      {
        element: await renderState({ ...emailCodeStates.linkOnlyExpired, set: { step: over } }),
        title: 'This link has expired',
      },
    ]) {
      expect(textOf(element))
        .to.contain(title)
        .and.not.to.match(/\bcode\b/);
    }
  });

  it('finishes this tab as soon as it was opened in another', async () => {
    const client = new FakeClient(waiting, approved, done);
    const login = await waitingFor(client);
    linkOpened();
    await shows(login, 'sally-done-step');
    expect(looks(client)).to.equal(1);
    expect(answers(client)).to.deep.equal([{ kind: 'link' }]);
  });

  it('is looked for every few seconds, in a tab that is seen', async () => {
    const client = new FakeClient(waiting, undefined, undefined);
    const began = performance.now();
    const login = await waitingFor(client);
    for (let turn = 0; turn < 200 && looks(client) === 0; turn++) await settle();
    expect(looks(client)).to.equal(1);
    expect(performance.now() - began).to.be.at.least(2900);
    hide(true);
    login.requestUpdate();
    await new Promise((resolve) => setTimeout(resolve, 4500));
    expect(looks(client)).to.equal(1);
    hide(false);
    await waitUntil(() => looks(client) === 2);
  });

  it('is answered once: a refusal is for the person to read', async () => {
    const refused = { ...approved, problem: { code: 'code-expired' } } as const;
    const client = new FakeClient(waiting, approved, refused, refused);
    const login = await waitingFor(client);
    linkOpened();
    await waitUntil(() => textOf(login).includes('That code has expired'));
    await linkOpenedAndHeard(client);
    await settle();
    expect(answers(client)).to.deep.equal([{ kind: 'link' }]);
    expect(textOf(login)).to.contain('That code has expired');
  });

  it('leaves what is being typed, and its error, alone', async () => {
    const client = new FakeClient(waiting, { ...waiting, delivery: { ...waiting.delivery!, to: 'x•••@example.com' } });
    const login = await waitingFor(client);
    const input = field(login, 'otp-code');
    type(input, '123');
    press(login);
    await settle();
    input.setSelectionRange(1, 1);
    linkOpened();
    await waitUntil(() => textOf(login).includes('x•••@example.com'));
    expect(field(login, 'otp-code') === input).to.equal(true);
    expect([input.value, input.selectionStart, input.ariaInvalid]).to.deep.equal(['123', 1, 'true']);
  });

  it('what was found never replaces the step that an answer led to meanwhile', async () => {
    const look = deferred<Step>();
    const client = new FakeClient(waiting, look.promise, done);
    const login = await waitingFor(client);
    await linkOpenedAndHeard(client);
    type(field(login, 'otp-code'), '123456');
    press(login);
    await shows(login, 'sally-done-step');
    look.resolve(approved);
    await settle();
    expect([login.querySelectorAll('sally-code-step').length, answers(client).length]).to.deep.equal([0, 1]);
  });

  it('goes along where another tab went on', async () => {
    const login = await waitingFor(new FakeClient(waiting, { ...done, revision: 9 }));
    const signedIn: unknown[] = [];
    login.addEventListener('sally-success', ({ detail }) => signedIn.push(detail.session));
    linkOpened();
    await shows(login, 'sally-done-step');
    expect([signedIn, sessionStorage.length]).to.deep.equal([[done.session], 0]);
  });

  it('is not looked for once the code has run out, the step has changed, or the widget is gone', async () => {
    const over = new FakeClient({ ...waiting, delivery: { ...waiting.delivery!, expiresAt: inSeconds(-1) } });
    const changed = new FakeClient(waiting, emailCodeStates.fresh.set.step);
    const gone = new FakeClient(waiting);
    await waitingFor(over);
    const login = await waitingFor(changed);
    type(field(login, 'otp-code'), '123456');
    press(login);
    await waitUntil(() => answers(changed).length === 1);
    await settle();
    (await waitingFor(gone)).remove();
    await settle();
    linkOpened();
    await settle();
    expect([over, changed, gone].map(looks)).to.deep.equal([0, 0, 0]);
  });
});
