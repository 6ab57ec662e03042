import { expect } from '@open-wc/testing';
import { Client } from '@sallyport/client';
import { adoptionStates, someAdoption } from '../../demo/states/adoption.ts';
import { renderPanel } from './account-backend.ts';
import { problem, settlePanels } from './panel-support.ts';
import { renderState, textOf } from './support.ts';

const figures = (element: Element): (string | undefined)[] =>
  [...element.shadowRoot!.querySelectorAll('.figure')].map((it) => it.textContent?.trim());

describe('<sally-adoption>', () => {
  it('says of how many people how many have a second step, a passkey, and each kind, the strongest first', async () => {
    const element = await renderState(adoptionStates.some);
    expect(figures(element).slice(0, 3)).to.deep.equal(['87% 421 of 482', '24% 118 of 482', '83% 5 of 6']);
    const named = [...element.shadowRoot!.querySelectorAll('.by-factor dt')].map((it) => it.textContent);
    expect(named).to.deep.equal(['Passkey', 'Authenticator app', 'Text messages', 'Email codes']);
    expect(textOf(element)).to.contain('1 admin has none.').and.contain('Not counted: 30 people');
    await expect(element).to.be.accessible();
  });

  it('says 100 % where nobody is missing, and no sooner', async () => {
    expect(figures(await renderState(adoptionStates.all))[0]).to.equal('100% 40 of 40');
    const almost = { ...someAdoption, secondStep: 481 };
    const element = await renderState({ ...adoptionStates.some, set: { value: almost } });
    expect(figures(element)[0]).to.equal('99% 481 of 482');
  });

  it('counts one tenant where it is told, and anew what another panel has changed', async () => {
    const calls: string[] = [];
    const fetch = async (url: string) => {
      if (url === '/session') return new Response(null, { status: 204 });
      calls.push(url);
      return Response.json(someAdoption);
    };
    const element = await renderPanel('sally-adoption', new Client({ server: '', fetch }));
    document.body.dispatchEvent(new CustomEvent('sally-change', { bubbles: true }));
    await settlePanels();
    element.tenant = 'acme';
    await settlePanels();
    expect(calls).to.deep.equal(['/admin/adoption', '/admin/adoption', '/admin/adoption?tenant=acme']);
  });

  it('shows nothing of one tenant where another can’t be counted', async () => {
    const fetch = async (url: string) => {
      if (url === '/session') return new Response(null, { status: 204 });
      return url.includes('tenant') ? problem('not-found', 404) : Response.json(someAdoption);
    };
    const element = await renderPanel('sally-adoption', new Client({ server: '', fetch }));
    expect(figures(element)).to.have.length(7);
    element.tenant = 'elsewhere';
    await settlePanels();
    expect(figures(element)).to.deep.equal([]);
    expect(textOf(element)).to.contain('We couldn’t load this.');
  });
});
