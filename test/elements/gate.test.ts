import { expect, fixture, html } from '@open-wc/testing';
import { Client, CurrentSession, Failure } from '@sallyport/client';
import { SallyGate } from '@sallyport/elements';
import { define } from '@sallyport/elements/define';
import { stepUp, StepUpCancelled } from '@sallyport/elements/step-up';
import type { SessionView } from '@sallyport/protocol';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { doneSignedInStates, doneStates } from '../../demo/states/end.ts';
import { enrolChooseStates } from '../../demo/states/enrol.ts';
import { redirectStates } from '../../demo/states/redirect.ts';
import { backend, sessionOf } from './session-support.ts';
import { field, find, focused, press, settle, shows, textOf, type } from './support.ts';
import { waitUntil } from './wait-until.ts';

define(SallyGate);

const again = credentialsStates.fixed.set.step;
const confirmed = doneSignedInStates.confirmed.set.step;

const EVENTS = ['sally-open', 'sally-locked', 'sally-stale', 'sally-success', 'sally-step'] as const;

async function render(client: Client, attributes: Partial<SallyGate> = {}) {
  const place = await fixture(html`<div></div>`);
  const heard: string[] = [];
  for (const name of EVENTS) place.addEventListener(name, ({ type: event }) => heard.push(event));
  const gate = Object.assign(document.createElement('sally-gate'), { client, ...attributes });
  const template = document.createElement('template');
  template.content.append(Object.assign(document.createElement('input'), { name: 'payout' }));
  const waiting = Object.assign(document.createElement('p'), { slot: 'waiting', textContent: 'One moment' });
  gate.append(template, waiting);
  place.append(gate);
  const isOpen = () => gate.querySelector('input[name=payout]') !== null;
  await gate.updateComplete;
  await waitUntil(() => !CurrentSession.of(client).pending, 'it is known who is signed in');
  await gate.updateComplete;
  return { gate, heard, isOpen, waiting };
}

const button = (gate: Element) => find<HTMLButtonElement>(gate.shadowRoot!, '[part=button]');
const isAsking = (element: Element) => element.querySelector(':scope > dialog')?.matches(':modal') ?? false;

/** Proves who it is, in the dialog. */
async function prove(element: Element): Promise<void> {
  const step = await shows(element as HTMLElement, 'sally-credentials-step');
  type(field(step, 'password'), 'a password');
  press(step);
  await waitUntil(() => !isAsking(element), 'the dialog is closed');
  await settle();
}

