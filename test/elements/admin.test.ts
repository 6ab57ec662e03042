import { expect } from '@open-wc/testing';
import { adminStates } from '../../demo/states/admin.ts';
import { buttonOf, settlePanels } from './panel-support.ts';
import { find, focused, renderState, textOf } from './support.ts';
import { waitUntil } from './wait-until.ts';

/** Goes to a part as a link does, and waits until it is there. */
async function goTo(element: Element, name: string): Promise<HTMLElement> {
  find<HTMLAnchorElement>(element.shadowRoot!, `a[href='#${name}']`).click();
  await waitUntil(() => element.querySelector(`#${name}:not([hidden]):defined`), `${name} is there`);
  await settlePanels();
  return find<HTMLElement>(element, `#${name}`);
}

const tagsIn = (element: Element): string[] => [...element.querySelectorAll('.part')].map(({ localName }) => localName);

describe('<sally-admin>', () => {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  it('tries a part that couldn’t be loaded again, once it is asked to', async () => {
    const { warn } = console;
    const { define } = CustomElementRegistry.prototype;
    console.warn = () => {};
    CustomElementRegistry.prototype.define = function (name, ...others) {
      if (name === 'sally-team') throw new Error('not loaded');
      define.call(this, name, ...others);
    };
    const element = await renderState(adminStates.team);
    await waitUntil(() => textOf(element).includes('We couldn’t load this part.'), 'it says so');
    CustomElementRegistry.prototype.define = define;
    console.warn = warn;
    buttonOf(element, 'Try again').click();
    await waitUntil(() => element.querySelector('#team:defined'), 'the team is there');
    await settlePanels();
    expect(textOf(element)).not.to.contain('We couldn’t load this part.');
    expect(focused()?.getAttribute('part')).to.equal('heading');
  });

  it('loads a part once it is gone to, says which is seen, and moves the focus there', async () => {
    const element = await renderState(adminStates.team);
    await waitUntil(() => element.querySelector('.part:defined'), 'a part is there');
    await settlePanels();
    expect(tagsIn(element)).to.deep.equal(['sally-team']);
    const audit = await goTo(element, 'audit');
    await waitUntil(() => element.ownerDocument.activeElement === audit, 'it has the focus');
    expect(find(element.shadowRoot!, '[aria-current=page]').textContent?.trim()).to.equal('Audit log');
    expect(tagsIn(element)).to.deep.equal(['sally-team', 'sally-audit']);
    expect(find<HTMLElement>(element, '#team').hidden).to.equal(true);
    await expect(element).to.be.accessible();
  });

  it('shows the part that the address of the page names, and keeps what was typed in another', async () => {
    history.replaceState(null, '', '#adoption');
    const element = await renderState(adminStates.team);
    await waitUntil(() => element.querySelector('.part:defined'), 'a part is there');
    await settlePanels();
    expect(tagsIn(element)).to.deep.equal(['sally-adoption']);
    const team = await goTo(element, 'team');
    find<HTMLInputElement>(team.shadowRoot!, '[name=search]').value = 'lin';
    await goTo(element, 'adoption');
    await goTo(element, 'team');
    expect(find<HTMLInputElement>(team.shadowRoot!, '[name=search]').value).to.equal('lin');
    location.hash = '#elsewhere';
    await settlePanels();
    expect(team.hidden).to.equal(false);
  });

  it('has the parts of the platform for a system admin alone, and loads none of them for another', async () => {
    history.replaceState(null, '', '#tenants');
    const element = await renderState(adminStates.team);
    await waitUntil(() => element.querySelector('.part:defined'), 'a part is there');
    expect(tagsIn(element)).to.deep.equal(['sally-team']);
    expect(element.shadowRoot!.querySelector('a[href="#tenants"]')).to.equal(null);
    const system = await renderState(adminStates.platform);
    await waitUntil(() => system.querySelector('#tenants:defined'), 'the tenants are there');
    expect(tagsIn(system)).to.deep.equal(['sally-tenants']);
  });

  it('leads a system admin from a tenant to its team and its policy, says of what alone, and back to all', async () => {
    history.replaceState(null, '', '#tenants');
    const element = await renderState(adminStates.platform);
    await waitUntil(() => element.querySelector('#tenants:defined'), 'the tenants are there');
    await settlePanels();
    const tenants = find<HTMLElement>(element, '#tenants');
    buttonOf(tenants, 'Manage Acme GmbH').click();
    await settlePanels();
    const follow = async (text: string, tag: string) => {
      location.hash = '#tenants';
      await waitUntil(() => !tenants.hidden, 'the tenants are seen');
      const links = [...tenants.shadowRoot!.querySelectorAll('a')];
      links.find((link) => link.textContent.trim() === text)!.click();
      await waitUntil(() => element.querySelector(`${tag}:not([hidden]):defined`), `${tag} is there`);
      await settlePanels();
    };
    await follow('Its policy', 'sally-policy');
    expect(element.querySelector('sally-policy')!.scope).to.equal('tenant:acme');
    await follow('Its team', 'sally-team');
    expect(element.querySelector('sally-team')!.tenant).to.equal('acme');
    expect(textOf(element)).to.contain('Only acme.');
    find<HTMLAnchorElement>(element.shadowRoot!, '.who a').click();
    await waitUntil(() => element.querySelector('sally-team')!.tenant === undefined, 'all are shown');
    expect(textOf(element)).not.to.contain('Only acme.');
  });

  for (const [whose, state, address] of [
    ['a tenant’s admin', adminStates.team, '#team=globex'],
    ['a system admin, where the address means something else', adminStates.platform, '#state=abc'],
    ['a system admin, where nothing is named', adminStates.platform, '#team='],
  ] as const)
    it(`shows all that is theirs to ${whose}`, async () => {
      history.replaceState(null, '', address);
      const element = await renderState({ ...state, set: { ...state.set, sections: 'team' } });
      await waitUntil(() => element.querySelector('sally-team:defined'), 'the team is there');
      await settlePanels();
      expect(element.querySelector('sally-team')!.tenant).to.equal(undefined);
      expect(textOf(element)).not.to.contain('Only');
    });

  it('says of which profile a policy is by its name alone', async () => {
    history.replaceState(null, '', '#policy=profile:gold');
    const element = await renderState(adminStates.platform);
    await waitUntil(() => textOf(element).includes('Only gold.'));
    expect(element.querySelector('sally-policy')!.scope).to.equal('profile:gold');
  });

  it('has no part for whoever is signed out, and none that it wasn’t asked for', async () => {
    const element = await renderState(adminStates.signedOut);
    expect([tagsIn(element), textOf(element).includes('You’re signed out.')]).to.deep.equal([[], true]);
    const other = await renderState(adminStates.adoption);
    await waitUntil(() => other.shadowRoot!.querySelector('nav'), 'it knows who is signed in');
    const links = [...other.shadowRoot!.querySelectorAll('nav a')].map((link) => link.getAttribute('href'));
    expect(links).to.deep.equal(['#adoption', '#audit']);
  });
});
