import { expect } from '@open-wc/testing';
import { Client, type Fetch } from '@sallyport/client';
import type { ApiKeyView, MadeApiKey, NewApiKey } from '@sallyport/protocol';
import { programsStates, someKeys } from '../../demo/states/programs.ts';
import { renderPanel } from './account-backend.ts';
import { buttonOf, confirm, problem, rowTitles, settlePanels, statusOf } from './panel-support.ts';
import { everything, find, focused, textOf } from './support.ts';
import { waitUntil } from './wait-until.ts';

const { accounts } = programsStates.readonly.set.value;

const KEY = `sally_${'k'.repeat(43)}`;

/** A backend that holds programs and the keys of one; it notes what it is asked to change. */
function programBackend(refuse: (call: string) => Response | undefined = () => undefined) {
  const calls: string[] = [];
  let keys: readonly ApiKeyView[] = someKeys.apiKeys;
  const fetch: Fetch = async (url, { method = 'GET', body }) => {
    if (url === '/session') return new Response(null, { status: 204 });
    const call = `${method} ${url}${typeof body === 'string' ? ` ${body}` : ''}`;
    if (method !== 'GET') calls.push(call);
    const refused = refuse(call);
    if (refused) return refused;
    if (method === 'GET') return Response.json(url.endsWith('/api-keys') ? { apiKeys: keys } : { accounts });
    if (method === 'DELETE') {
      keys = keys.filter(({ id }) => !url.endsWith('/api-keys') && !url.endsWith(`/${id}`));
      return new Response(null, { status: 204 });
    }
    if (!url.endsWith('/api-keys')) return Response.json(accounts[0], { status: 201 });
    const made = { ...(JSON.parse(body as string) as NewApiKey), id: 'k3', createdAt: '2026-03-05T09:00:00.000Z' };
    keys = [...keys, made];
    return Response.json({ ...made, key: KEY } satisfies MadeApiKey, { status: 201 });
  };
  return { client: new Client({ server: '', fetch }), calls };
}

const fieldOf = (panel: Element, name: string): HTMLInputElement =>
  find<HTMLInputElement>(panel.shadowRoot!, `[name=${name}]`);

async function press(panel: Element, words: string): Promise<void> {
  buttonOf(panel, words).click();
  await settlePanels();
}

/** Opens the first program, and waits for its keys. */
async function open(panel: Element): Promise<void> {
  await press(panel, 'Manage Build robot');
  await waitUntil(() => textOf(panel).includes('never used'), 'no keys are shown');
}

/** Makes a key, and waits until it is shown. */
async function make(panel: Element): Promise<void> {
  fieldOf(panel, 'name').value = 'Deploy';
  await press(panel, 'Make a key');
  await waitUntil(() => isSeen(panel), 'no key is shown');
}

const isSeen = (panel: Element): boolean =>
  everything(panel).some((it) => it.localName === 'code' && it.textContent === KEY);

