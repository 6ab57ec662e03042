import { expect } from '@open-wc/testing';
import { Client, type Fetch } from '@sallyport/client';
import { factorsStates } from '../../demo/states/factors.ts';
import { sessionsStates } from '../../demo/states/sessions.ts';
import { accountBackend, renderPanel } from './account-backend.ts';
import { buttonOf, confirm, rowTitles, settlePanels, statusOf } from './panel-support.ts';
import { field, find, textOf, type } from './support.ts';
import { waitUntil } from './wait-until.ts';

const { sessions } = sessionsStates.several.set.value;
const me = factorsStates.several.set.value;

/** What a proxy says in the place of a server that failed. */
const serverError = () => new Response('<h1>Internal Server Error</h1>', { status: 500 });

/** A client whose first change is made, and whose answer never comes back. */
function losingClient(fetch: Fetch): Client {
  let isLost = false;
  const lossy: Fetch = async (url, options) => {
    const response = await fetch(url, options);
    if (isLost || (options?.method ?? 'GET') === 'GET') return response;
    isLost = true;
    throw new TypeError('connection reset');
  };
  return new Client({ server: '', fetch: lossy });
}

async function askToEnd(panel: Element): Promise<void> {
  buttonOf(panel, 'Sign out Safari on iOS').click();
  await settlePanels();
  confirm(panel);
  await settlePanels();
}

async function rename(panel: Element, name: string): Promise<void> {
  if (!panel.querySelector('form')) buttonOf(panel, 'Change: Email codes').click();
  await settlePanels();
  type(field(panel, 'name'), name);
  find<HTMLFormElement>(panel, 'form').requestSubmit();
  await settlePanels();
}

describe('a panel whose backend fails', () => {
  it('says at the row that a change met an error of the server, and makes it when asked again', async () => {
    let isBroken = true;
    const { client } = accountBackend({ sessions }, (call) =>
      isBroken && call.startsWith('DELETE') ? serverError() : undefined,
    );
    const panel = await renderPanel('sally-sessions', client);
    await askToEnd(panel);
    expect(find(panel.shadowRoot!, '.open .notice').textContent).to.contain('The service is not available.');
    expect(rowTitles(panel)).to.include('Safari on iOS');
    isBroken = false;
    confirm(panel);
    await settlePanels();
    expect(rowTitles(panel)).not.to.include('Safari on iOS');
  });

  it('keeps what was typed over an error of the server', async () => {
    const { client } = accountBackend(me, (call) => (call.startsWith('PATCH') ? serverError() : undefined));
    const panel = await renderPanel('sally-factors', client);
    await rename(panel, 'Old phone');
    expect(find(panel.shadowRoot!, '.open .notice').textContent).to.contain('The service is not available.');
    expect(field(panel, 'name').value).to.equal('Old phone');
  });

  it('takes a session as ended whose first answer was lost, once it is asked again', async () => {
    const { fetch, calls } = accountBackend({ sessions }, (call) =>
      calls.filter((each) => each === call).length > 1 && call.startsWith('DELETE')
        ? Response.json({ type: 'about:blank', status: 404, code: 'not-found' }, { status: 404 })
        : undefined,
    );
    const panel = await renderPanel('sally-sessions', losingClient(fetch));
    await askToEnd(panel);
    expect(find(panel.shadowRoot!, '.open .notice').textContent).to.contain('We couldn’t reach the server');
    confirm(panel);
    await settlePanels();
    expect(statusOf(panel)).to.equal('Safari on iOS is signed out.');
    expect(rowTitles(panel)).not.to.include('Safari on iOS');
  });

  it('keeps what was typed where the answer to it was lost, and saves it once more', async () => {
    const { fetch, bodies } = accountBackend(me);
    const panel = await renderPanel('sally-factors', losingClient(fetch));
    await rename(panel, 'Old phone');
    expect(find(panel.shadowRoot!, '.open .notice').textContent).to.contain('We couldn’t reach the server');
    expect(field(panel, 'name').value).to.equal('Old phone');
    await rename(panel, 'Old phone');
    expect(statusOf(panel)).to.equal('Changed: Old phone.');
    expect(bodies).to.deep.equal([{ name: 'Old phone' }, { name: 'Old phone' }]);
  });

  it('says that it is loading after 300 ms, not before, and never that there is nothing', async () => {
    let answer = (): void => undefined;
    const { client } = accountBackend(
      { sessions },
      () => new Promise((resolve) => (answer = () => resolve(undefined))),
    );
    const panel = await renderPanel('sally-sessions', client);
    const bars = find(panel.shadowRoot!, '.skeleton');
    const [appearing] = bars.getAnimations();
    expect(appearing?.effect?.getTiming().delay).to.equal(300);
    appearing!.currentTime = 299;
    expect(getComputedStyle(bars).opacity).to.equal('0');
    appearing!.currentTime = 300;
    expect(getComputedStyle(bars).opacity).to.equal('1');
    expect(textOf(panel)).not.to.contain('You’re not signed in anywhere else.');
    answer();
    await waitUntil(() => rowTitles(panel).length === sessions.length);
    expect(panel.shadowRoot!.querySelector('.skeleton')).to.equal(null);
  });
});