describe('<sally-gate>', () => {
  beforeEach(() => sessionStorage.clear());

  it('GT-4 puts its content on the page for a session that is strong and fresh enough, and for no other', async () => {
    for (const [now, needs, isShown] of [
      [undefined, {}, false],
      [sessionOf(), {}, true],
      [sessionOf(), { aal: 2, maxAge: 600 }, true],
      [sessionOf(0, { aal: 1 }), { aal: 2 }, false],
      [sessionOf(0, { mustEnrol: true }), {}, false],
      [sessionOf(700), { maxAge: 600 }, false],
      [sessionOf(700), { aal: 2 }, true],
      [sessionOf(), { aal: Number.NaN }, false],
      [sessionOf(), { maxAge: Number.NaN }, false],
      [undefined, { when: 'signed-out' }, true],
      [sessionOf(), { when: 'signed-out' }, false],
      [sessionOf(), { when: 'signed-in' }, true],
      [undefined, { when: 'signed-in' }, false],
    ] as [SessionView | undefined, Partial<SallyGate>, boolean][]) {
      const { gate, isOpen, heard } = await render(backend(now).client, needs);
      expect([needs, isOpen(), heard]).to.deep.equal([needs, isShown, [isShown ? 'sally-open' : 'sally-locked']]);
      expect([gate.matches(':state(open)'), gate.matches(':state(locked)')]).to.deep.equal([isShown, !isShown]);
      const locked = gate.shadowRoot!.querySelector('.container:not([hidden])');
      expect(locked !== null).to.equal(!isShown && needs.when === undefined);
    }
  });

  it('GT-4 shows what the page says meanwhile, and stays closed where nobody can say who it is', async () => {
    const { client, held } = backend(sessionOf());
    held.broken = true;
    const { gate, isOpen, waiting } = await render(client);
    expect(isOpen()).to.equal(false);
    expect(textOf(gate)).to.contain('The service is not available.');
    held.broken = false;
    find<HTMLButtonElement>(gate.shadowRoot!, '.text-button').click();
    await waitUntil(isOpen, 'it is open');
    expect(waiting.checkVisibility()).to.equal(false);
    const never = Object.assign(document.createElement('sally-gate'), {
      client: new Client({ server: '', fetch: () => new Promise(() => {}) }),
    });
    never.append(waiting);
    await fixture(html`${never}`);
    expect(waiting.checkVisibility()).to.equal(true);
  });

  it('GT-5 asks in place, and then has its content and the focus there', async () => {
    const { client, held } = backend(sessionOf(700), again, confirmed);
    const { gate, isOpen, heard } = await render(client, { maxAge: 600, reason: 'See payout details' });
    expect(textOf(gate)).to.contain('See payout details').and.contain('You signed in a while ago.');
    await expect(gate).to.be.accessible();
    button(gate).focus();
    button(gate).click();
    await waitUntil(() => isAsking(gate), 'it asks');
    expect(gate.matches(':state(asking)')).to.equal(true);
    held.now = sessionOf();
    await prove(gate);
    expect([isOpen(), gate.matches(':state(asking)'), heard]).to.deep.equal([
      true,
      false,
      ['sally-locked', 'sally-open'],
    ]);
    expect(focused()?.getAttribute('aria-label')).to.equal('See payout details');
    await expect(gate).to.be.accessible({ ignoredRules: ['label'] });
  });

  it('GT-5 leaves everything as it was where the person gives up, or the page says no', async () => {
    const { client } = backend(sessionOf(700), again);
    const { gate, isOpen } = await render(client, { maxAge: 600 });
    gate.addEventListener('sally-before-ask', (event) => event.preventDefault(), { once: true });
    button(gate).click();
    await settle();
    expect(isAsking(gate)).to.equal(false);
    button(gate).focus();
    button(gate).click();
    await shows(gate, 'sally-credentials-step');
    gate.querySelector('dialog')?.close();
    await settle();
    expect([isOpen(), isAsking(gate), focused() === button(gate)]).to.deep.equal([false, false, true]);
  });

  it('GT-5 has whoever has no second step set one up, and whoever is signed out sign in', async () => {
    const weak = backend(sessionOf(0, { aal: 1 }), enrolChooseStates.all.set.step);
    weak.held.me = { authenticators: [] };
    const { gate } = await render(weak.client, { aal: 2 });
    button(gate).click();
    await shows(gate, 'sally-enrol-choose-step');
    expect(weak.flow.calls[0]).to.deep.include({ method: 'start', start: { purpose: 'enrol' } });
    const out = await render(backend(undefined).client);
    expect(button(out.gate).textContent).to.equal('Sign in');
    button(out.gate).click();
    await shows(out.gate, 'sally-credentials-step');
    expect(out.gate.querySelectorAll('dialog sally-login').length).to.equal(1);
  });

  it('GT-5 R-32 goes on where a step-up at an identity provider left off, once the page is back', async () => {
    const { step: out } = redirectStates.out.set;
    const { to: _to, ...back } = out;
    const { client, held, flow } = backend(sessionOf(700), { ...back, approved: true }, confirmed);
    sessionStorage.setItem('sally-flow-reauthenticate', out.flow);
    const { gate, isOpen } = await render(client, { maxAge: 600 });
    held.now = sessionOf();
    button(gate).click();
    await waitUntil(isOpen, 'it is open');
    expect(isAsking(gate)).to.equal(false);
    expect(flow.calls).to.deep.equal([
      { method: 'resume', flow: out.flow },
      { method: 'answer', answer: { kind: 'returned' } },
    ]);
  });

  it('GT-6 takes nothing away where the proof becomes too old, says so once, and asks at the next call', async () => {
    const since = Date.now() - 590_000;
    const { client, held, flow } = backend(sessionOf(590), again, confirmed);
    const { gate, isOpen, heard } = await render(client, { maxAge: 600 });
    type(field(gate, 'payout'), '120');
    gate.maxAge = (Date.now() + 200 - since) / 1000; // however long it took to be drawn
    await waitUntil(() => heard.includes('sally-stale'), 'it says that it is stale');
    expect([isOpen(), field(gate, 'payout').value, heard]).to.deep.equal([true, '120', ['sally-open', 'sally-stale']]);
    expect(flow.calls).to.deep.equal([]);
    const refusal = new Response(null, {
      status: 401,
      headers: { 'www-authenticate': 'Bearer error="insufficient_user_authentication", max_age="600"' },
    });
    const answers = [refusal, Response.json('paid')];
    const paid = gate.stepUp(async () => answers.shift()!);
    await waitUntil(() => isAsking(gate), 'it asks');
    held.now = sessionOf();
    await prove(gate);
    expect(await (await paid).json()).to.equal('paid');
    expect([field(gate, 'payout').value, heard]).to.deep.equal(['120', ['sally-open', 'sally-stale']]);
  });

  it('GT-6 takes it away where somebody signs out or another signs in, in whatever tab', async () => {
    const { client, held } = backend(sessionOf());
    const { gate, isOpen, heard } = await render(client);
    const other = sessionOf(0, { account: { ...sessionOf().account, id: 'b2' } });
    const nobody = async () => new Response(null, { status: 204 });
    const elsewhere = CurrentSession.of(new Client({ server: '', fetch: nobody }));
    const close = elsewhere.subscribe(() => {});
    type(field(gate, 'payout'), '120');
    held.now = other;
    await elsewhere.announce();
    await waitUntil(() => field(gate, 'payout').value === '', 'it is of another person');
    held.now = undefined;
    await elsewhere.signOut();
    await waitUntil(() => !isOpen(), 'it is closed');
    expect(heard).to.deep.equal(['sally-open', 'sally-locked']);
    expect(find(gate.shadowRoot!, '[role=status]').textContent).to.equal('Sign in to see this.');
    close();
  });

  it('GT-6 opens once a widget of the page has proved who it is, though that keeps it to itself', async () => {
    const { client, held } = backend(sessionOf(700));
    const { isOpen } = await render(client, { maxAge: 600 });
    held.now = sessionOf();
    const panel = await fixture(html`<div></div>`);
    panel.addEventListener('sally-success', (event) => event.stopPropagation());
    panel.dispatchEvent(new CustomEvent('sally-success', { bubbles: true, composed: true }));
    await waitUntil(isOpen, 'it is open');
  });
});

