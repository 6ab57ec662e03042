import { expect, fixture, html } from '@open-wc/testing';
import { SallyFlow, SallyGate, SallyLogin, SallySessions, SallyUserButton } from '@sallyport/elements';
import { define } from '@sallyport/elements/define';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { sessionsStates } from '../../demo/states/sessions.ts';
import { settlePanels } from './panel-support.ts';
import { backend, sessionOf } from './session-support.ts';
import { FakeClient, field, settle, shows, textOf } from './support.ts';

define(SallySessions);

/** The addresses that the page asks, each answered with three sessions. */
function watchFetch(): { asked: string[]; restore: () => void } {
  const asked: string[] = [];
  const { fetch } = window;
  window.fetch = async (url: RequestInfo | URL) => {
    asked.push(url as string);
    return Response.json(sessionsStates.several.set.value);
  };
  return { asked, restore: () => void (window.fetch = fetch) };
}

describe('what a widget hands on to the widgets in it', () => {
  let watch: ReturnType<typeof watchFetch>;
  beforeEach(() => {
    sessionStorage.clear();
    watch = watchFetch();
  });
  afterEach(() => watch.restore());

  it('is the server: said once, and asked once for all', async () => {
    await fixture(html`<sally-sessions server="/one">
      <sally-sessions></sally-sessions>
      <div><sally-sessions></sally-sessions></div>
    </sally-sessions>`);
    await settle();
    expect(watch.asked).to.deep.equal(['/one/me']);
  });

  it('is the client, unless one inside has a server of its own', async () => {
    const client = new FakeClient();
    await fixture(html`<sally-sessions .client=${client} .value=${sessionsStates.alone.set.value}>
      <sally-login></sally-login>
      <sally-sessions server="/other"></sally-sessions>
    </sally-sessions>`);
    await settle();
    expect(watch.asked).to.deep.equal(['/other/me']);
  });

  it('is the language, and the site’s own words', async () => {
    const messages = { de: { 'credentials.title': 'Willkommen zurück' } };
    const outer = await fixture(html`<sally-sessions locale="de" .messages=${messages} .client=${new FakeClient()}
      .value=${sessionsStates.alone.set.value}><sally-login></sally-login></sally-sessions>`);
    const step = await shows(outer as HTMLElement, 'sally-credentials-step');
    for (let turn = 0; turn < 100 && !textOf(outer).includes('Dieses Gerät'); turn++) await settle();
    expect(textOf(outer)).to.contain('Dieses Gerät');
    expect(textOf(step)).to.contain('Willkommen zurück');
    expect(field(step, 'username').labels?.[0]?.textContent).to.contain('Benutzername');
  });

  it('is the default server where nothing says one', async () => {
    await fixture(html`<sally-sessions></sally-sessions>`);
    await settle();
    expect(watch.asked).to.deep.equal(['/auth/me']);
  });

  for (const [name, widget] of Object.entries({ SallyFlow, SallyGate, SallyLogin, SallySessions, SallyUserButton })) {
    it(`is the client that was set before its class was there: ${name}`, async () => {
      const tag = `x-early-${name.toLowerCase()}`;
      const { client, held, flow } = backend(sessionOf(), credentialsStates.fixed.set.step);
      held.me = { ...sessionsStates.alone.set.value, account: sessionOf().account };
      const early = await fixture(html`${Object.assign(document.createElement(tag), { client })}`);
      customElements.define(tag, class extends (widget as CustomElementConstructor) {});
      await settlePanels();
      expect(watch.asked).to.deep.equal([]);
      expect(flow.calls.length).to.equal(name === 'SallyFlow' ? 1 : 0);
      early.remove();
    });
  }

  it('is another as soon as the page sets another', async () => {
    const element = await fixture<SallySessions>(html`<sally-sessions server="/first"></sally-sessions>`);
    await settle();
    element.server = '/second';
    await settle();
    expect(watch.asked).to.deep.equal(['/first/me', '/second/me']);
  });
});
