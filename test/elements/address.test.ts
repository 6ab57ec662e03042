import { expect, fixture, html } from '@open-wc/testing';
import { SallyAddress, SallyUserButton } from '@sallyport/elements';
import { define } from '@sallyport/elements/define';
import { addressStates } from '../../demo/states/address.ts';
import { newAddressStates } from '../../demo/states/new-address.ts';
import { doneSignedInStates } from '../../demo/states/end.ts';
import { accountBackend } from './account-backend.ts';
import { buttonOf, hearKeepers, rowTitles, settlePanels, statusOf } from './panel-support.ts';
import { backend, sessionOf } from './session-support.ts';
import { field, find, focused, press, renderState, shows, textOf, type } from './support.ts';
import { waitUntil } from './wait-until.ts';

define(SallyAddress);
define(SallyUserButton);

const { value } = addressStates.usual.set;
const account = { ...value.account, email: 'ada@new.test' };

async function render() {
  const asked = newAddressStates.fresh.set.step;
  const { client, held, flow } = backend(sessionOf(), asked, {
    ...doneSignedInStates.confirmed.set.step,
    session: sessionOf(0, { account }),
    notice: 'address-changed',
  });
  held.me = { ...value, authenticators: [] };
  const place = await fixture(html`<div>
    <sally-user-button .client=${client}></sally-user-button><sally-address .client=${client}></sally-address>
  </div>`);
  await settlePanels();
  const element = find<SallyAddress>(place, 'sally-address');
  return { element, userButton: find(place, 'sally-user-button'), held, flow };
}

describe('<sally-address>', () => {
  beforeEach(() => sessionStorage.clear());

  it('PK-10 has the keepers of passkeys told what the account is called now', async () => {
    const told = hearKeepers();
    const { element, held } = await render();
    buttonOf(element, 'Change address').click();
    const step = await shows(element, 'sally-new-address-step');
    const user = { id: 'YTE', name: account.email, displayName: 'Ada' };
    held.me = { ...held.me, account, passkeys: { rpId: 'example.com', user, credentialIds: ['Y3JlZA'] } };
    type(field(step, 'email'), account.email);
    press(step);
    await waitUntil(() => told.length === 2, 'both are told');
    expect(told[1]).to.deep.equal({ rpId: 'example.com', userId: 'YTE', name: account.email, displayName: 'Ada' });
  });

  it('asks nothing where its value and client were set before its class was there', async () => {
    const { client, calls } = accountBackend(value);
    const { fetch } = window;
    after(() => (window.fetch = fetch));
    window.fetch = async () => (calls.push('the default is asked'), new Response(null));
    const early = Object.assign(document.createElement('x-early-address'), { value, client });
    await fixture(html`${early}`);
    customElements.define('x-early-address', class extends SallyAddress {});
    await settlePanels();
    expect([rowTitles(early), calls]).to.deep.equal([['ada@example.com'], []]);
    const over = Object.assign(document.createElement('x-early-address-over'), { client });
    await fixture(html`${over}`);
    customElements.define('x-early-address-over', class extends SallyAddress {});
    await settlePanels();
    expect([rowTitles(over), calls]).to.deep.equal([['ada@example.com'], ['GET /me']]);
  });

  it('changes the address in a dialog; the row, what it says, and the user button follow', async () => {
    const { element, userButton, held, flow } = await render();
    expect(rowTitles(element)).to.deep.equal(['ada@example.com']);
    const heard: string[] = [];
    element.addEventListener('sally-change', ({ detail }) => heard.push(detail.action));
    buttonOf(element, 'Change address').click();
    const step = await shows(element, 'sally-new-address-step');
    expect(find<HTMLDialogElement>(element, 'dialog').ariaLabel).to.equal('Change your email address');
    held.now = sessionOf(0, { account });
    held.me = { ...held.me, account };
    type(field(step, 'email'), account.email);
    press(step);
    await settlePanels();
    expect(flow.calls[0]).to.deep.include({ method: 'start', start: { purpose: 'change-address' } });
    expect([rowTitles(element), heard]).to.deep.equal([[account.email], ['change-address']]);
    expect(statusOf(element)).to.contain('Your email address is changed.');
    expect(focused() === buttonOf(element, 'Change address')).to.equal(true);
    await waitUntil(() => textOf(userButton).includes(account.email), 'the user button has followed');
  });

  it('changes nothing where it is given up', async () => {
    const { element } = await render();
    buttonOf(element, 'Change address').click();
    await shows(element, 'sally-new-address-step');
    find<HTMLDialogElement>(element, 'dialog').close();
    await waitUntil(() => statusOf(element) !== '', 'it says what has become of it');
    expect([statusOf(element), rowTitles(element)]).to.deep.equal(['Nothing was changed.', ['ada@example.com']]);
  });

  it('R-32 says who answers for it where an identity provider does', async () => {
    const element = await renderState(addressStates.singleSignOn);
    const muted = buttonOf(element, 'Change address');
    muted.click();
    await settlePanels();
    expect([muted.ariaDisabled, element.querySelectorAll('dialog').length]).to.deep.equal(['true', 0]);
    expect(textOf(element)).to.contain('Your company’s sign-in answers for this.');
  });
});
