import { expect } from '@open-wc/testing';
import { Client, type Fetch } from '@sallyport/client';
import type { TenantPage, TenantView } from '@sallyport/protocol';
import { teamStates } from '../../demo/states/team.ts';
import { someProfiles, tenantsStates } from '../../demo/states/tenants.ts';
import { renderPanel } from './account-backend.ts';
import { buttonOf, confirm, problem, rowTitles, settlePanels, statusOf } from './panel-support.ts';
import { find, focused, textOf } from './support.ts';
import { waitUntil } from './wait-until.ts';

const { tenants } = tenantsStates.readonly.set.value;
const [owner] = teamStates.readonly.set.value.accounts;

/** A backend of a system admin: it notes what it is asked to change, and changes it unless it refuses. */
function tenantBackend(refuse: (call: string) => Response | undefined = () => undefined) {
  const calls: string[] = [];
  let held: readonly TenantView[] = tenants;
  const fetch: Fetch = async (url, { method = 'GET', body }) => {
    if (url === '/session') return new Response(null, { status: 204 });
    if (url === '/admin/profiles') return Response.json(someProfiles);
    if (url === '/admin/accounts/ada') return Response.json(owner);
    const call = `${method} ${url}${typeof body === 'string' ? ` ${body}` : ''}`;
    if (method !== 'GET') calls.push(call);
    const refused = refuse(call);
    if (refused) return refused;
    if (method === 'GET') return Response.json({ tenants: [...held] } satisfies TenantPage);
    if (method === 'DELETE') return new Response(null, { status: 204 });
    const sent = JSON.parse(body as string) as TenantView;
    if (method === 'POST') held = [...held, sent];
    else held = held.map((each) => (url.endsWith(`/${each.id}`) ? { ...each, ...sent } : each));
    return Response.json(method === 'POST' ? sent : held.find(({ id }) => url.endsWith(`/${id}`)));
  };
  return { client: new Client({ server: '', fetch }), calls, rename: () => (held = [{ ...tenants[0]!, plan: 'pro' }]) };
}

const fieldOf = (panel: Element, name: string): HTMLInputElement =>
  find<HTMLInputElement>(panel.shadowRoot!, `[name=${name}]`);

async function press(panel: Element, words: string): Promise<void> {
  buttonOf(panel, words).click();
  await settlePanels();
}

