import { expect } from '@open-wc/testing';
import { Client, CurrentSession, type Fetch } from '@sallyport/client';
import type { AccountPage, AccountView } from '@sallyport/protocol';
import { sessionOf } from './session-support.ts';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { someAdoption } from '../../demo/states/adoption.ts';
import { teamStates } from '../../demo/states/team.ts';
import { renderPanel } from './account-backend.ts';
import { buttonOf, confirm, problem, settlePanels, statusOf } from './panel-support.ts';
import { FakeClient, find, focused, renderState, shows, textOf } from './support.ts';
import { waitUntil } from './wait-until.ts';

const { accounts } = teamStates.readonly.set.value;

/** A backend of an admin: it notes what it is asked, and changes what it is asked to. */
function teamBackend(answer: (call: string) => Response | undefined = () => undefined) {
  const calls: string[] = [];
  let held: readonly AccountView[] = accounts;
  const admin = { now: sessionOf() as ReturnType<typeof sessionOf> | undefined };
  const fetch: Fetch = async (url, { method = 'GET', body }) => {
    if (url === '/session') return admin.now ? Response.json(admin.now) : new Response(null, { status: 204 });
    if (url.startsWith('/admin/adoption')) return Response.json(someAdoption);
    const call = `${method} ${url}${typeof body === 'string' ? ` ${body}` : ''}`;
    calls.push(call);
    const given = answer(call);
    if (given) return given;
    if (method === 'GET') return Response.json({ accounts: [...held] } satisfies AccountPage);
    const id = url.split('/')[3];
    held = held.map((each) =>
      each.id === id && url.endsWith('/mfa') ? { ...each, factors: [], backupCodesLeft: 0 } : each,
    );
    return method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json({});
  };
  return { client: new Client({ server: '', fetch }), calls, admin };
}

/** Types into the form that is open, and sends it. */
async function fillAndSend(element: Element, typed: Readonly<Record<string, string>>): Promise<void> {
  const form = find<HTMLFormElement>(element.shadowRoot!, '.open form');
  for (const [name, value] of Object.entries(typed)) find<HTMLInputElement>(form, `[name=${name}]`).value = value;
  form.requestSubmit();
  await settlePanels();
}

const names = (element: Element): (string | undefined)[] =>
  [...element.shadowRoot!.querySelectorAll('.person th .who')].map((it) => it.textContent?.trim());