describe('<sally-programs>', () => {
  it('R-31 shows a key that was made once: it is gone with its row', async () => {
    const { client, calls } = programBackend();
    const panel = await renderPanel('sally-programs', client);
    await open(panel);
    expect(textOf(panel)).to.contain('Expired');
    await make(panel);
    expect(calls).to.deep.equal(['POST /admin/accounts/ci/api-keys {"name":"Deploy"}']);
    expect(textOf(panel)).to.contain('it is shown this once');
    await waitUntil(() => focused()?.className === 'key', 'the key has no focus');
    expect(panel.shadowRoot!.querySelector('form')).to.equal(null); // another would take its place
    expect(panel.outerHTML).not.to.contain(KEY);
    await expect(panel).to.be.accessible();
    await press(panel, 'Manage Build robot');
    await open(panel);
    expect([isSeen(panel), panel.made]).to.deep.equal([false, undefined]);
    expect(textOf(panel)).to.contain('Deploy');
    expect(fieldOf(panel, 'name').value).to.equal('');
  });

  it('R-31 keeps the key that is shown while another is revoked, and drops it once the page is left', async () => {
    const { client } = programBackend();
    const panel = await renderPanel('sally-programs', client);
    await open(panel);
    await make(panel);
    await press(panel, 'Revoke Old build server');
    confirm(panel);
    await waitUntil(() => statusOf(panel) === 'Old build server is revoked.');
    await waitUntil(() => isSeen(panel), 'the new key was dropped');
    window.dispatchEvent(new PageTransitionEvent('pagehide'));
    await panel.updateComplete;
    expect([isSeen(panel), panel.made]).to.deep.equal([false, undefined]);
  });

  it('R-31 doesn’t show a key that comes when the panel was taken from the page meanwhile', async () => {
    let answer = () => {};
    const waiting = new Promise<void>((resolve) => (answer = resolve));
    const { client, calls } = programBackend();
    const slow: Fetch = async (url, init) => {
      const response = await client.connection.fetch!(url, init);
      if (init.method === 'POST') await waiting;
      return response;
    };
    const panel = await renderPanel('sally-programs', new Client({ server: '', fetch: slow }));
    await open(panel);
    fieldOf(panel, 'name').value = 'Deploy';
    buttonOf(panel, 'Make a key').click();
    await waitUntil(() => calls.length > 0, 'no key is asked for');
    const changed = new Promise((resolve) => panel.addEventListener('sally-change', resolve));
    panel.remove();
    answer();
    await changed;
    expect(panel.made).to.equal(undefined);
  });

  it('makes nothing where another admin has given the fresh proof', async () => {
    let isStale = true;
    const { client, calls } = programBackend((call) =>
      isStale && call.startsWith('POST') ? problem('reauthentication-required', 403) : undefined,
    );
    const panel = await renderPanel('sally-programs', client);
    await open(panel);
    fieldOf(panel, 'name').value = 'Deploy';
    await press(panel, 'Make a key');
    await waitUntil(() => panel.querySelector('dialog[data-flow]'), 'no proof is asked for');
    isStale = false;
    const another = programBackend();
    panel.client = another.client;
    await panel.updateComplete;
    find(panel, 'sally-flow').dispatchEvent(new CustomEvent('sally-success', { bubbles: true }));
    await waitUntil(() => statusOf(panel) === 'Nothing was changed.', 'it was made');
    const making = [...calls, ...another.calls].filter((call) => call.includes('/api-keys'));
    expect(making).to.have.length(1);
  });

  it('says until when a key works, and at its field what is wrong with it, and keeps what was typed', async () => {
    let isWrong = true;
    const wrong = () => Response.json({ code: 'bad-request', field: 'expiresAt', status: 400 }, { status: 400 });
    const { client, calls } = programBackend((call) => (isWrong && call.startsWith('POST') ? wrong() : undefined));
    const panel = await renderPanel('sally-programs', client);
    await open(panel);
    fieldOf(panel, 'name').value = 'Deploy';
    fieldOf(panel, 'expiresAt').value = '2199-03-31';
    await press(panel, 'Make a key');
    await waitUntil(() => textOf(panel).includes('Choose a day that is still to come.'));
    const end = new Date(2199, 3, 1, 0, 0, 0, -1).toISOString();
    expect(calls).to.deep.equal([`POST /admin/accounts/ci/api-keys {"name":"Deploy","expiresAt":"${end}"}`]);
    await waitUntil(() => focused() === fieldOf(panel, 'expiresAt'), 'the field has no focus');
    expect(fieldOf(panel, 'name').value).to.equal('Deploy');
    isWrong = false;
    await press(panel, 'Make a key');
    await waitUntil(() => isSeen(panel), 'no key is shown');
    expect(textOf(panel)).to.contain('until March 31, 2199');
  });

  it('makes no key that works for ever of half a date, and of none that can’t be told', async () => {
    const { client, calls } = programBackend();
    const panel = await renderPanel('sally-programs', client);
    await open(panel);
    const refused = async () => {
      await press(panel, 'Make a key');
      await waitUntil(() => textOf(panel).includes('Choose a day that is still to come.'));
      await waitUntil(() => focused() === fieldOf(panel, 'expiresAt'), 'the field has no focus');
    };
    fieldOf(panel, 'name').value = 'Deploy';
    fieldOf(panel, 'expiresAt').value = '275760-09-13'; // the last that a browser takes: its end is no date any more
    await refused();
    await press(panel, 'Manage Build robot');
    await open(panel);
    // as it is where a day and a month are typed
    Object.defineProperty(fieldOf(panel, 'expiresAt'), 'validity', { value: { badInput: true } });
    await refused();
    expect(calls).to.deep.equal([]);
  });

  it('revokes one key, and all of them, once what follows was read', async () => {
    const { client, calls } = programBackend();
    const panel = await renderPanel('sally-programs', client);
    await open(panel);
    await press(panel, 'Revoke all keys');
    await press(panel, 'Keep it');
    await press(panel, 'Revoke Old build server');
    expect(textOf(panel)).to.contain('Whatever uses the key Old build server can’t sign in');
    expect(calls).to.deep.equal([]);
    confirm(panel);
    await waitUntil(() => statusOf(panel) === 'Old build server is revoked.');
    expect(calls).to.deep.equal(['DELETE /admin/accounts/ci/api-keys/k2']);
  });

  it('loads the keys of a program again where they couldn’t be loaded', async () => {
    let isDown = true;
    const { client } = programBackend((call) =>
      isDown && call.endsWith('/api-keys') ? problem('unavailable', 503) : undefined,
    );
    const panel = await renderPanel('sally-programs', client);
    await press(panel, 'Manage Build robot');
    await waitUntil(() => textOf(panel).includes('Try again'), 'nothing is said');
    isDown = false;
    await press(panel, 'Try again');
    await waitUntil(() => textOf(panel).includes('never used'), 'no keys are shown');
  });

  it('adds a program, and says that there is no such tenant at its field', async () => {
    const { client, calls } = programBackend((call) =>
      call.includes('nowhere') ? problem('not-found', 404) : undefined,
    );
    const panel = await renderPanel('sally-programs', client);
    await press(panel, 'Add a program');
    fieldOf(panel, 'email').value = 'ops@acme.test';
    fieldOf(panel, 'tenant').value = 'nowhere';
    find<HTMLFormElement>(panel.shadowRoot!, 'form').requestSubmit();
    await waitUntil(() => textOf(panel).includes('There is no tenant of this ID.'));
    await waitUntil(() => focused() === fieldOf(panel, 'tenant'), 'the field has no focus');
    fieldOf(panel, 'tenant').value = '';
    find<HTMLFormElement>(panel.shadowRoot!, 'form').requestSubmit();
    await waitUntil(() => statusOf(panel) === 'ops@acme.test is added.');
    expect(calls.at(-1)).to.equal('POST /admin/accounts {"email":"ops@acme.test","role":"member","kind":"api"}');
    expect(rowTitles(panel)).to.deep.equal(['Build robot', 'Nightly export']);
  });
});
