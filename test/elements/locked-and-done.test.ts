import { expect, fixture, html } from '@open-wc/testing';
import { SallyFlow } from '@sallyport/elements';
import { define } from '@sallyport/elements/define';
import type { LockedStep } from '@sallyport/protocol';
import { changesStates, doneSignedInStates, doneStates, lockedStates } from '../../demo/states/end.ts';
import { StillClock } from './still-clock.ts';
import { FakeClient, find, renderState, shows, textOf } from './support.ts';
import { waitUntil } from './wait-until.ts';

define(SallyFlow);

const lockedFor = (minutes: number): LockedStep => ({
  kind: 'locked',
  flow: 'demo',
  revision: 1,
  until: new Date(Date.now() + minutes * 60_000).toISOString(),
});

describe('<sally-locked-step>', () => {
  let clock: StillClock;
  beforeEach(() => void (clock = new StillClock()));
  afterEach(() => clock.restore());

  it('E-03 says nothing of attempts where the refused code has just led to the lock', async () => {
    const words = textOf(await renderState(lockedStates.justNow));
    expect(words).to.contain('Your account is locked').and.to.contain('Try again at');
    expect(words).not.to.match(/isn’t right|tries left/);
  });

  it('R-41 says until when, in time and in minutes', async () => {
    const step = lockedFor(12);
    const element = await renderState({ tag: 'sally-locked-step', set: { step } });
    const sameDay = new Date(step.until!).getDate() === new Date().getDate();
    const style: Intl.DateTimeFormatOptions = { timeStyle: 'short', ...(sameDay ? {} : { dateStyle: 'medium' }) };
    const time = new Intl.DateTimeFormat('en', style).format(new Date(step.until!));
    expect(textOf(element)).to.contain(`Try again at ${time} (in 12 minutes).`);
  });

  it('R-41 says whom to ask', async () => {
    const hrefs = [];
    for (const support of ['help@example.com', 'https://example.com/help', 'javascript:alert(1)']) {
      const element = await renderState({ tag: 'sally-locked-step', set: { step: { ...lockedFor(12), support } } });
      hrefs.push(element.shadowRoot!.querySelector('a')?.getAttribute('href'));
    }
    expect(hrefs).to.deep.equal(['mailto:help@example.com', 'https://example.com/help', undefined]);
    expect(textOf(await renderState(lockedStates.nobody))).to.contain('Ask your administrator');
  });

  it('offers no other way while it lasts, and to start again when it is over', async () => {
    const buttons = async (state: (typeof lockedStates)['hour' | 'over']) =>
      [...(await renderState(state)).shadowRoot!.querySelectorAll('sally-button')].map((it) => it.textContent);
    expect([await buttons(lockedStates.hour), await buttons(lockedStates.over)]).to.deep.equal([[], ['Start again']]);
  });

  it('counts down by itself', async () => {
    const element = await renderState({ tag: 'sally-locked-step', set: { step: lockedFor(1) } });
    expect(textOf(element)).to.contain('in 1 minute');
    clock.advance(60);
    await waitUntil(() => textOf(element).includes('You can try again now.'));
  });
});

describe('<sally-done-step>', () => {
  it('F-20 says of a key that can’t sign in by itself that it works beside the password', async () => {
    const words = textOf(await renderState(doneSignedInStates.besidePassword));
    expect(words).to.contain('Passkey is on.').and.to.contain('works beside your password');
  });

  it('says what to know from now on', async () => {
    expect(textOf(await renderState(doneStates.enabled))).to.contain('Your second step is on.');
    const low = await renderState(doneStates.low);
    expect(textOf(low)).to.contain('You have 2 backup codes left.');
    expect(find(low.shadowRoot!, 'sally-button').textContent).to.equal('Continue');
  });

  it('R-35 says after an app was set up what to do before it is missed', async () => {
    for (const state of [doneStates.enabledApp, doneSignedInStates.addedApp]) {
      const element = await renderState(state);
      const advice = [...element.shadowRoot!.querySelectorAll('li')].map((it) => it.textContent);
      expect(advice.length).to.equal(3);
      expect(advice[0]).to.contain('Changing phones?');
      expect(advice[1]).to.contain('two devices');
      expect(advice[2]).to.contain('ask your administrator');
    }
    for (const state of [doneStates.enabled, doneSignedInStates.addedSms, doneSignedInStates.tried])
      expect((await renderState(state)).shadowRoot!.querySelectorAll('li').length).to.equal(0);
  });
});

describe('<sally-changes-step>', () => {
  it('R-23 A-46 ends “This wasn’t me” with what changed the sign-in, when, how often, by whom', async () => {
    const { changes } = changesStates;
    const element = await renderState(changes);
    const group = find(element.shadowRoot!, '[role=group]');
    expect(find(element.shadowRoot!, `#${group.getAttribute('aria-labelledby')}`).textContent).to.equal(
      'Changed in the last seven days',
    );
    const rows = [...group.querySelectorAll('li')].map((row) => row.textContent.replace(/\s+/g, ' '));
    expect(rows).to.have.length(3);
    expect(rows[0]).to.match(/Set up: Text message.* · 2 times · Chrome on Android · 203\.0\.113\.7/);
    expect(rows[1]).to.match(/A device was trusted.* · 20 times or more · Firefox/);
    expect(rows[2]).to.match(/Your organisation has another owner.* · By an administrator/);
    expect(textOf(element)).to.contain('Password changed.');
  });

  it('R-23 is shown by the flow, and waits to be read before the flow is over', async () => {
    sessionStorage.clear();
    const { step } = changesStates.changes.set;
    const flow = await fixture<SallyFlow>(
      html`<sally-flow purpose="not-me" .client=${new FakeClient(step)}></sally-flow>`,
    );
    const heard: string[] = [];
    for (const name of ['sally-success', 'sally-error']) flow.addEventListener(name, () => heard.push(name));
    const element = await shows(flow, 'sally-changes-step');
    expect(heard).to.deep.equal([]);
    find<HTMLButtonElement>(element.shadowRoot!, 'sally-button button').click();
    expect(heard).to.deep.equal(['sally-success']);
  });
});
