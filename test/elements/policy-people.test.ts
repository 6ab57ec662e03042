import { expect } from '@open-wc/testing';
import { Client, type Fetch } from '@sallyport/client';
import type { SallyPolicy } from '@sallyport/elements';
import type { AccountView, PolicyPreview, WhatIf, WhatIfView } from '@sallyport/protocol';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { acme, whatIfOf } from '../../demo/states/policy-backend.ts';
import { policyView } from '../../server/src/policies/policy-view.ts';
import { renderPanel } from './account-backend.ts';
import { buttonOf, problem, settlePanels } from './panel-support.ts';
import { FakeClient, find, focused, shows, textOf } from './support.ts';
import { waitUntil } from './wait-until.ts';

const PATH = '/admin/policies/tenant%3Aacme/preview';
const preview: PolicyPreview = {
  refusals: [],
  departures: [],
  enrols: 3,
  tenants: [{ tenant: 'acme', enrols: 3 }],
  groups: { ready: 441, 'must-set-up': 3, 'has-time': 0, exempt: 10, 'locked-out': 0 },
  exemptions: { program: 2, provider: 8, suspended: 0, 'break-glass': 0, 'not-asked': 0 },
  exact: true,
  at: '2026-11-02T09:05:00.000Z',
};
const person = (name: string) => ({ id: name, name, email: `${name.toLowerCase()}@acme.test` }) as AccountView;

/** A backend whose preview meets three people, two of them on the first page. */
function backend() {
  const calls: string[] = [];
  const refused: Response[] = [];
  const fetch: Fetch = async (url, { method = 'GET' }) => {
    if (url === '/session') return new Response(null, { status: 204 });
    calls.push(`${method} ${url}`);
    if (method === 'GET') return Response.json(policyView(acme), { headers: { etag: '"1"' } });
    if (url === PATH) return Response.json(preview);
    const failure = refused.shift();
    if (failure) return failure;
    const isSecond = url.endsWith('?cursor=two');
    const accounts = isSecond ? [person('Zoe')] : [person('Ada'), person('Ben')];
    return Response.json({ accounts, ...(isSecond ? {} : { next: 'two' }) });
  };
  return { client: new Client({ server: '', fetch }), calls, refused };
}

/** A draft that is looked at once more before it is saved. */
async function reviewing(client: Client): Promise<SallyPolicy> {
  const element = await renderPanel('sally-policy', client);
  element.scope = 'tenant:acme';
  await settlePanels();
  Object.assign(element, { edits: new Map([['enforcement', { group: 'all' }]]), reviewing: true });
  await waitUntil(() => textOf(element).includes('Whom it meets'));
  return element;
}

const names = (element: Element) =>
  [...element.shadowRoot!.querySelectorAll('.people li > bdi')].map((each) => each.textContent?.trim());

