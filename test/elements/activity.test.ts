import { expect } from '@open-wc/testing';
import { Failure } from '@sallyport/client';
import { activityStates } from '../../demo/states/activity.ts';
import { doneSignedInStates } from '../../demo/states/end.ts';
import { newPasswordStates } from '../../demo/states/recovery.ts';
import { accountBackend, renderPanel } from './account-backend.ts';
import { buttonOf, problem, rowTitles, settlePanels, statusOf } from './panel-support.ts';
import { FakeClient, field, find, focused, press, renderState, settle, shows, textOf, type } from './support.ts';
import { waitUntil } from './wait-until.ts';

const { events } = activityStates.days.set.value;
const newest = events[0]!;
const others = events.slice(1);

/** A backend whose first page has one event, and whose second has the others. */
function backend() {
  let broken = false;
  const answers: Record<string, object> = {
    'GET /me/activity': { events: [newest], next: newest.id },
    [`GET /me/activity?cursor=${newest.id}`]: { events: others },
  };
  const { client, calls } = accountBackend({}, (call) =>
    broken ? problem('unavailable', 503) : Response.json(answers[call]),
  );
  return { client, calls, fail: (is: boolean) => (broken = is) };
}

describe('<sally-activity>', () => {
  it('R-86 says what happened in sentences, by day, and by whom and from where', async () => {
    const element = await renderState(activityStates.days);
    expect(rowTitles(element)).to.deep.equal([
      'You signed in',
      'A sign-in failed',
      'Set up: Authenticator app',
      'A device was trusted',
      'Your account was unlocked',
    ]);
    expect(textOf(element)).to.contain('203.0.113.7').and.contain('By an administrator');
    const groups = [...element.shadowRoot!.querySelectorAll('[role=group]')];
    const named = groups.map(
      (each) => find(element.shadowRoot!, `#${each.getAttribute('aria-labelledby')}`).textContent,
    );
    expect([new Set(named).size, groups.length > 1]).to.deep.equal([groups.length, true]);
  });

  it('R-86 shows older ones page by page; the end is said, and has the focus', async () => {
    const { client, calls } = backend();
    const element = await renderPanel('sally-activity', client);
    expect(rowTitles(element)).to.have.length(1);
    buttonOf(element, 'Show older').click();
    await settlePanels();
    expect(rowTitles(element)).to.have.length(events.length);
    expect(focused()?.textContent).to.equal('That’s everything we keep.');
    expect(calls).to.deep.equal(['GET /me/activity', `GET /me/activity?cursor=${newest.id}`]);
  });

  it('keeps what is there where older ones can’t be loaded, says why, and tries again', async () => {
    const { client, fail } = backend();
    const element = await renderPanel('sally-activity', client);
    fail(true);
    buttonOf(element, 'Show older').click();
    await settlePanels();
    expect(find(element.shadowRoot!, '.notice').textContent).to.contain('The service is not available.');
    expect(rowTitles(element)).to.have.length(1);
    fail(false);
    buttonOf(element, 'Show older').click();
    await settlePanels();
    expect(rowTitles(element)).to.have.length(events.length);
  });

  it('R-23 asks before everybody else is put out, and says what became of it, given up or not', async () => {
    sessionStorage.clear();
    const { client, calls } = backend();
    const { step } = doneSignedInStates.confirmed.set;
    const fresh = newPasswordStates.fresh.set.step;
    const flow = new FakeClient(fresh, fresh, { ...step, notice: 'password-changed' });
    client.flows = () => flow;
    client.session.read = async () => step.session;
    const element = await renderPanel('sally-activity', client);
    const ask = async () => {
      buttonOf(element, 'This wasn’t me: You signed in').click();
      await settlePanels();
    };
    const confirm = () => find(element.shadowRoot!, '[part=danger-button]').click();
    await ask();
    expect([flow.calls.length, textOf(element).includes('Every other device is signed out')]).to.deep.equal([0, true]);
    confirm();
    await shows(element, 'sally-new-password-step');
    find<HTMLDialogElement>(element, 'dialog').close();
    await settlePanels();
    expect(statusOf(element)).to.equal('You stopped before the end. Your password is as it was.');
    confirm();
    const again = await shows(element, 'sally-new-password-step');
    type(field(again, 'password'), 'correct horse battery staple');
    press(again);
    await waitUntil(() => statusOf(element) === 'Thank you. Other devices are signed out.');
    await settlePanels();
    expect(flow.calls[0]).to.deep.include({ method: 'start', start: { purpose: 'not-me' } });
    expect(calls.filter((call) => call === 'GET /me/activity')).to.have.length(3);
  });

  it('R-23 asks it of whatever the person or a stranger did, and of nothing that an administrator did', async () => {
    const element = await renderState(activityStates.days);
    const named = [...element.shadowRoot!.querySelectorAll('.row button')].map((it) => it.ariaLabel);
    expect(named).to.deep.equal(
      rowTitles(element)
        .slice(0, -1)
        .map((title) => `This wasn’t me: ${title}`),
    );
    element.readonly = true;
    await element.updateComplete;
    expect(element.shadowRoot!.querySelectorAll('button')).to.have.length(0);
  });

  it('R-23 says that nothing was changed where it could not begin', async () => {
    sessionStorage.clear();
    const { client } = backend();
    client.flows = () => new FakeClient(new Failure('offline'));
    const element = await renderPanel('sally-activity', client);
    buttonOf(element, 'This wasn’t me: You signed in').click();
    await settlePanels();
    find(element.shadowRoot!, '[part=danger-button]').click();
    await waitUntil(() => element.querySelector('dialog'), 'it asks');
    await settle();
    find<HTMLDialogElement>(element, 'dialog').close();
    await settlePanels();
    expect(statusOf(element)).to.equal('Nothing was changed.');
  });

  it('lists at once what another panel has changed', async () => {
    const { client, calls } = backend();
    const element = await renderPanel('sally-activity', client);
    document.body.dispatchEvent(new CustomEvent('sally-change', { bubbles: true }));
    await settlePanels();
    expect(calls).to.deep.equal(['GET /me/activity', 'GET /me/activity']);
    expect(rowTitles(element)).to.have.length(1);
  });
});
