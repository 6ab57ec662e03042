import { expect } from '@open-wc/testing';
import type { Client } from '@sallyport/client';
import { factorsStates } from '../../demo/states/factors.ts';
import { trustedDevicesStates } from '../../demo/states/trusted-devices.ts';
import { accountBackend, renderPanel } from './account-backend.ts';
import { buttonOf, confirm, rowTitles, statusOf, settlePanels } from './panel-support.ts';
import { find, focused, renderState, textOf } from './support.ts';

const backend = () => accountBackend(trustedDevicesStates.several.set.value);
const render = (client: Client) => renderPanel('sally-trusted-devices', client);

describe('<sally-trusted-devices>', () => {
  it('lists this device first, and until when each is trusted', async () => {
    const element = await render(backend().client);
    expect(rowTitles(element)).to.deep.equal(['Firefox on Windows', 'Safari on iOS', 'Chrome on Android']);
    expect(textOf(element)).to.contain('This device').and.contain('Trusted until').and.contain('3 days ago');
  });

  it('R-52 says what follows, removes it, tells the page, and moves the focus to the next row', async () => {
    const { client, calls } = backend();
    const element = await render(client);
    const heard: unknown[] = [];
    element.addEventListener('sally-change', ({ detail }) => heard.push(detail));
    buttonOf(element, 'Remove Safari on iOS').click();
    await settlePanels();
    expect(textOf(element)).to.contain('We ask for your second step on Safari on iOS again');
    expect(calls).to.deep.equal(['GET /me']);
    confirm(element);
    await settlePanels();
    expect(calls).to.deep.equal(['GET /me', 'DELETE /me/trusted-devices/d2', 'GET /me']);
    expect(heard).to.deep.equal([{ action: 'remove-trusted-device', id: 'd2' }]);
    expect(rowTitles(element)).to.deep.equal(['Firefox on Windows', 'Chrome on Android']);
    expect(statusOf(element)).to.equal('Safari on iOS is no longer trusted.');
    expect(focused() === buttonOf(element, 'Remove Chrome on Android')).to.equal(true);
  });

  it('R-23 of another device a person says that it wasn’t them, and not of this one', async () => {
    const element = await renderState(trustedDevicesStates.several);
    for (const [device, isOffered] of [
      ['Safari on iOS', true],
      ['Firefox on Windows', false],
    ] as const) {
      buttonOf(element, `Remove ${device}`).click();
      await settlePanels();
      expect([device, textOf(element).includes('This wasn’t me')]).to.deep.equal([device, isOffered]);
    }
  });

  it('R-52 removes all at once, and says then that there is none', async () => {
    const { client, calls } = backend();
    const element = await render(client);
    buttonOf(element, 'Remove all').click();
    await settlePanels();
    expect(textOf(element)).to.contain('on this one too');
    confirm(element);
    await settlePanels();
    expect(calls.slice(1)).to.deep.equal(['DELETE /me/trusted-devices', 'GET /me']);
    expect(rowTitles(element)).to.deep.equal([]);
    expect(textOf(element)).to.contain('No trusted devices.');
    expect(focused() === find(element.shadowRoot!, '[part=heading]')).to.equal(true);
  });

  it('R-53 says that policy asks every time, and offers nothing that it doesn’t let anybody do', async () => {
    const words = textOf(await renderState(trustedDevicesStates.off));
    expect(words).to.contain('Your organisation asks for your second step every time.');
    expect(words).not.to.match(/You aren’t asked|No trusted devices/);
    const factors = textOf(await renderState(factorsStates.always));
    expect(factors).to.contain('On. We ask for it at every sign-in.').and.not.to.contain('don’t trust');
  });

  it('says the empty words only where there is none', async () => {
    for (const state of Object.values(trustedDevicesStates)) {
      const element = await renderState(state);
      expect([state.id, textOf(element).includes('No trusted devices.')]).to.deep.equal([
        state.id,
        state.id === 'trusted-none',
      ]);
    }
  });

  it('changes nothing where it is to look at alone', async () => {
    const element = await renderState(trustedDevicesStates.readonly);
    expect(element.shadowRoot!.querySelectorAll('button').length).to.equal(0);
  });
});
