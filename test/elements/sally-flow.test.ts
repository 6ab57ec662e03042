import { expect, fixture, html } from '@open-wc/testing';
import { Failure, type FlowStart } from '@sallyport/client';
import type { Client } from '@sallyport/client';
import type { SallyFlow } from '@sallyport/elements';
import type { ProblemCode, Step } from '@sallyport/protocol';
import { codeStates } from '../../demo/states/code.ts';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { smsCodeStates } from '../../demo/states/delivered-code.ts';
import { doneSignedInStates, doneStates } from '../../demo/states/end.ts';
import { backupCodesStates } from '../../demo/states/backup-codes.ts';
import { enrolChooseStates, enrolPhoneStates, enrolTotpStates } from '../../demo/states/enrol.ts';
import {
  deferred,
  FakeClient,
  field,
  find,
  focused,
  press,
  renderLogin,
  settle,
  shows,
  textOf,
  type,
} from './support.ts';

type Goal = Pick<FlowStart, 'type' | 'authenticator'> & { purpose: 'enrol' | 'reauthenticate' | 'try' | 'not-me' };

const renderFlow = (client: Client, { purpose, type: factor, authenticator }: Goal = { purpose: 'enrol' }) =>
  fixture<SallyFlow>(
    html`<sally-flow .client=${client} .purpose=${purpose} .type=${factor}
      .authenticator=${authenticator}></sally-flow>`,
  );

const choose = enrolChooseStates.self.set.step;
const refusal = (code: ProblemCode, status: number) =>
  new Failure('refused', { code, status, type: 'about:blank', title: '' });

function eventsOf(flow: HTMLElement): [string, unknown][] {
  const events: [string, unknown][] = [];
  for (const name of ['sally-success', 'sally-cancel', 'sally-continue', 'sally-error'] as const)
    flow.addEventListener(name, (event) => events.push([name, event.detail]));
  return events;
}

const cancel = (flow: SallyFlow) => flow.shadowRoot!.querySelector<HTMLButtonElement>('.cancel');

