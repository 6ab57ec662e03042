import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { SallySessions, SallyTrustedDevices, type SallyCodeStep, type SallyLogin } from '@sallyport/elements';
import { define } from '@sallyport/elements/define';
import { inTab, startMock } from '@sallyport/mock';
import { handlers } from '@sallyport/mock/msw';
import { setupWorker } from 'msw/browser';
import { showBanner } from '../../packages/mock/src/banner.ts';
import { tellUnread } from '../../packages/mock/src/unread-address.ts';
import { askedBy, TRANSCRIPT, transcriptOf } from '../support/mock-conformance.ts';
import { signIn } from './mock-sign-in.ts';
import { shows } from './support.ts';
import { waitUntil } from './wait-until.ts';

/** The strictest policy for a page with modules: no script but its own files, no `eval`, no WebAssembly, no network. */
const STRICT_PAGE = `<!doctype html>
  <meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self'">
  <sally-login server="mock:"></sally-login>
  <script type="module" src="/test/elements/mock-page.ts"></script>`;

export const tests = () => {
  beforeEach(() => startMock().reset());

  it('N-13 signs a person in by the real backend', async () => {
    const login = await fixture<SallyLogin>(html`<sally-login .client=${inTab()}></sally-login>`);
    expect(await signIn(login, startMock())).to.equal('member@acme.test');
    expect((await startMock().client.session.read())?.aal).to.equal(2);
  });

  it('N-13 is what `server="mock:"` means, in a frame and under a strict policy', async () => {
    const said = oneEvent(window, 'message') as unknown as Promise<MessageEvent>;
    await fixture(html`<iframe srcdoc=${STRICT_PAGE}></iframe>`);
    expect((await said).data).to.deep.equal({ signedIn: 'member@acme.test', violations: [] });
  });

  it('N-13 brings a sign-in that is on the page to a scenario, with what was refused', async () => {
    const login = await fixture<SallyLogin>(html`<sally-login .client=${inTab()}></sally-login>`);
    await startMock().scenario('code/refused');
    const step = await shows<SallyCodeStep>(login, 'sally-code-step');
    expect(step.step?.problem?.code).to.equal('invalid-code');
    sessionStorage.clear();
  });

  it('N-13 says so where a page has a mock and a real server', async () => {
    for (const element of [SallySessions, SallyTrustedDevices]) define(element);
    const warned: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => void warned.push(text);
    try {
      await fixture(html`<div>
        <sally-login .client=${inTab()}></sally-login><sally-flow server="/nowhere" purpose="recover"></sally-flow>
        <sally-sessions></sally-sessions>
        <sally-trusted-devices .value=${{ trustedDevices: [] }}></sally-trusted-devices>
      </div>`);
      for (let times = 0; times < 2; times++) await startMock().client.session.read();
    } finally {
      console.warn = warn;
    }
    expect(
      warned.filter((text) => text.includes('<sally-flow>, <sally-sessions> on this page asks a real server')),
    ).to.have.lengthOf(1);
  });

  it('N-13 says so where the page’s address names something of it, and no panel reads that', async () => {
    const warned: string[] = [];
    const { warn } = console;
    const { href } = location;
    console.warn = (text: string) => void warned.push(text);
    try {
      tellUnread();
      history.replaceState(history.state, '', `${href}&token=secret&mock.scenario=code/locked`);
      tellUnread();
      await waitUntil(() => warned.length > 0);
    } finally {
      history.replaceState(history.state, '', href);
      console.warn = warn;
    }
    expect(warned).to.have.lengthOf(1);
    expect(warned[0]).to.contain('reads mock.scenario of').and.to.contain('<sally-mock-panel>');
    expect(warned[0]).not.to.contain('secret');
  });

  it('N-13 puts one banner on a page that others reach, which no style sheet of the page hides', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('div { display: none; }');
    document.adoptedStyleSheets = [sheet];
    for (let times = 0; times < 2; times++) showBanner();
    const banners = [...document.querySelectorAll<HTMLElement>('#sally-mock-banner')];
    const [first] = banners;
    const look = [
      banners.length,
      document.body.firstElementChild === first,
      first!.getBoundingClientRect().height > 20,
    ];
    const words = first!.shadowRoot!.textContent;
    await expect(first!).to.be.accessible();
    first!.remove();
    document.adoptedStyleSheets = [];
    expect(look).to.deep.equal([1, true, true]);
    expect(words).to.contain('made up');
  });

  it('N-13 answers as every other backend does, by its own fetch and by msw', async () => {
    expect(await transcriptOf(askedBy((mock) => mock.fetch))).to.deep.equal(TRANSCRIPT);
    let stop = () => {};
    const asked = askedBy((mock) => {
      const worker = setupWorker(...handlers(mock));
      stop = () => worker.stop();
      const started = worker.start({ quiet: true, onUnhandledRequest: 'bypass' });
      return async (input, init) => started.then(() => fetch(input, init));
    });
    expect(await transcriptOf(asked)).to.deep.equal(TRANSCRIPT);
    stop();
  });
};
