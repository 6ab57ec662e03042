import { expect } from '@open-wc/testing';
import { Client, CurrentSession, type Fetch } from '@sallyport/client';
import type { SallyPolicy } from '@sallyport/elements';
import type { Me, PolicyDocument, PolicyPreview } from '@sallyport/protocol';
import { judgeDocument } from '@sallyport/rules';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { acme } from '../../demo/states/policy-backend.ts';
import { sessionOf } from '../../demo/states/session-clients.ts';
import { settingsStates, someone } from '../../demo/states/settings.ts';
import { policyView, type ViewOf } from '../../server/src/policies/policy-view.ts';
import { renderPanel, type Refuse } from './account-backend.ts';
import { buttonOf, problem, settlePanels, statusOf } from './panel-support.ts';
import { FakeClient, find, focused, judged, settle, shows, textOf } from './support.ts';
import { waitUntil } from './wait-until.ts';

const SCOPE = 'tenant:acme';
const PATH = '/admin/policies/tenant%3Aacme';

/** What a draft would do, whatever it is. */
const effect: PolicyPreview = {
  refusals: [],
  departures: [],
  enrols: 61,
  tenants: [{ tenant: 'acme', enrols: 61 }],
  groups: { ready: 441, 'must-set-up': 61, 'has-time': 0, exempt: 10, 'locked-out': 0 },
  exemptions: { program: 2, provider: 8, suspended: 0, 'break-glass': 0, 'not-asked': 0 },
  exact: true,
  at: '2026-11-02T09:05:00.000Z',
};

/** A backend that holds one policy, judges as the real one does, and notes what it is asked. */
function policyBackend(answer: Refuse = () => undefined, of: ViewOf = acme) {
  const state = { document: of.own?.document, version: 1, session: sessionOf(), me: someone as Me };
  const calls: string[] = [];
  const fetch: Fetch = async (url, { method = 'GET', body: given, headers }) => {
    if (url === '/session') return state.session ? Response.json(state.session) : new Response(null, { status: 204 });
    if (!state.session) return problem('not-signed-in', 401);
    if (url === '/me') return Response.json(state.me);
    const body = given as string | undefined;
    const ifMatch = (headers as Record<string, string>)['if-match'];
    const call = `${method} ${url.replace(PATH, '')}${ifMatch ? ` ${ifMatch}` : ''}${body ? ` ${body}` : ''}`;
    calls.push(call);
    const refusal = await answer(call);
    if (refusal) return refusal;
    const sent = body ? (JSON.parse(body) as PolicyDocument) : {};
    const { refusals } = judgeDocument(of.above, sent, 'tenant', of.channels);
    if (method === 'POST') return Response.json({ ...effect, refusals });
    if (method === 'PUT') {
      if (ifMatch !== `"${state.version}"`) return problem('version-conflict', 412);
      if (refusals.length > 0)
        return Response.json({ title: '', status: 422, code: 'policy-refused', refusals }, { status: 422 });
      Object.assign(state, { document: sent, version: state.version + 1 });
    }
    const view = policyView({ ...of, own: { document: state.document ?? {}, author: 'owner' } });
    return Response.json(view, { headers: { etag: `"${state.version}"` } });
  };
  return { client: new Client({ server: '', fetch }), calls, state };
}

async function render(client: Client): Promise<SallyPolicy> {
  const element = await renderPanel('sally-policy', client);
  element.scope = SCOPE;
  await settlePanels();
  return element;
}

const rowOf = (element: Element, path: string) => find(element.shadowRoot!, `[id$='-${path}-row']`);
const controlOf = (element: Element, path: string) =>
  element.shadowRoot!.querySelector<HTMLInputElement | HTMLSelectElement>(`[id$='-${path}']`)!;

/** Types or chooses a value, as a person does. */
async function enter(element: SallyPolicy, path: string, value: string, control = controlOf(element, path)) {
  control.value = value;
  for (const event of ['input', 'change']) control.dispatchEvent(new Event(event, { bubbles: true }));
  await element.updateComplete;
}

