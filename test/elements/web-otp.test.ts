import { expect } from '@open-wc/testing';
import type { CodeStep } from '@sallyport/protocol';
import { codeStates } from '../../demo/states/code.ts';
import { emailCodeStates, smsCodeStates } from '../../demo/states/delivered-code.ts';
import { inSeconds } from '../../demo/states/instant.ts';
import type { StepState } from '../../demo/states/index.ts';
import { answersOf, deferred, field, press, renderState, settle, type } from './support.ts';

type Request = CredentialRequestOptions & { otp?: { transport: string[] } };

/** Stands in for a browser that reads messages. */
class StubBrowser {
  readonly requests: Request[] = [];
  readonly #messages: ReturnType<typeof deferred<string>>[] = [];

  constructor() {
    Object.assign(window, { OTPCredential: class {} });
    const get = (request: Request) => {
      this.requests.push(request);
      const message = deferred<string>();
      this.#messages.push(message);
      return new Promise((resolve, reject) => {
        request.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        void message.promise.then((code) => (code ? resolve({ code }) : reject(new Error('denied'))));
      });
    };
    Object.defineProperty(navigator, 'credentials', { configurable: true, value: { get } });
  }

  /** A message arrives for the latest request; without a code, the person doesn't let it be read. */
  async arrives(code: string): Promise<void> {
    this.#messages.at(-1)?.resolve(code);
    await settle();
  }

  aborted = () => this.requests.map(({ signal }) => signal?.aborted);

  restore(): void {
    Reflect.deleteProperty(window, 'OTPCredential');
    Reflect.deleteProperty(navigator, 'credentials'); // the own one: the browser's is its prototype's
  }
}

const bySms: CodeStep = smsCodeStates.fresh.set.step;
const untrusted = smsCodeStates.enrols;

describe('OTP-11 a code in a text message', () => {
  let browser: StubBrowser;
  beforeEach(() => (browser = new StubBrowser()));
  afterEach(() => browser.restore());

  const rendered = async (state: StepState = smsCodeStates.fresh) => {
    const element = await renderState(state);
    await import('../../packages/elements/src/controllers/web-otp-controller.ts');
    await settle();
    return element;
  };

  it('fills the field, and leaves sending it to the person', async () => {
    const element = await rendered();
    const answers = answersOf(element);
    expect(browser.requests.map(({ otp }) => otp)).to.deep.equal([{ transport: ['sms'] }]);
    await browser.arrives('123456');
    expect([field(element, 'otp-code').value, answers]).to.deep.equal(['123456', []]);
  });

  it('is sent where the form sends itself and leaves no box to tick', async () => {
    const element = await rendered(untrusted);
    const answers = answersOf(element);
    element.autoSubmit = true;
    await element.updateComplete;
    await browser.arrives('123456');
    expect(answers).to.deep.equal([{ kind: 'code', code: '123456' }]);
  });

  it('is not sent where there is a box to tick', async () => {
    const element = await rendered();
    const answers = answersOf(element);
    element.autoSubmit = true;
    await element.updateComplete;
    await browser.arrives('123456');
    expect(answers).to.deep.equal([]);
  });

  it('is waited for after a text message alone', async () => {
    await rendered(emailCodeStates.fresh);
    await rendered(codeStates.fresh);
    await rendered(smsCodeStates.fellBack);
    await rendered(smsCodeStates.notSent);
    expect(browser.requests.length).to.equal(0);
  });

  it('is not waited for any more once the code was submitted, another way chosen, or the step left', async () => {
    const typed = await rendered();
    type(field(typed, 'otp-code'), '654321');
    press(typed);
    const other = await rendered();
    other.answer({ kind: 'choose', authenticator: 'a1' });
    (await rendered()).remove();
    expect(browser.aborted()).to.deep.equal([true, true, true]);
  });

  it('is waited for anew when a new one was sent, once for each', async () => {
    const element = await rendered();
    element.answer({ kind: 'resend' });
    expect(browser.aborted()).to.deep.equal([false]);
    element.step = { ...bySms, delivery: { ...bySms.delivery!, expiresAt: inSeconds(900) } };
    await settle();
    element.busy = true;
    await settle();
    expect(browser.aborted()).to.deep.equal([true, false]);
  });

  it('is typed where the browser does not let it be read: nothing is said', async () => {
    const failures: unknown[] = [];
    const failed = (event: PromiseRejectionEvent) => failures.push(String(event.reason));
    addEventListener('unhandledrejection', failed);
    const element = await rendered();
    await browser.arrives('');
    removeEventListener('unhandledrejection', failed);
    expect([field(element, 'otp-code').value, failures]).to.deep.equal(['', []]);
  });
});