describe('<sally-flow>', () => {
  beforeEach(() => sessionStorage.clear());

  it('R-23 R-32 puts everybody else out, and says so', async () => {
    const client = new FakeClient(doneSignedInStates.signedOutElsewhere.set.step);
    const flow = await renderFlow(client, { purpose: 'not-me' });
    const done = await shows(flow, 'sally-done-step');
    expect(client.calls[0]).to.deep.include({ method: 'start', start: { purpose: 'not-me' } });
    expect(textOf(done)).to.contain('Other devices are signed out.');
  });

  it('begins its flow as it comes onto the page, behind a skeleton', async () => {
    const reply = deferred<Step>();
    const client = new FakeClient(reply.promise);
    const flow = await renderFlow(client, { purpose: 'enrol', type: 'sms' });
    expect(find(flow.shadowRoot!, '.skeleton').ariaHidden).to.equal('true');
    // a line around each bar is all that is seen of it where colours are forced
    expect(getComputedStyle(find(flow.shadowRoot!, '.skeleton i')).borderTopWidth).to.equal('1px');
    expect(find(flow.shadowRoot!, '[role=status]').textContent).to.equal('Loading…');
    const room = (it: Element) => find(it.shadowRoot!, '.skeleton').getBoundingClientRect().height;
    const trying = await renderFlow(new FakeClient(reply.promise), { purpose: 'try' });
    expect([room(flow), room(trying)]).to.deep.equal([416, 256]); // 480 and 320 with the card
    reply.resolve(enrolPhoneStates.alone.set.step);
    await shows(flow, 'sally-enrol-phone-step');
    expect(flow.shadowRoot!.querySelectorAll('.skeleton').length).to.equal(0);
    expect(client.calls).to.deep.equal([
      { method: 'start', start: { purpose: 'enrol', type: 'sms' }, answer: undefined },
    ]);
    expect(focused() === document.body).to.equal(true);
  });

  it('takes its settings from attributes', async () => {
    const client = new FakeClient(choose);
    const flow = document.createElement('sally-flow');
    for (const [name, value] of [
      ['purpose', 'try'],
      ['authenticator', 'a1'],
      ['return-to', '/settings'],
    ] as const) {
      flow.setAttribute(name, value);
    }
    flow.client = client;
    document.body.append(flow);
    await shows(flow, 'sally-enrol-choose-step');
    flow.remove();
    const returnTo = new URL('/settings', document.baseURI).href;
    expect(client.calls[0]).to.deep.equal({
      method: 'start',
      start: { purpose: 'try', authenticator: 'a1', returnTo },
      answer: undefined,
    });
  });

  it('R-04 sets up text messages: number, code, done', async () => {
    const done = doneSignedInStates.addedSms.set.step;
    const client = new FakeClient(choose, enrolPhoneStates.fresh.set.step, smsCodeStates.enrols.set.step, done);
    const flow = await renderFlow(client);
    const events = eventsOf(flow);
    const list = await shows(flow, 'sally-enrol-choose-step');
    expect(textOf(list)).to.contain('Add a second step');
    const ways = [...list.shadowRoot!.querySelectorAll<HTMLButtonElement>('.choice')];
    ways.find((way) => textOf(way).includes('Text message'))!.click();
    await shows(flow, 'sally-enrol-phone-step');
    type(field(flow, 'phone'), ' +44 7700 900123 ');
    press(flow);
    await shows(flow, 'sally-code-step');
    type(field(flow, 'otp-code'), '123456');
    press(flow);
    const end = await shows(flow, 'sally-done-step');
    expect(client.calls.slice(1)).to.deep.equal([
      { method: 'answer', answer: { kind: 'enrol', type: 'sms' } },
      { method: 'answer', answer: { kind: 'phone', number: '+44 7700 900123' } },
      { method: 'answer', answer: { kind: 'code', code: '123456' } },
    ]);
    expect(textOf(end)).to.contain('Text message is on.');
    find<HTMLButtonElement>(end.shadowRoot!, 'sally-button button').click();
    const { session } = done;
    expect(events).to.deep.equal([
      ['sally-success', { session, returnTo: undefined, notice: 'factor-added', factor: 'sms' }],
      ['sally-continue', null],
    ]);
    expect(sessionStorage.length).to.equal(0);
  });

  it('speaks to somebody who is signed in: no other account, and the password asked for again', async () => {
    const flow = await renderFlow(new FakeClient(credentialsStates.fixed.set.step), { purpose: 'reauthenticate' });
    const step = await shows(flow, 'sally-credentials-step');
    expect(textOf(step)).to.contain('Confirm your password');
    expect([field(flow, 'username').value, field(flow, 'username').readOnly]).to.deep.equal(['ada@example.com', true]);
    const code = await renderFlow(new FakeClient(codeStates.fresh.set.step), { purpose: 'reauthenticate' });
    await shows(code, 'sally-code-step');
    expect(textOf(code)).not.to.contain('Change');
    expect(textOf(code)).to.contain('ada@example.com');
  });

  it('says so when it has confirmed the person', async () => {
    const flow = await renderFlow(new FakeClient(codeStates.alone.set.step, doneStates.plain.set.step), {
      purpose: 'reauthenticate',
    });
    await shows(flow, 'sally-code-step');
    type(field(flow, 'otp-code'), '123456');
    press(flow);
    expect(textOf(await shows(flow, 'sally-done-step'))).to.contain('Thanks, that’s confirmed');
  });

  it('R-15 tries a factor without a new session', async () => {
    const { session: _, ...tried } = doneSignedInStates.tried.set.step;
    const flow = await renderFlow(new FakeClient(codeStates.alone.set.step, tried), { purpose: 'try' });
    const events = eventsOf(flow);
    await shows(flow, 'sally-code-step');
    type(field(flow, 'otp-code'), '123456');
    press(flow);
    expect(textOf(await shows(flow, 'sally-done-step'))).to.contain('It works');
    expect(events).to.deep.equal([
      ['sally-success', { session: undefined, returnTo: undefined, notice: 'factor-tried', factor: 'email' }],
    ]);
  });

  describe('cancelling', () => {
    it('leaves the flow, tells the page, and shows nothing more', async () => {
      const client = new FakeClient(choose);
      const flow = await renderFlow(client);
      const events = eventsOf(flow);
      await shows(flow, 'sally-enrol-choose-step');
      expect(sessionStorage.getItem('sally-flow-enrol')).to.equal('demo');
      cancel(flow)?.click();
      await settle();
      expect(events).to.deep.equal([['sally-cancel', null]]);
      expect(client.calls.map(({ method }) => method)).to.deep.equal(['start', 'leave']);
      expect([sessionStorage.length, flow.querySelector('sally-enrol-choose-step') === null]).to.deep.equal([0, true]);
      expect(find(flow.shadowRoot!, '.card').getClientRects().length).to.equal(0);
    });

    it('begins anew where it is put back', async () => {
      const client = new FakeClient(choose, choose);
      const flow = await renderFlow(client);
      const place = flow.parentElement!;
      await shows(flow, 'sally-enrol-choose-step');
      cancel(flow)?.click();
      flow.remove();
      await settle();
      place.append(flow);
      await shows(flow, 'sally-enrol-choose-step');
      expect(client.calls.map(({ method }) => method)).to.deep.equal(['start', 'leave', 'start']);
    });

    it('is not offered for what is done already', async () => {
      for (const step of [backupCodesStates.fresh.set.step, doneSignedInStates.newCodes.set.step]) {
        const flow = await renderFlow(new FakeClient(step));
        await shows(flow, `sally-${step.kind}-step`);
        expect(cancel(flow) === null).to.equal(true);
      }
    });
  });

  describe('a reload', () => {
    it('goes on with the flow of this purpose, and with no other’s', async () => {
      sessionStorage.setItem('sally-flow', 'sign-in');
      sessionStorage.setItem('sally-flow-enrol-sms', 'sms');
      sessionStorage.setItem('sally-flow-try-a1', 'trying');
      const clients = [0, 1, 2, 3].map(() => new FakeClient(enrolTotpStates.fresh.set.step));
      await renderFlow(clients[0]!, { purpose: 'enrol', type: 'sms' });
      await renderFlow(clients[1]!, { purpose: 'enrol', type: 'totp' });
      await renderFlow(clients[2]!, { purpose: 'try', authenticator: 'a1' });
      await renderLogin(clients[3]!);
      await settle();
      expect(clients.map(({ calls }) => calls[0])).to.deep.equal([
        { method: 'resume', flow: 'sms' },
        { method: 'start', start: { purpose: 'enrol', type: 'totp' }, answer: undefined },
        { method: 'resume', flow: 'trying' },
        { method: 'resume', flow: 'sign-in' },
      ]);
    });

    it('begins anew where the server has no such flow any more', async () => {
      sessionStorage.setItem('sally-flow-enrol', 'gone');
      const client = new FakeClient(undefined, choose);
      const flow = await renderFlow(client);
      await shows(flow, 'sally-enrol-choose-step');
      expect(client.calls.map(({ method }) => method)).to.deep.equal(['resume', 'start']);
    });
  });

  for (const [code, status, words] of [
    ['already-enrolled', 409, 'This is already set up.'],
    ['not-signed-in', 401, 'You’re no longer signed in. Sign in, then try again.'],
    ['reauthentication-required', 403, 'Confirm it’s you first, then try again.'],
  ] as const) {
    it(`says why it can’t begin, and lets try again or cancel: ${code}`, async () => {
      const client = new FakeClient(refusal(code, status), choose);
      const flow = await renderFlow(client);
      const events = eventsOf(flow);
      await settle();
      expect(find(flow.shadowRoot!, '[role=alert]').textContent).to.contain(words);
      expect(cancel(flow)?.isConnected).to.equal(true);
      expect(find(flow.shadowRoot!, '[part=heading]').textContent).to.contain('Something went wrong');
      find<HTMLButtonElement>(flow.shadowRoot!, 'sally-button button').click();
      await shows(flow, 'sally-enrol-choose-step');
      expect(find(flow.shadowRoot!, '[role=alert]').textContent).to.equal('');
      expect(events).to.deep.equal([]);
    });
  }

  it('tells the page of the refusal', async () => {
    const reply = deferred<Error>();
    const flow = await renderFlow(new FakeClient(reply.promise));
    const events = eventsOf(flow);
    reply.resolve(refusal('already-enrolled', 409));
    await settle();
    expect(events).to.deep.equal([['sally-error', { reason: 'refused', problem: 'already-enrolled' }]]);
  });

  it('R-30 starts again when the flow is over', async () => {
    const client = new FakeClient(codeStates.alone.set.step, credentialsStates.over.set.step, choose);
    const flow = await renderFlow(client, { purpose: 'try', authenticator: 'a1' });
    await shows(flow, 'sally-code-step');
    type(field(flow, 'otp-code'), '123456');
    press(flow);
    const end = await shows(flow, 'sally-credentials-step');
    expect(textOf(end)).to.contain('This has expired');
    find<HTMLButtonElement>(end.shadowRoot!, 'sally-button button').click();
    await shows(flow, 'sally-enrol-choose-step');
    expect(client.calls.map(({ method }) => method)).to.deep.equal(['start', 'answer', 'leave', 'start']);
  });

  it('is gone from the page with what is under way', async () => {
    const client = new FakeClient();
    const flow = await renderFlow(client);
    flow.remove();
    await settle();
    expect(client.signals.map(({ aborted }) => aborted)).to.deep.equal([true]);
  });
});