describe('stepUp()', () => {
  const refusal = (needs = 'max_age="600"') =>
    new Response(null, {
      status: 401,
      headers: { 'www-authenticate': `Bearer error="insufficient_user_authentication", ${needs}` },
    });
  const asker = () => document.querySelector('sally-step-up')!;
  const asking = async () => {
    await waitUntil(() => asker() && isAsking(asker()), 'it asks');
    return asker();
  };
  beforeEach(() => sessionStorage.clear());
  afterEach(() => document.querySelector('sally-step-up')?.remove());

  it('GT-5 asks once for calls that are refused at the same time, and makes each once more', async () => {
    const { client, held } = backend(sessionOf(700), again, confirmed);
    const calls: number[] = [];
    const call = (id: number) => async () => {
      calls.push(id);
      return calls.filter((each) => each === id).length === 1 ? refusal() : Response.json(id);
    };
    const both = Promise.all([stepUp(client, call(1)), stepUp(client, call(2))]);
    await asking();
    held.now = sessionOf();
    await prove(asker());
    expect(await Promise.all((await both).map((answer) => answer.json()))).to.deep.equal([1, 2]);
    expect([calls, document.querySelectorAll('dialog').length]).to.deep.equal([[1, 2, 1, 2], 0]);
  });

  it('GT-5 asks in turn for what another call needs, and not again for what was proved meanwhile', async () => {
    const choose = enrolChooseStates.all.set.step;
    const { client, held, flow } = backend(sessionOf(700, { aal: 1 }), again, confirmed, choose);
    held.me = { authenticators: [] };
    const once = (needs: string) => {
      const answers = [refusal(needs), Response.json(needs)];
      return stepUp(client, async () => answers.shift()!).then((answer) => answer.json());
    };
    const first = once('max_age="600"');
    await asking();
    const level = once('acr_values="http://idmanagement.gov/ns/assurance/aal/2"').catch(({ name }) => name);
    const looser = once('max_age="900"');
    held.now = sessionOf(0, { aal: 1 });
    const step = await shows(asker(), 'sally-credentials-step');
    type(field(step, 'password'), 'a password');
    press(step);
    await shows(asker(), 'sally-enrol-choose-step');
    expect([await first, await looser]).to.deep.equal(['max_age="600"', 'max_age="900"']);
    const starts = flow.calls.flatMap((call) => (call.method === 'start' ? [call.start.purpose] : []));
    expect(starts).to.deep.equal(['reauthenticate', 'enrol']);
    asker().querySelector('dialog')?.close();
    expect(await level).to.equal('StepUpCancelled');
  });

  it('GT-5 opens one dialog at a time, whichever of a gate, another gate and a call asks first', async () => {
    const { client, held, flow } = backend(sessionOf(700), again, confirmed);
    const first = await render(client, { maxAge: 600 });
    const second = await render(client, { maxAge: 600 });
    button(first.gate).click();
    await waitUntil(() => isAsking(first.gate), 'it asks');
    button(second.gate).click();
    const answers = [refusal(), Response.json('paid')];
    const call = stepUp(client, async () => answers.shift()!);
    await settle();
    expect(document.querySelectorAll('dialog[open]').length).to.equal(1);
    held.now = sessionOf();
    await prove(first.gate);
    expect(await (await call).json()).to.equal('paid');
    expect([first.isOpen(), second.isOpen(), document.querySelectorAll('dialog').length]).to.deep.equal([
      true,
      true,
      0,
    ]);
    expect(flow.calls.filter(({ method }) => method === 'start')).to.have.length(1);
  });

  it('GT-5 makes no call as another person than the one who began it', async () => {
    const { client, held } = backend(sessionOf(700), again, confirmed);
    let calls = 0;
    const paid = stepUp(client, async () => (calls++, refusal())).catch((error: unknown) => error);
    await asking();
    held.now = sessionOf(0, { account: { ...sessionOf().account, id: 'b2' } });
    await prove(asker());
    expect([(await paid) instanceof StepUpCancelled, calls]).to.deep.equal([true, 1]);
  });

  it('GT-5 makes no call as another person than the one who signed in for it', async () => {
    const { client, held } = backend(undefined, doneStates.plain.set.step, again, confirmed);
    const signedOut = new Failure('refused', { type: 'about:blank', title: '', status: 401, code: 'not-signed-in' });
    let calls = 0;
    const paid = stepUp(client, async () => {
      if (calls++ === 0) throw signedOut;
      return refusal();
    }).catch((error: unknown) => error);
    const step = await shows(await asking(), 'sally-credentials-step');
    held.now = sessionOf(700);
    type(field(step, 'username'), 'ada@example.com');
    type(field(step, 'password'), 'a password');
    press(step);
    await waitUntil(() => calls === 2 && isAsking(asker()), 'it asks for a fresh proof');
    held.now = sessionOf(0, { account: { ...sessionOf().account, id: 'b2' } });
    await prove(asker());
    expect([(await paid) instanceof StepUpCancelled, calls]).to.deep.equal([true, 2]);
  });

  it('GT-5 asks for a call though a gate has left the page that was about to ask', async () => {
    const { client, held } = backend(sessionOf(700, { aal: 1 }), again, confirmed);
    const { gate } = await render(client, { aal: 2 }); // which looks for a second step first
    button(gate).click();
    gate.remove();
    const answers = [refusal(), Response.json('paid')];
    const call = stepUp(client, async () => answers.shift()!);
    await asking();
    held.now = sessionOf();
    await prove(asker());
    expect(await (await call).json()).to.equal('paid');
  });

  it('GT-5 makes no call where it can’t be known who began it, or who would make it', async () => {
    for (const breaks of ['before', 'after'] as const) {
      const { client, held } = backend(sessionOf(700), again, confirmed);
      held.broken = breaks === 'before';
      let calls = 0;
      const paid = stepUp(client, async () => (calls++, refusal())).catch((error: unknown) => error);
      if (breaks === 'after') {
        await asking();
        await shows(asker(), 'sally-credentials-step');
        held.broken = true;
        await prove(asker());
      }
      expect([breaks, (await paid) instanceof Failure, calls]).to.deep.equal([breaks, true, 1]);
      asker().remove();
    }
  });

  it('GT-5 asks whoever has no token yet: to sign in, or to set up what has to be', async () => {
    const noToken = (code: 'not-signed-in' | 'enforced', status: number) =>
      new Failure('refused', { type: 'about:blank', title: code, status, code });
    const out = backend(undefined, doneStates.plain.set.step);
    const calls: string[] = [];
    const paid = stepUp(out.client, async () => {
      calls.push(out.held.now ? 'signed in' : 'signed out');
      if (!out.held.now) throw noToken('not-signed-in', 401);
      return Response.json('paid');
    });
    const step = await shows(await asking(), 'sally-credentials-step');
    out.held.now = sessionOf();
    type(field(step, 'username'), 'ada@example.com');
    type(field(step, 'password'), 'a password');
    press(step);
    expect([await (await paid).json(), calls]).to.deep.equal(['paid', ['signed out', 'signed in']]);
    asker().remove();

    const { client } = backend(sessionOf(0, { aal: 1, mustEnrol: true }), enrolChooseStates.all.set.step);
    const given = stepUp(client, () => Promise.reject(noToken('enforced', 403))).catch((error: unknown) => error);
    await shows(await asking(), 'sally-enrol-choose-step');
    asker().querySelector('dialog')?.close();
    expect((await given) instanceof StepUpCancelled).to.equal(true);
    const offline = stepUp(client, () => Promise.reject(new Failure('offline'))).catch(({ message }) => message);
    expect(await offline).to.equal('offline');
  });

  it('GT-5 rejects where the person gives up, and hands any other answer on', async () => {
    const { client } = backend(sessionOf(700), again);
    const denied = new Response(null, { status: 401, headers: { 'www-authenticate': 'Bearer' } });
    expect((await stepUp(client, async () => denied)) === denied).to.equal(true);
    const failed = stepUp(client, async () => refusal()).catch((error: unknown) => error);
    await asking();
    await shows(asker(), 'sally-credentials-step');
    asker().querySelector('dialog')?.close();
    expect((await failed) instanceof StepUpCancelled).to.equal(true);
  });
});
