import { expect } from '@open-wc/testing';
import type { Flow } from '@sallyport/client';
import { doneSignedInStates } from '../../demo/states/end.ts';
import { passwordStates } from '../../demo/states/password.ts';
import { newPasswordStates } from '../../demo/states/recovery.ts';
import { accountBackend, renderPanel } from './account-backend.ts';
import { buttonOf, settlePanels, statusOf } from './panel-support.ts';
import { FakeClient, field, find, focused, press, renderState, shows, textOf, type } from './support.ts';
import { waitUntil } from './wait-until.ts';

const { value } = passwordStates.changed.set;

/** A panel whose flow gives these steps. */
async function renderOver(flow: Flow) {
  const { client, calls } = accountBackend(value);
  client.flows = () => flow;
  client.session.read = async () => doneSignedInStates.confirmed.set.step.session;
  return { element: await renderPanel('sally-password', client), calls };
}

describe('<sally-password>', () => {
  beforeEach(() => sessionStorage.clear());

  it('R-23 changes the password in a dialog, says that it did, and where it counts', async () => {
    const flow = new FakeClient(newPasswordStates.fresh.set.step, {
      ...doneSignedInStates.confirmed.set.step,
      notice: 'password-changed',
    });
    const { element, calls } = await renderOver(flow);
    buttonOf(element, 'Change password').click();
    const step = await shows(element, 'sally-new-password-step');
    expect(find<HTMLDialogElement>(element, 'dialog').ariaLabel).to.equal('Change your password');
    type(field(step, 'password'), 'correct horse battery staple');
    press(step);
    await settlePanels();
    expect(flow.calls[0]).to.deep.include({ method: 'start', start: { purpose: 'change-password' } });
    expect(statusOf(element)).to.equal('Your password is changed. You’re signed out everywhere else.');
    expect(focused() === buttonOf(element, 'Change password')).to.equal(true);
    expect(calls).to.deep.equal(['GET /me', 'GET /me']);
  });

  it('changes nothing where it is given up', async () => {
    const { element, calls } = await renderOver(new FakeClient(newPasswordStates.fresh.set.step));
    buttonOf(element, 'Change password').click();
    await shows(element, 'sally-new-password-step');
    find<HTMLDialogElement>(element, 'dialog').close();
    await waitUntil(() => statusOf(element) !== '', 'it says what has become of it');
    expect([statusOf(element), calls]).to.deep.equal(['Nothing was changed.', ['GET /me']]);
  });

  it('R-32 says who answers for it where there is none here', async () => {
    const element = await renderState(passwordStates.singleSignOn);
    const muted = buttonOf(element, 'Change password');
    muted.click();
    await settlePanels();
    expect([muted.ariaDisabled, element.querySelectorAll('dialog').length]).to.deep.equal(['true', 0]);
    expect(textOf(element)).to.contain('Your company’s sign-in answers for this.');
  });
});
