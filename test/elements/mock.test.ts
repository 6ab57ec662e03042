import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { SallyLogin } from '@sallyport/elements';
import '@sallyport/elements/define';
import { inTab, startMock } from '@sallyport/mock';
import { signIn } from './mock-sign-in.ts';
import { judged } from './support.ts';

/** The strictest policy for a page with modules: no script but its own files, no `eval`, no WebAssembly, no network. */
const STRICT_PAGE = `<!doctype html>
  <meta http-equiv="content-security-policy" content="default-src 'none'; script-src 'self'">
  <sally-login server="mock:"></sally-login>
  <script type="module" src="/test/elements/mock-page.ts"></script>`;

judged('the mock in the tab', () => {
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
});