describe('what a policy means for somebody', () => {
  const PATH_OF_ONE = '/admin/policies/tenant%3Aacme/what-if';
  const choose = async (element: SallyPolicy, who: string) => {
    const select = find<HTMLSelectElement>(element.shadowRoot!, 'section select[id$=who]');
    select.value = who;
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await settlePanels();
  };
  const said = (element: SallyPolicy) => textOf(find(element.shadowRoot!, '.review[role=status]'));

  it('is the step that somebody new comes to, and who decides that', async () => {
    const asked: WhatIf[] = [];
    const client = new Client({
      server: '',
      fetch: async (url, { method = 'GET', body } = {}) => {
        if (url === '/session') return new Response(null, { status: 204 });
        if (method === 'GET') return Response.json(policyView(acme), { headers: { etag: '"1"' } });
        if (url !== PATH_OF_ONE) return Response.json(preview);
        const what = JSON.parse(body as string) as WhatIf;
        asked.push(what);
        return Response.json(whatIfOf(acme, what.document, what.role!));
      },
    });
    const element = await renderPanel('sally-policy', client);
    element.scope = 'tenant:acme';
    await settlePanels();
    await choose(element, 'member');
    await waitUntil(() => said(element).includes('Nothing: they are signed in'));
    expect(said(element))
      .to.contain('Aren’t asked')
      .and.match(/Second step required\s*Default/);
    element.edits = new Map([['enforcement', { group: 'all' }]]);
    await waitUntil(() => said(element).includes('They set up a second step'));
    expect(said(element)).to.match(/Second step required\s*Set here/);
    expect(asked.map(({ role, document }) => [role, document.enforcement])).to.deep.equal([
      ['member', acme.own?.document?.enforcement],
      ['member', { group: 'all' }],
    ]);
    await expect(element).to.be.accessible();
  });

  it('is asked anew where it could not be known', async () => {
    let isDown = true;
    const client = new Client({
      server: '',
      fetch: async (url, { method = 'GET', body } = {}) => {
        if (url === '/session') return new Response(null, { status: 204 });
        if (method === 'GET') return Response.json(policyView(acme), { headers: { etag: '"1"' } });
        if (isDown) throw new TypeError('offline');
        const what = JSON.parse(body as string) as WhatIf;
        return Response.json(whatIfOf(acme, what.document, what.role!));
      },
    });
    const element = await renderPanel('sally-policy', client);
    element.scope = 'tenant:acme';
    await settlePanels();
    await choose(element, 'member');
    await waitUntil(() => said(element).includes('Try again'));
    isDown = false;
    find<HTMLElement>(element.shadowRoot!, '.review[role=status] button').click();
    await waitUntil(() => said(element).includes('Nothing: they are signed in'));
    expect((focused() as HTMLElement).id).to.match(/who$/);
  });

  it('is asked of one person who is searched for, once they have proved who they are', async () => {
    const calls: string[] = [];
    let isFresh = false;
    const client = new Client({
      server: '',
      fetch: async (url, { method = 'GET', body } = {}) => {
        if (url === '/session') return new Response(null, { status: 204 });
        if (url.startsWith('/admin/accounts')) {
          calls.push(url);
          return Response.json({ accounts: [person('Ada')] });
        }
        if (method === 'GET') return Response.json(policyView(acme), { headers: { etag: '"1"' } });
        calls.push((JSON.parse(body as string) as WhatIf).account!);
        if (!isFresh) return problem('reauthentication-required', 403);
        return Response.json({ group: 'exempt', origins: {} } satisfies WhatIfView);
      },
    });
    const flow = new FakeClient(credentialsStates.fresh.set.step);
    client.flows = () => flow;
    const element = await renderPanel('sally-policy', client);
    element.scope = 'tenant:acme';
    await settlePanels();
    await choose(element, 'person');
    const search = find<HTMLInputElement>(element.shadowRoot!, '[type=search]');
    search.value = 'ada';
    search.dispatchEvent(new Event('input', { bubbles: true }));
    await waitUntil(() => said(element).includes('Confirm'));
    isFresh = true;
    find<HTMLElement>(element.shadowRoot!, '.review[role=status] button').click();
    await shows(element, 'sally-credentials-step');
    element.querySelector('sally-flow')!.dispatchEvent(new CustomEvent('sally-success', { bubbles: true }));
    await waitUntil(() => said(element).includes('Aren’t asked'));
    expect(said(element)).to.contain(person('Ada').name ?? person('Ada').email);
    expect((focused() as HTMLElement).id).to.match(/who$/);
    expect(calls).to.deep.equal(['/admin/accounts?search=ada&tenant=acme', 'Ada', 'Ada']);
  });
});

describe('whom a policy meets', () => {
  it('is said in numbers, with why some aren’t asked and when it was counted; an empty group isn’t there', async () => {
    const element = await reviewing(backend().client);
    const list = textOf(find(element.shadowRoot!, '.groups'));
    expect(list).to.contain('Must set one up at their next sign-in').and.contain('441');
    expect(list).to.contain('2 programs').and.contain('8 by their company’s sign-in');
    expect(list).not.to.contain('Can still sign in').and.not.contain('Locked out');
    expect(textOf(element)).to.contain('As of');
    await expect(element).to.be.accessible();
  });

  it('is shown by name, page by page, with the focus where it was; another group closes the first', async () => {
    const { client, calls } = backend();
    const element = await reviewing(client);
    const see = buttonOf(element, 'See who: Must set one up at their next sign-in');
    see.focus();
    see.click();
    await settlePanels();
    expect([names(element), see.ariaExpanded, focused() === see]).to.deep.equal([['Ada', 'Ben'], 'true', true]);
    buttonOf(element, 'More').click();
    await settlePanels();
    expect(names(element)).to.deep.equal(['Ada', 'Ben', 'Zoe']);
    expect(calls.slice(-2)).to.deep.equal([`POST ${PATH}/must-set-up`, `POST ${PATH}/must-set-up?cursor=two`]);
    buttonOf(element, 'See who: Have a second step').click();
    await settlePanels();
    expect([see.ariaExpanded, calls.at(-1)]).to.deep.equal(['false', `POST ${PATH}/ready`]);
    buttonOf(element, 'See who: Have a second step').click();
    await settlePanels();
    expect(names(element)).to.deep.equal([]);
  });

  it('says that a page could not be loaded, keeps the ones before, and tries again', async () => {
    const { client, refused } = backend();
    const element = await reviewing(client);
    buttonOf(element, 'See who: Must set one up at their next sign-in').click();
    await settlePanels();
    refused.push(problem('unavailable', 503));
    buttonOf(element, 'More').click();
    await settlePanels();
    expect(textOf(element)).to.contain('We couldn’t load this.');
    expect(names(element)).to.deep.equal(['Ada', 'Ben']);
    buttonOf(element, 'Try again').click();
    await settlePanels();
    expect(names(element)).to.deep.equal(['Ada', 'Ben', 'Zoe']);
  });
});
