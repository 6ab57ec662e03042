import { expect } from '@open-wc/testing';
import { Client, type Fetch } from '@sallyport/client';
import type { SallyPolicy } from '@sallyport/elements';
import type { AccountView, PolicyPreview } from '@sallyport/protocol';
import { acme } from '../../demo/states/policy-backend.ts';
import { policyView } from '../../server/src/policies/policy-view.ts';
import { renderPanel } from './account-backend.ts';
import { buttonOf, problem, settlePanels } from './panel-support.ts';
import { find, focused, textOf } from './support.ts';
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
