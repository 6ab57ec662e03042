import { expect } from '@open-wc/testing';
import { Client, type Fetch } from '@sallyport/client';
import type { ProfileView } from '@sallyport/protocol';
import { someProfiles } from '../../demo/states/tenants.ts';
import { renderPanel } from './account-backend.ts';
import { buttonOf, problem, rowTitles, settlePanels, statusOf } from './panel-support.ts';
import { find, focused, textOf } from './support.ts';
import { waitUntil } from './wait-until.ts';

/** A backend that holds profiles. */
function profileBackend() {
  const held = new Map(someProfiles.profiles.map((profile) => [profile.id, profile]));
  const fetch: Fetch = async (url, { method = 'GET', body, headers }) => {
    if (url === '/session') return new Response(null, { status: 204 });
    if (url === '/admin/profiles') return Response.json({ profiles: [...held.values()] });
    const id = url.slice('/admin/profiles/'.length);
    if (new Headers(headers).has('if-none-match') && held.has(id))
      return problem('version-conflict', 412, { field: 'id' });
    if (method === 'PUT') held.set(id, { id, ...(JSON.parse(body as string) as Pick<ProfileView, 'name'>) });
    const found = held.get(id);
    return found ? Response.json(found) : problem('not-found', 404);
  };
  return new Client({ server: '', fetch });
}

const fieldOf = (panel: Element, name: string): HTMLInputElement =>
  find<HTMLInputElement>(panel.shadowRoot!, `[name=${name}]`);

async function press(panel: Element, words: string): Promise<void> {
  buttonOf(panel, words).click();
  await settlePanels();
}

async function send(panel: Element): Promise<void> {
  find<HTMLFormElement>(panel.shadowRoot!, 'form').requestSubmit();
  await settlePanels();
}

describe('<sally-profiles>', () => {
  it('calls a profile something else', async () => {
    const panel = await renderPanel('sally-profiles', profileBackend());
    await press(panel, 'Manage Gold');
    fieldOf(panel, 'name').value = 'Gold plus';
    await press(panel, 'Save');
    await waitUntil(() => statusOf(panel) === 'Gold plus is changed.');
    expect(rowTitles(panel)[0]).to.equal('Gold plus');
    await expect(panel).to.be.accessible();
  });

  it('makes one, and never another of the same id', async () => {
    const panel = await renderPanel('sally-profiles', profileBackend());
    await press(panel, 'Add a profile');
    fieldOf(panel, 'name').value = 'Silver';
    await send(panel);
    await waitUntil(() => textOf(panel).includes('An ID has'));
    await waitUntil(() => focused() === fieldOf(panel, 'id'), 'the field has no focus');
    fieldOf(panel, 'id').value = 'gold';
    await send(panel);
    await waitUntil(() => textOf(panel).includes('There is a profile of this ID already.'));
    fieldOf(panel, 'id').value = 'silver';
    await send(panel);
    await waitUntil(() => statusOf(panel) === 'Silver is added.');
    expect(rowTitles(panel)).to.deep.equal(['Gold', 'Public sector', 'Silver']);
  });
});
