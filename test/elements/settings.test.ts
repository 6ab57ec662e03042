import { expect } from '@open-wc/testing';
import type { Client } from '@sallyport/client';
import type { SallySettings } from '@sallyport/elements';
import { settingsStates } from '../../demo/states/settings.ts';
import { accountBackend, renderPanel, type Refuse } from './account-backend.ts';
import { buttonOf, confirm, problem, settlePanels } from './panel-support.ts';
import { find, focused, renderState, textOf } from './support.ts';
import { waitUntil } from './wait-until.ts';

const { value } = settingsStates.whole.set;

const backend = (refuse?: Refuse) => accountBackend(value, refuse);

async function render(client: Client, sections?: string): Promise<SallySettings> {
  const element = await renderPanel('sally-settings', client);
  if (sections === undefined) return element;
  element.sections = sections;
  await settlePanels();
  return element;
}

const partsOf = (element: SallySettings) => [...element.querySelectorAll(':scope > .part')].map(({ id }) => id);

afterEach(() => history.replaceState(history.state, '', location.pathname + location.search));

describe('<sally-settings>', () => {
  it('shows its parts with one GET /me for all of them', async () => {
    const { client, calls } = backend();
    const element = await render(client);
    expect(partsOf(element)).to.deep.equal([
      'two-factor-authentication',
      'trusted-devices',
      'sessions',
      'password',
      'address',
      'activity',
    ]);
    expect(calls.filter((call) => call !== 'GET /me/activity')).to.deep.equal(['GET /me']);
    expect(textOf(element)).to.contain('ada@example.com').and.contain('Safari on iOS');
  });

  it('shows the parts that a page names, in its order, and none twice or unknown', async () => {
    const element = await render(backend().client, 'sessions  passkeys unknown');
    expect(partsOf(element)).to.deep.equal(['sessions', 'passkeys']);
    element.sections = 'backup-codes';
    await settlePanels();
    expect(partsOf(element)).to.deep.equal(['backup-codes']);
  });

  it('ST-2 follows a link to a part, on arrival and later: the focus is at its heading', async () => {
    history.replaceState(history.state, '', '#trusted-devices');
    const element = await render(backend().client);
    const heading = (id: string) => find(find<HTMLElement>(element, `#${id}`).shadowRoot!, '[part=heading]');
    expect(focused() === heading('trusted-devices')).to.equal(true);
    location.hash = '#sessions';
    await settlePanels();
    expect(focused() === heading('sessions')).to.equal(true);
  });

  it('says one thing that needs doing, and leads there', async () => {
    const element = await renderState(settingsStates.lowCodes);
    expect(textOf(element)).to.contain('You have 2 backup codes left.');
    buttonOf(element, 'Make a new set').click();
    await settlePanels();
    const factors = find<HTMLElement>(element, 'sally-factors');
    expect(focused() === find(factors.shadowRoot!, '[part=heading]')).to.equal(true);
    expect(textOf(await renderState(settingsStates.requiredSoon))).to.contain('requires a second step from');
    const counted = textOf(await renderState(settingsStates.requiredInSignIns));
    expect(counted).to.contain('You can sign in 2 more times without one.').and.contain('Set it up');
    expect(textOf(await renderState(settingsStates.whole))).not.to.contain('Make a new set');
  });

  it('says once that it could not be loaded, and tries again', async () => {
    let broken = true;
    const { client } = backend(() => (broken ? problem('unavailable', 503) : undefined));
    const element = await render(client);
    expect(textOf(element).match(/We couldn’t load this/g)).to.have.length(1);
    expect(partsOf(element)).to.deep.equal([]);
    broken = false;
    buttonOf(element, 'Try again').click();
    await settlePanels();
    expect(partsOf(element)).to.have.length(6);
  });

  it('tells the page that everybody is signed out, though nothing is left to show', async () => {
    let signedOut = false;
    const { client } = backend(() => (signedOut ? problem('not-signed-in', 401) : undefined));
    const element = await render(client);
    const sessions = find<HTMLElement>(element, 'sally-sessions');
    const heard: unknown[] = [];
    element.parentElement!.addEventListener('sally-change', ({ detail }) => heard.push(detail));
    client.me.endAllSessions = async () => {
      signedOut = true;
      await client.me.refresh();
    };
    buttonOf(sessions, 'Sign out everywhere, here too').click();
    await settlePanels();
    confirm(sessions);
    await settlePanels();
    expect(heard).to.deep.equal([{ action: 'end-all-sessions' }]);
    expect(element.shadowRoot!.textContent).to.contain('You’re signed out');
    expect(sessions.hidden).to.equal(true);
  });

  it('hands its parts what the page has set', async () => {
    const element = await renderState(settingsStates.readonly);
    const buttons = [element, ...element.querySelectorAll('.part')].flatMap((it) => [
      ...it.shadowRoot!.querySelectorAll('button'),
    ]);
    expect(buttons.length).to.equal(0);
    element.locale = 'de';
    await waitUntil(() => textOf(element).includes('Vertrauenswürdige Geräte'), 'its parts are German');
  });
});