describe('<sally-team>', () => {
  it('lists people with what they sign in with, and says how many there are', async () => {
    const { client, calls } = teamBackend();
    const element = await renderPanel('sally-team', client);
    expect(calls).to.deep.equal(['GET /admin/accounts']);
    expect(names(element).slice(0, 2)).to.deep.equal(['Ada Lovelace', 'Grace Hopper']);
    expect(textOf(element)).to.contain('7 people').and.contain('None, but required').and.contain('Locked until');
    await expect(element).to.be.accessible();
  });

  it('asks for the people of one tenant where it is told', async () => {
    const { client, calls } = teamBackend();
    const element = await renderPanel('sally-team', client);
    element.tenant = 'acme';
    await settlePanels();
    const state = find<HTMLSelectElement>(element.shadowRoot!, '[name=state]');
    state.value = 'active';
    state.dispatchEvent(new Event('change', { bubbles: true }));
    await settlePanels();
    expect(calls.slice(1)).to.deep.equal([
      'GET /admin/accounts?tenant=acme',
      'GET /admin/accounts?state=active&tenant=acme',
    ]);
  });

  it('asks for what was typed once nothing more comes, and at once for what was chosen', async () => {
    const { client, calls } = teamBackend();
    const element = await renderPanel('sally-team', client);
    calls.length = 0;
    const search = find<HTMLInputElement>(element.shadowRoot!, '[name=search]');
    for (const text of ['l', 'li', 'lin ']) {
      search.value = text;
      search.dispatchEvent(new Event('input', { bubbles: true }));
    }
    await waitUntil(() => calls.length > 0);
    const mfa = find<HTMLSelectElement>(element.shadowRoot!, '[name=mfa]');
    mfa.value = 'true';
    mfa.dispatchEvent(new Event('change', { bubbles: true }));
    await settlePanels();
    expect(calls).to.deep.equal(['GET /admin/accounts?search=lin', 'GET /admin/accounts?search=lin&mfa=true']);
    const link = find<HTMLAnchorElement>(element.shadowRoot!, 'a[download]');
    expect(link.getAttribute('href')).to.equal('/admin/accounts.csv?search=lin&mfa=true');
  });

  it('says how many people there are, and lists those without a second step', async () => {
    const { client, calls } = teamBackend();
    const element = await renderPanel('sally-team', client);
    expect(find(element.shadowRoot!, '.headcount').textContent).to.contain('512 active people');
    find<HTMLInputElement>(element.shadowRoot!, '[name=search]').value = 'lin';
    buttonOf(element, '61 without a second step').click();
    await settlePanels();
    expect(calls.at(-1)).to.equal('GET /admin/accounts?mfa=false&kind=person&signIn=password&state=active');
    expect(find<HTMLSelectElement>(element.shadowRoot!, '[name=mfa]').value).to.equal('false');
  });

  it('goes through pages and back, with the focus where it was', async () => {
    const [first, second] = [{ accounts: accounts.slice(0, 2), next: 'two' }, { accounts: accounts.slice(2) }];
    const { client, calls } = teamBackend((call) => Response.json(call.includes('cursor=two') ? second : first));
    const element = await renderPanel('sally-team', client);
    expect(textOf(element)).to.contain('The first 2 people');
    const next = buttonOf(element, 'Next');
    next.focus();
    next.click();
    next.click(); // twice, before the page has come
    await settlePanels();
    expect(textOf(element)).to.contain('Page 2');
    expect([names(element)[0], focused() === next]).to.deep.equal(['Linus Berg', true]);
    expect(next.ariaDisabled).to.equal('true');
    buttonOf(element, 'Back').click();
    await settlePanels();
    expect(names(element)[0]).to.equal('Ada Lovelace');
    expect(calls).to.deep.equal(['GET /admin/accounts', 'GET /admin/accounts?cursor=two', 'GET /admin/accounts']);
  });

  it('a name from right to left turns nothing around it in a sentence', async () => {
    const [person] = accounts;
    const { client } = teamBackend(() => Response.json({ accounts: [{ ...person, name: 'ليلى' }] }));
    const element = await renderPanel('sally-team', client);
    expect(buttonOf(element, 'Manage \u2068ليلى\u2069').ariaExpanded).to.equal('false');
  });

  it('R-72 says until when somebody has time to set a factor up', async () => {
    const element = await renderState(teamStates.requiredSoon);
    await settlePanels();
    const date = new Intl.DateTimeFormat('en', { dateStyle: 'long' }).format(Date.now() + 3 * 86_400_000);
    expect(textOf(element)).to.contain(`None, required from ${date}`);
  });

  it('R-42 ends a lock at once, and says so', async () => {
    const { client, calls } = teamBackend();
    const element = await renderPanel('sally-team', client);
    buttonOf(element, 'Manage Linus Berg').click();
    await settlePanels();
    buttonOf(element, 'Unlock Linus Berg').click();
    await settlePanels();
    expect(calls[1]).to.equal('PATCH /admin/accounts/linus {"unlock":true}');
    expect(statusOf(element)).to.equal('Linus Berg can enter codes again.');
  });

  it('says of a change that came too late that somebody else was first', async () => {
    const { client } = teamBackend((call) =>
      call.startsWith('PATCH') ? problem('answered-elsewhere', 409) : undefined,
    );
    const element = await renderPanel('sally-team', client);
    buttonOf(element, 'Manage Linus Berg').click();
    await settlePanels();
    buttonOf(element, 'Unlock Linus Berg').click();
    await waitUntil(() => textOf(element).includes('This was changed meanwhile. Look at it again.'));
  });

  it('R-68 says what follows from "Remove 2FA", has the admin prove who they are, and then removes it', async () => {
    let isFresh = false;
    const { client, calls } = teamBackend((call) =>
      call.startsWith('DELETE') && !isFresh ? problem('reauthentication-required', 403) : undefined,
    );
    const flow = new FakeClient(credentialsStates.fresh.set.step);
    client.flows = () => flow;
    const element = await renderPanel('sally-team', client);
    const heard: unknown[] = [];
    element.addEventListener('sally-change', ({ detail }) => heard.push(detail));
    buttonOf(element, 'Manage Linus Berg').click();
    await settlePanels();
    buttonOf(element, 'Remove 2FA').focus();
    buttonOf(element, 'Remove 2FA').click();
    await settlePanels();
    expect(focused()?.textContent).to.contain('What Linus Berg has set up as a second step');
    expect(calls).to.have.length(1);
    confirm(element);
    await shows(element, 'sally-credentials-step');
    isFresh = true;
    element.querySelector('sally-flow')!.dispatchEvent(new CustomEvent('sally-success', { bubbles: true }));
    await settlePanels();
    expect(calls.slice(1)).to.deep.equal([
      'DELETE /admin/accounts/linus/mfa',
      'DELETE /admin/accounts/linus/mfa',
      'GET /admin/accounts',
    ]);
    expect(heard).to.deep.equal([{ action: 'remove-mfa', id: 'linus' }]);
    expect(statusOf(element)).to.equal('Linus Berg no longer has a second step.');
    expect(focused() === buttonOf(element, 'Manage Linus Berg')).to.equal(true);
    expect(textOf(element)).not.to.contain('Remove 2FA');
  });

  it('finds those who are locked, and the owner', async () => {
    const { client, calls } = teamBackend();
    const element = await renderPanel('sally-team', client);
    for (const [name, value] of [
      ['state', 'locked'],
      ['role', 'owner'],
    ]) {
      const select = find<HTMLSelectElement>(element.shadowRoot!, `[name=${name}]`);
      select.value = value!;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      await settlePanels();
    }
    expect(calls.slice(1)).to.deep.equal([
      'GET /admin/accounts?locked=true',
      'GET /admin/accounts?locked=true&owner=true',
    ]);
  });

  it('R-34 changes a role and hands over ownership, each once it is said what follows', async () => {
    const { client, calls } = teamBackend();
    const element = await renderPanel('sally-team', client);
    for (const [name, opener, what] of [
      ['Linus Berg', 'Change role to Admin', 'The role of Linus Berg becomes Admin.'],
      ['Grace Hopper', 'Make owner', 'Grace Hopper becomes the owner in place of whoever is now.'],
    ]) {
      buttonOf(element, `Manage ${name}`).click();
      await settlePanels();
      buttonOf(element, opener!).focus();
      buttonOf(element, opener!).click();
      await settlePanels();
      expect(focused()?.textContent).to.contain(what);
      confirm(element);
      await settlePanels();
    }
    expect(calls.filter((call) => call.startsWith('PATCH'))).to.deep.equal([
      'PATCH /admin/accounts/linus {"role":"tenant-admin"}',
      'PATCH /admin/accounts/grace {"owner":true}',
    ]);
    expect(statusOf(element)).to.equal('Grace Hopper is the owner now.');
  });

  it('R-69 shows what an admin may not do, with the reason, and does nothing', async () => {
    const { client, calls } = teamBackend();
    const element = await renderPanel('sally-team', client);
    buttonOf(element, 'Manage Ada Lovelace').click();
    await settlePanels();
    const suspend = buttonOf(element, 'Suspend');
    suspend.click();
    await settlePanels();
    expect([suspend.ariaDisabled, calls.length]).to.deep.equal(['true', 1]);
    expect(textOf(element)).to.contain('You’re not allowed to do this.');
  });

  it('R-33 invites somebody into the tenant that is shown, and is ready for the next', async () => {
    const { client, calls } = teamBackend();
    const element = await renderPanel('sally-team', client);
    element.tenant = 'acme';
    await settlePanels();
    buttonOf(element, 'Invite someone').click();
    await settlePanels();
    await fillAndSend(element, { email: ' ivy@example.com ', name: 'Ivy West', role: 'tenant-admin' });
    expect(calls.slice(-2)).to.deep.equal([
      'POST /admin/invitations {"email":"ivy@example.com","role":"tenant-admin","name":"Ivy West","tenant":"acme"}',
      'GET /admin/accounts?tenant=acme',
    ]);
    expect(statusOf(element)).to.equal('Ivy West is invited.');
    expect(focused() === buttonOf(element, 'Invite someone')).to.equal(true);
    expect(element.shadowRoot!.querySelector('.open')).to.equal(null);
  });

  it('keeps what was typed where an invitation is refused, and says so at its field', async () => {
    const { client } = teamBackend((call) => (call.startsWith('POST') ? problem('identifier-taken', 409) : undefined));
    const element = await renderPanel('sally-team', client);
    buttonOf(element, 'Invite someone').click();
    await settlePanels();
    await fillAndSend(element, { email: 'grace@example.com' });
    const email = find<HTMLInputElement>(element.shadowRoot!, '[name=email]');
    expect(textOf(element)).to.contain('Someone here has this email address already.');
    expect([email.value, email.ariaInvalid, focused() === email]).to.deep.equal(['grace@example.com', 'true', true]);
  });

  it('R-33 sends an invitation once more, and takes it back once it is said what follows', async () => {
    const { client, calls } = teamBackend();
    const element = await renderPanel('sally-team', client);
    expect(textOf(element)).to.contain('Invited until');
    buttonOf(element, 'Manage mia@example.com').click();
    await settlePanels();
    buttonOf(element, 'Invite mia@example.com again').click();
    await settlePanels();
    expect(calls[1]).to.equal('POST /admin/invitations {"email":"mia@example.com","role":"member","tenant":"acme"}');
    buttonOf(element, 'Take back the invitation').click();
    await settlePanels();
    expect(textOf(element)).to.contain('The link that mia@example.com was emailed stops working.');
    confirm(element);
    await settlePanels();
    expect(calls.at(-2)).to.equal('PATCH /admin/accounts/mia {"state":"suspended"}');
    expect(statusOf(element)).to.equal('The invitation of mia@example.com is taken back.');
  });

  it('stays on its page where the next can’t be had', async () => {
    let isBroken = false;
    const { client } = teamBackend(() => {
      if (isBroken) return Response.json({}, { status: 500 });
      return Response.json({ accounts, next: 'two' });
    });
    const element = await renderPanel('sally-team', client);
    isBroken = true;
    buttonOf(element, 'Next').click();
    await settlePanels();
    expect(textOf(element)).to.contain('The first 7 people').and.contain('We couldn’t load this.');
  });

  it('has the focus stay with a person when others come before them', async () => {
    let found = accounts.slice(2);
    const { client } = teamBackend(() => Response.json({ accounts: found }));
    const element = await renderPanel('sally-team', client);
    const manage = buttonOf(element, 'Manage Linus Berg');
    manage.focus();
    found = [...accounts];
    element.renderRoot.querySelector('form')!.requestSubmit();
    await waitUntil(() => names(element).length === 7);
    await settlePanels();
    expect(focused()?.ariaLabel).to.equal('Manage Linus Berg');
  });

  it('shows nobody once the admin is signed out', async () => {
    let isOut = false;
    const { client, admin } = teamBackend(() => (isOut ? problem('not-signed-in', 401) : undefined));
    const element = await renderPanel('sally-team', client);
    isOut = true;
    admin.now = undefined;
    await CurrentSession.of(client).refresh();
    await settlePanels();
    expect(names(element)).to.deep.equal([]);
    expect(textOf(element)).to.contain('You’re signed out.');
  });

  it('says to who is no admin that this isn’t for them', async () => {
    const { client } = teamBackend(() => problem('not-allowed', 403));
    const element = await renderPanel('sally-team', client);
    expect(textOf(element)).to.contain('You’re not allowed to do this.');
  });
});