const barOf = (element: Element): string | undefined => element.shadowRoot!.querySelector('.bar')?.textContent?.trim();
const reviewed = async (element: SallyPolicy): Promise<void> => {
  buttonOf(element, 'Review and save').click();
  await settlePanels();
};

judged('a policy that is edited', () => {
  it('is accessible, and once more where it is reviewed', async () => {
    const { client } = policyBackend();
    const element = await render(client);
    await enter(element, 'enforcement', 'on');
    await enter(element, 'enforcement.from', 'time');
    await expect(element).to.be.accessible();
    await reviewed(element);
    await expect(element).to.be.accessible();
  });
});

describe('<sally-policy>', () => {
  it('R-81 says of each field what counts, from whom it comes, and why it can’t be set', async () => {
    const { client, calls } = policyBackend();
    const element = await render(client);
    expect(calls.at(-1)).to.equal('GET ');
    expect(rowOf(element, 'attempts.lockAfter').textContent).to.match(/Platform: 10[^]*Set here\s*Use the platform’s/);
    expect(rowOf(element, 'reauthWithin').textContent).to.contain('Profile');
    expect(rowOf(element, 'recover').textContent).to.contain('It is as strict as it can be.');
    expect(controlOf(element, 'recover')).to.equal(null);
    expect(rowOf(element, 'signUp').textContent).to.contain('The platform alone sets this.');
  });

  it('counts the changes, and asks whom they reach once nothing more is typed', async () => {
    const { client, calls } = policyBackend();
    const element = await render(client);
    calls.length = 0;
    const number = find<HTMLInputElement>(rowOf(element, 'attempts.lockAfter'), 'input');
    await enter(element, 'attempts.lockAfter', '4', number);
    await enter(element, 'attempts.lockAfter', '3', number);
    expect(barOf(element)).to.match(/^1 change\b/);
    await waitUntil(() => barOf(element)?.includes('61 people'));
    expect(calls).to.have.length(1);
    expect(calls[0]).to.match(/^POST \/preview .*"lockAfter":3/);
    await enter(element, 'attempts.lockAfter', '5', number);
    expect(barOf(element)).to.equal(undefined); // as it was
  });

  it('keeps the unit while a time is typed', async () => {
    const { client } = policyBackend();
    const element = await render(client);
    const row = rowOf(element, 'reauthWithin');
    const [number, unit] = [find<HTMLInputElement>(row, 'input'), find<HTMLSelectElement>(row, 'select')];
    expect([number.value, unit.value]).to.deep.equal(['5', 'minute']);
    await enter(element, 'reauthWithin', '60', number);
    expect([number.value, unit.value]).to.deep.equal(['60', 'minute']);
    expect(element.edits.get('reauthWithin')).to.equal(3600);
    buttonOf(element, 'Discard').click();
    await settlePanels();
    expect([number.value, unit.value, element.edits.size]).to.deep.equal(['5', 'minute', 0]);
  });

  it('R-60 R-63 requires a second step from a date, reviewed before it is saved over what was read', async () => {
    const { client, calls, state } = policyBackend();
    const element = await render(client);
    const heard: unknown[] = [];
    element.addEventListener('sally-change', ({ detail }) => heard.push(detail));
    await enter(element, 'enforcement', 'on');
    await enter(element, 'enforcement.from', 'time');
    const time = find<HTMLInputElement>(rowOf(element, 'enforcement'), '[type=datetime-local]');
    await enter(element, 'enforcement.from', '2030-12-01T09:00', time);
    buttonOf(element, 'Use the platform’s: Lock after').click();
    await element.updateComplete;
    await reviewed(element);
    expect(focused()?.textContent?.trim()).to.equal('What changes');
    expect(textOf(element))
      .to.match(/Off → Everyone, .*2030/)
      .and.contain('5 → 10');
    buttonOf(element, 'Save policy').click();
    await settlePanels();
    const from = new Date('2030-12-01T09:00').toISOString();
    expect(state.document).to.deep.equal({
      trustedDevices: acme.own!.document!.trustedDevices,
      enforcement: { group: 'all', from },
    });
    expect(calls.find((call) => call.startsWith('PUT'))).to.match(/^PUT {2}"1" /);
    expect(statusOf(element)).to.equal('The policy is saved.');
    expect(heard).to.deep.equal([{ action: 'save-policy', id: SCOPE }]);
    expect([barOf(element), rowOf(element, 'enforcement').textContent?.includes('Set here')]).to.deep.equal([
      undefined,
      true,
    ]);
  });

  it('A-11 asks for a fresh proof in place, and then saves the same', async () => {
    let isFresh = false;
    const { client, state } = policyBackend((call) =>
      call.startsWith('PUT') && !isFresh ? problem('reauthentication-required', 403) : undefined,
    );
    const flow = new FakeClient(credentialsStates.fresh.set.step);
    client.flows = () => flow;
    const element = await render(client);
    await enter(element, 'enforcement', 'report');
    await reviewed(element);
    buttonOf(element, 'Save policy').click();
    await shows(element, 'sally-credentials-step');
    isFresh = true;
    element.querySelector('sally-flow')!.dispatchEvent(new CustomEvent('sally-success', { bubbles: true }));
    await settlePanels();
    expect(state.document?.enforcement).to.deep.equal({ group: 'all', mode: 'report' });
    expect(statusOf(element)).to.equal('The policy is saved.');
  });

  it('keeps what was typed where somebody else was first, and tells their change at its field', async () => {
    const { client, state } = policyBackend();
    const element = await render(client);
    await enter(element, 'attempts.disclose', 'never');
    Object.assign(state, { version: 2, document: { attempts: { lockAfter: 2 } } });
    await reviewed(element);
    buttonOf(element, 'Save policy').click();
    await settlePanels();
    expect(barOf(element)).to.contain('Somebody else has saved meanwhile');
    expect(rowOf(element, 'attempts.lockAfter').textContent).to.contain('Saved now: 2.');
    expect(rowOf(element, 'trustedDevices').textContent).to.contain('Saved now: 30 days');
    expect(controlOf(element, 'attempts.disclose').value).to.equal('never');
    expect(focused()).to.equal(controlOf(element, 'attempts.lockAfter'));
    await reviewed(element);
    buttonOf(element, 'Save policy').click();
    await settlePanels();
    expect(state.document).to.deep.equal({ attempts: { lockAfter: 2, disclose: 'never' } });
  });

  it('R-70 R-81 says at its field why something can’t be saved, and saves nothing', async () => {
    const { client, state } = policyBackend();
    const element = await render(client);
    const number = find<HTMLInputElement>(rowOf(element, 'attempts.lockAfter'), 'input');
    await enter(element, 'attempts.lockAfter', '50', number);
    await reviewed(element);
    buttonOf(element, 'Save policy').click();
    await settlePanels();
    expect(rowOf(element, 'attempts.lockAfter').textContent).to.contain('Less strict than what is inherited.');
    expect(barOf(element)).to.contain('Nothing is saved');
    expect(focused()).to.equal(controlOf(element, 'attempts.lockAfter'));
    expect([state.version, number.isConnected || controlOf(element, 'attempts.lockAfter') !== null]).to.deep.equal([
      1,
      true,
    ]);
  });

  it('R-73 says at its field, before it is saved, what would lock its author out', async () => {
    const refusals: PolicyPreview['refusals'] = [
      { field: 'enforcement', reason: 'locks-you-out' },
      { field: 'tenantOverride', reason: 'locks-owner-out', tenant: 'acme' },
    ];
    const { client } = policyBackend((call) =>
      call.startsWith('POST /preview') ? Response.json({ ...effect, refusals }) : undefined,
    );
    const element = await render(client);
    await enter(element, 'enforcement', 'on');
    await waitUntil(() => rowOf(element, 'enforcement').textContent?.includes('You could no longer sign in.'));
    expect(rowOf(element, 'tenantOverride').textContent).to.include('The owner of acme could no longer sign in.');
  });

  it('A-26 says what range a number has that no policy can have', async () => {
    const { client } = policyBackend((call) =>
      call.startsWith('POST')
        ? Response.json({ title: '', status: 400, code: 'bad-request', field: 'email.length' }, { status: 400 })
        : undefined,
    );
    const element = await render(client);
    await enter(element, 'email.length', '99');
    await waitUntil(() => rowOf(element, 'email.length').textContent?.includes('From 6 to 12.'));
  });

  it('shows nothing of one scope’s edits in another', async () => {
    const { client } = policyBackend();
    const element = await render(client);
    await enter(element, 'enforcement', 'on');
    element.scope = 'platform';
    await settlePanels();
    expect([element.edits.size, barOf(element)]).to.deep.equal([0, undefined]);
  });

  it('says nothing in one scope of what became of another’s, also where it is known only then', async () => {
    const saving = Promise.withResolvers<undefined>();
    const { client } = policyBackend((call) => (call.startsWith('PUT') ? saving.promise : undefined));
    const element = await render(client);
    const save = async (value: string) => {
      await enter(element, 'enforcement', value);
      await reviewed(element);
      buttonOf(element, 'Save policy').click();
      await settle();
    };
    await save('on');
    element.scope = 'platform';
    await settle();
    element.edits = new Map([['enforcement', 'off']]);
    saving.resolve(undefined);
    await settlePanels();
    expect([statusOf(element), element.edits.size]).to.deep.equal(['', 1]);
    await save('report');
    await waitUntil(() => statusOf(element) === 'The policy is saved.');
    element.scope = SCOPE;
    await settlePanels();
    expect(statusOf(element)).to.equal('');
  });

  it('shows nothing of one admin’s edits to another who signs in, and asks what that one may see', async () => {
    const { client, calls, state } = policyBackend();
    const element = await render(client);
    await enter(element, 'enforcement', 'on');
    await reviewed(element);
    calls.length = 0;
    state.session = sessionOf(0, { account: { ...state.session.account, id: 'other' } });
    await CurrentSession.of(client).refresh();
    await settlePanels();
    expect([element.edits.size, element.reviewing, barOf(element)]).to.deep.equal([0, false, undefined]);
    expect(calls).to.deep.equal(['GET ']);
  });

  it('has what was edited there again for the same admin who signs in once more, and for nobody else', async () => {
    const of = { ...acme };
    const { client, calls, state } = policyBackend(undefined, of);
    const element = await render(client);
    const { account } = state.session;
    const signIn = async (session: typeof state.session | undefined) => {
      Object.assign(state, { session });
      await CurrentSession.of(client).refresh();
      await settlePanels();
      return [element.edits.size, barOf(element)?.split(/\s\s/)[0]];
    };
    await enter(element, 'enforcement', 'on');
    expect(await signIn(undefined)).to.deep.equal([0, undefined]);
    Object.assign(state, { version: 2, document: { attempts: { lockAfter: 2 } } }); // somebody saves meanwhile
    calls.length = 0;
    expect((await signIn(sessionOf()))[0]).to.equal(1);
    expect(calls[0]).to.equal('GET '); // what they may do can be another thing by now
    expect(barOf(element)).to.contain('Somebody else has saved meanwhile');
    expect([...element.meanwhile]).to.include('attempts.lockAfter');
    await signIn(undefined);
    of.admin = 'tenant';
    expect(await signIn(sessionOf())).to.deep.equal([0, undefined]);
    of.admin = 'owner';
    await signIn(undefined);
    expect((await signIn(sessionOf()))[0]).to.equal(1);
    await signIn(undefined);
    expect(await signIn(sessionOf(0, { account: { ...account, id: 'other' } }))).to.deep.equal([0, undefined]);
    expect(await signIn(sessionOf())).to.deep.equal([0, undefined]);
  });

  it('says why a later try failed, also where somebody else was first before', async () => {
    const { client } = policyBackend((call) => (call.startsWith('PUT') ? problem('unavailable', 503) : undefined));
    const element = await render(client);
    await enter(element, 'enforcement', 'on');
    element.meanwhile = new Set(['attempts.lockAfter']);
    await reviewed(element);
    expect(textOf(element)).to.contain('Somebody else has saved meanwhile');
    buttonOf(element, 'Save policy').click();
    await settlePanels();
    expect(textOf(element)).not.to.contain('Somebody else has saved meanwhile');
  });

  it('shows what counts again where a field is emptied that can’t be empty', async () => {
    const above = { ...acme.above, support: 'https://help.example.com' };
    const { client } = policyBackend(undefined, { ...acme, above });
    const element = await render(client);
    await enter(element, 'support', '');
    expect(controlOf(element, 'support').value).to.equal(above.support);
    await enter(element, 'enforcement', 'on');
    await enter(element, 'enforcement.from', 'time');
    const time = find<HTMLInputElement>(rowOf(element, 'enforcement'), '[type=datetime-local]');
    const before = time.value;
    await enter(element, 'enforcement.from', '', time);
    expect([before.length, time.value]).to.deep.equal([16, before]);
  });

  it('asks whom the changes reach also where it is moved meanwhile, and again where it was taken off', async () => {
    const { client, calls } = policyBackend();
    const element = await render(client);
    const parent = element.parentElement!;
    await enter(element, 'enforcement', 'on');
    parent.append(element);
    await waitUntil(() => barOf(element)?.includes('61 people'));
    element.remove();
    await settle();
    calls.length = 0;
    parent.append(element);
    await waitUntil(() => barOf(element)?.includes('61 people'));
    expect(calls.filter((call) => call.startsWith('POST'))).to.have.length(1);
  });

  it('R-69 lets nothing be edited of what stands above this admin', async () => {
    const { client } = policyBackend(undefined, { ...acme, admin: 'tenant' });
    const element = await render(client);
    expect(textOf(element)).to.contain('Only the owner of your organisation can do this.');
    const fields = element.shadowRoot!.querySelectorAll<HTMLInputElement>('input, select:not([id$=who])'); // that asks
    const enabled = [...fields].filter(({ disabled }) => !disabled);
    expect(enabled).to.deep.equal([]);
  });

  it('tells an admin without a second step so where they require one, and sets it up there', async () => {
    const { client, state } = policyBackend();
    state.me = settingsStates.off.set.value;
    client.flows = () => new FakeClient(credentialsStates.fresh.set.step);
    const element = await render(client);
    await enter(element, 'enforcement', 'report');
    expect(textOf(element)).not.to.contain('no second step yourself');
    await enter(element, 'enforcement', 'on');
    await waitUntil(() => rowOf(element, 'enforcement').textContent?.includes('You have no second step yourself.'));
    await expect(element).to.be.accessible();
    buttonOf(element, 'Set up a second step').click();
    await shows(element, 'sally-credentials-step');
    expect(element.querySelector('sally-flow')!.getAttribute('purpose')).to.equal('enrol');
    state.me = someone;
    element.querySelector('sally-flow')!.dispatchEvent(new CustomEvent('sally-success', { bubbles: true }));
    await waitUntil(() => !rowOf(element, 'enforcement').textContent?.includes('You have no second step yourself.'));
    await waitUntil(() => focused() === controlOf(element, 'enforcement'));
    expect([statusOf(element), element.edits.size]).to.deep.equal(['', 1]);
  });
});