describe('<sally-tenants>', () => {
  it('lists tenants with plan and profile, tells which has no owner, and whom the others belong to', async () => {
    const panel = await renderPanel('sally-tenants', tenantBackend().client);
    expect(rowTitles(panel)).to.deep.equal(['Acme GmbH', 'Newco', 'platform']);
    expect(textOf(panel)).to.contain('Profile gold').and.contain('Plan trial').and.contain('No owner');
    await press(panel, 'Manage Acme GmbH');
    await waitUntil(() => find(panel.shadowRoot!, '.open dd').textContent.includes('Ada Lovelace'));
    await waitUntil(() => fieldOf(panel, 'profile').value === 'gold');
    expect(panel.shadowRoot!.querySelector('.open a')).to.equal(null); // no part to lead to
    await expect(panel).to.be.accessible();
  });

  it('sends what was changed and nothing else, says so, and has the focus at the row', async () => {
    const { client, calls } = tenantBackend();
    const panel = await renderPanel('sally-tenants', client);
    await press(panel, 'Manage Acme GmbH');
    await waitUntil(() => fieldOf(panel, 'profile').value === 'gold');
    fieldOf(panel, 'name').value = ' Acme Ltd ';
    fieldOf(panel, 'profile').value = '';
    await press(panel, 'Save');
    await waitUntil(() => statusOf(panel) === 'Acme GmbH is changed.');
    expect(calls).to.deep.equal(['PATCH /admin/tenants/acme {"name":"Acme Ltd","profile":null}']);
    expect(rowTitles(panel)[0]).to.equal('Acme Ltd');
    await waitUntil(() => focused() === buttonOf(panel, 'Manage Acme Ltd'), 'the row has no focus');
    expect(panel.asked).to.equal(undefined);
  });

  it('sends nothing where nothing was changed: the row closes, and has the focus', async () => {
    const { client, calls } = tenantBackend();
    const panel = await renderPanel('sally-tenants', client);
    await press(panel, 'Manage Acme GmbH');
    await waitUntil(() => fieldOf(panel, 'profile').value === 'gold');
    await press(panel, 'Save');
    await waitUntil(() => focused() === buttonOf(panel, 'Manage Acme GmbH'), 'the row has no focus');
    expect([calls, panel.asked, statusOf(panel)]).to.deep.equal([[], undefined, '']);
  });

  it('says at the field why a tenant can’t be added, keeps what was typed, and then adds it', async () => {
    let isTaken = true;
    const { client, calls } = tenantBackend((call) =>
      isTaken && call.startsWith('POST') ? problem('identifier-taken', 409) : undefined,
    );
    const panel = await renderPanel('sally-tenants', client);
    buttonOf(panel, 'Add a tenant').click();
    await settlePanels();
    fieldOf(panel, 'id').value = 'beta';
    fieldOf(panel, 'name').value = 'Beta AG';
    find<HTMLFormElement>(panel.shadowRoot!, 'form').requestSubmit();
    await waitUntil(() => textOf(panel).includes('There is a tenant of this ID already.'));
    await waitUntil(() => focused() === fieldOf(panel, 'id'), 'the field has no focus');
    expect(fieldOf(panel, 'name').value).to.equal('Beta AG');
    expect(fieldOf(panel, 'id').getAttribute('aria-invalid')).to.equal('true');
    isTaken = false;
    find<HTMLFormElement>(panel.shadowRoot!, 'form').requestSubmit();
    await waitUntil(() => statusOf(panel) === 'Beta AG is added.');
    expect(calls.at(-1)).to.equal('POST /admin/tenants {"id":"beta","name":"Beta AG"}');
    expect(rowTitles(panel).at(-1)).to.equal('Beta AG');
    await waitUntil(() => focused() === buttonOf(panel, 'Manage Beta AG'), 'the row has no focus');
  });

  it('R-73 says that an owner would be locked out, and what somebody else has changed meanwhile', async () => {
    const answers = [problem('policy-refused', 422), problem('answered-elsewhere', 409)];
    const { client, rename } = tenantBackend((call) => (call.startsWith('PATCH') ? answers.shift() : undefined));
    const panel = await renderPanel('sally-tenants', client);
    await press(panel, 'Manage Acme GmbH');
    await waitUntil(() => fieldOf(panel, 'profile').value === 'gold');
    fieldOf(panel, 'profile').value = 'public-sector';
    await press(panel, 'Save');
    const lockedOut = 'Under this plan and profile you or the owner could no longer sign in.';
    await waitUntil(() => textOf(panel).includes(lockedOut));
    rename();
    await press(panel, 'Save');
    await waitUntil(() => textOf(panel).includes('This was changed meanwhile. Look at it again.'));
    await waitUntil(() => fieldOf(panel, 'plan').value === 'pro');
    expect(fieldOf(panel, 'profile').value).to.equal('public-sector');
  });

  it('R-83 ends all sessions of a tenant once what follows was read', async () => {
    const { client, calls } = tenantBackend();
    const panel = await renderPanel('sally-tenants', client);
    await press(panel, 'Manage Newco');
    await press(panel, 'End all sessions');
    expect(textOf(panel)).to.contain('Everybody of Newco is signed out everywhere at once.');
    expect(calls).to.deep.equal([]);
    confirm(panel);
    await waitUntil(() => statusOf(panel) === 'Everybody of Newco is signed out.');
    expect(calls).to.deep.equal(['DELETE /admin/tenants/newco/sessions']);
  });
});
