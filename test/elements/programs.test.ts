import { expect } from '@open-wc/testing';
import { Client, type Fetch } from '@sallyport/client';
import type { ApiKeyView, MadeApiKey, NewApiKey } from '@sallyport/protocol';
import { programsStates, someKeys } from '../../demo/states/programs.ts';
import { renderPanel } from './account-backend.ts';
import { buttonOf, confirm, problem, rowTitles, settlePanels, statusOf } from './panel-support.ts';
import { everything, find, focused, textOf } from './support.ts';

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

const isSeen = (panel: Element): boolean =>
  everything(panel).some((it) => it.localName === 'code' && it.textContent === KEY);

describe('<sally-programs>', () => {
  it('R-31 shows a key that was made once: it is gone with its row', async () => {
    const { client, calls } = programBackend();
    const panel = await renderPanel('sally-programs', client);
    await press(panel, 'Manage Build robot');
    expect(textOf(panel)).to.contain('never used').and.contain('Expired');
    fieldOf(panel, 'name').value = 'Deploy';
    await press(panel, 'Make a key');
    expect(calls).to.deep.equal(['POST /admin/accounts/ci/api-keys {"name":"Deploy"}']);
    expect([isSeen(panel), textOf(panel).includes('it is shown this once')]).to.deep.equal([true, true]);
    expect(focused()?.className).to.equal('key');
    expect(panel.outerHTML).not.to.contain(KEY);
    await expect(panel).to.be.accessible();
    await press(panel, 'Manage Build robot');
    await press(panel, 'Manage Build robot');
    expect([isSeen(panel), panel.made]).to.deep.equal([false, undefined]);
    expect(textOf(panel)).to.contain('Deploy');
  });

  it('says until when a key works, and at its field what is wrong with it, and keeps what was typed', async () => {
    const wrong = () => Response.json({ code: 'bad-request', field: 'expiresAt', status: 400 }, { status: 400 });
    const { client, calls } = programBackend((call) => (call.startsWith('POST') ? wrong() : undefined));
    const panel = await renderPanel('sally-programs', client);
    await press(panel, 'Manage Build robot');
    fieldOf(panel, 'name').value = 'Deploy';
    fieldOf(panel, 'expiresAt').value = '2026-03-31';
    await press(panel, 'Make a key');
    const end = new Date(2026, 3, 1).toISOString();
    expect(calls).to.deep.equal([`POST /admin/accounts/ci/api-keys {"name":"Deploy","expiresAt":"${end}"}`]);
    expect(textOf(panel)).to.contain('Choose a day that is still to come.');
    expect([focused(), fieldOf(panel, 'name').value]).to.deep.equal([fieldOf(panel, 'expiresAt'), 'Deploy']);
  });

  it('revokes one key, and all of them, once what follows was read', async () => {
    const { client, calls } = programBackend();
    const panel = await renderPanel('sally-programs', client);
    await press(panel, 'Manage Build robot');
    await press(panel, 'Revoke all keys');
    await press(panel, 'Keep it');
    await press(panel, 'Revoke Old build server');
    expect(textOf(panel)).to.contain('Whatever uses the key Old build server can’t sign in');
    expect(calls).to.deep.equal([]);
    confirm(panel);
    await settlePanels();
    expect(calls).to.deep.equal(['DELETE /admin/accounts/ci/api-keys/k2']);
    expect(statusOf(panel)).to.equal('Old build server is revoked.');
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
    await settlePanels();
    expect(textOf(panel)).to.contain('There is no tenant of this ID.');
    expect(focused()).to.equal(fieldOf(panel, 'tenant'));
    fieldOf(panel, 'tenant').value = '';
    find<HTMLFormElement>(panel.shadowRoot!, 'form').requestSubmit();
    await settlePanels();
    expect(calls.at(-1)).to.equal('POST /admin/accounts {"email":"ops@acme.test","role":"member","kind":"api"}');
    expect(statusOf(panel)).to.equal('ops@acme.test is added.');
    expect(rowTitles(panel)).to.deep.equal(['Build robot', 'Nightly export']);
  });
});
