import { expect } from '@open-wc/testing';
import { Client, CurrentSession, type Fetch } from '@sallyport/client';
import type { AccountPage, AuditPage } from '@sallyport/protocol';
import { auditStates } from '../../demo/states/audit.ts';
import { teamStates } from '../../demo/states/team.ts';
import { renderPanel } from './account-backend.ts';
import { buttonOf, problem, rowTitles, settlePanels, statusOf } from './panel-support.ts';
import { sessionOf } from './session-support.ts';
import { find, focused, renderState, textOf } from './support.ts';
import { waitUntil } from './wait-until.ts';

const { events, people } = auditStates.readonly.set.value;
const [first, ...others] = events;
const { accounts } = teamStates.readonly.set.value;

/** A backend of an admin whose first page has one event, and whose second has the others; it notes what it is asked. */
function auditBackend(answer: (call: string) => Response | undefined = () => undefined) {
  const calls: string[] = [];
  const admin = { now: sessionOf() as ReturnType<typeof sessionOf> | undefined };
  const fetch: Fetch = async (url) => {
    if (url === '/session') return admin.now ? Response.json(admin.now) : new Response(null, { status: 204 });
    calls.push(decodeURIComponent(url.replace('/admin/', '')));
    const given = answer(url);
    if (given) return given;
    const search = new URL(url, 'http://localhost').searchParams;
    if (url.startsWith('/admin/accounts')) return Response.json(matching(search.get('search') ?? ''));
    if (search.has('cursor')) return Response.json({ events: others, people } satisfies AuditPage);
    return Response.json({ events: [first!], people, next: first!.id } satisfies AuditPage);
  };
  return { client: new Client({ server: '', fetch }), calls, admin };
}

const matching = (text: string): AccountPage => ({ accounts: accounts.filter(({ email }) => email.startsWith(text)) });

/** Types a person's name into the field. */
function typePerson(element: Element, text: string): HTMLInputElement {
  const person = find<HTMLInputElement>(element.shadowRoot!, '[name=person]');
  person.value = text;
  person.dispatchEvent(new Event('input', { bubbles: true }));
  return person;
}

/** What it says of how many events there are. */
const shownBy = (element: Element): string | null => find(element.shadowRoot!, 'form + [role=status]').textContent;

/** What stands in the field for a person, and how many it offers. */
const askedOf = (element: Element): [typed: string, offered: number] => [
  find<HTMLInputElement>(element.shadowRoot!, '[name=person]').value,
  element.shadowRoot!.querySelectorAll('datalist option').length,
];

/** Waits until older ones have come, or could not be had. */
async function settleOlder(element: Element): Promise<void> {
  await settlePanels();
  await waitUntil(() => !textOf(element).includes('Loading…'), 'older ones have come');
  await settlePanels();
}

describe('<sally-audit>', () => {
  it('R-86 says what happened in sentences, by day, and by whom and from where', async () => {
    const element = await renderState(auditStates.readonly);
    expect(rowTitles(element)).to.deep.equal([
      'Linus Berg signed in',
      'The second step of Linus Berg was removed',
      'A wrong code was entered for Linus Berg',
      'Linus Berg was locked',
      'The sign-in policy was changed',
      'A sign-in as Unknown account failed',
      'Grace Hopper has set up: Authenticator app',
      'The account of Grace Hopper was changed',
    ]);
    expect(textOf(element))
      .to.contain('203.0.113.7')
      .and.contain('by Ada Lovelace')
      .and.contain('37 times')
      .and.contain('by someone outside this team');
    expect([...element.shadowRoot!.querySelectorAll('.pill')].map((it) => it.textContent)).to.deep.equal([
      'Failed',
      'Locked',
      'Failed',
    ]);
    await expect(element).to.be.accessible();
  });

  it('opens to all that is known of an event, and copies it as it is', async () => {
    const copied: string[] = [];
    const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'clipboard')!;
    const clipboard = { writeText: async (text: string) => void copied.push(text) };
    Object.defineProperty(Navigator.prototype, 'clipboard', { configurable: true, get: () => clipboard });
    const element = await renderState(auditStates.readonly);
    const title = 'Details: The sign-in policy was changed';
    buttonOf(element, title).click();
    await settlePanels();
    expect(buttonOf(element, title).ariaExpanded).to.equal('true');
    expect(textOf(element)).to.contain('enforcement.group, attempts.lockAfter');
    buttonOf(element, 'Copy as JSON').click();
    await settlePanels();
    Object.defineProperty(Navigator.prototype, 'clipboard', own);
    expect(JSON.parse(copied[0]!)).to.deep.equal(events[4]);
    expect(statusOf(element)).to.equal('The event is copied.');
  });

  it('R-86 shows older ones page by page; the end is said, and has the focus', async () => {
    const { client, calls } = auditBackend();
    const element = await renderPanel('sally-audit', client);
    const older = buttonOf(element, 'Show older');
    older.focus();
    older.click();
    older.click(); // twice, before the page has come
    await settleOlder(element);
    expect(rowTitles(element)).to.have.length(events.length);
    expect(focused()?.textContent).to.equal('That’s everything we keep.');
    expect(calls).to.deep.equal(['audit', `audit?cursor=${first!.id}`]);
  });

  it('keeps what is there where older ones can’t be loaded, and says why; gone ones lead to the newest', async () => {
    let refusal: Response | undefined = problem('unavailable', 503);
    const { client, calls } = auditBackend((call) => (call.includes('cursor') ? refusal?.clone() : undefined));
    const element = await renderPanel('sally-audit', client);
    buttonOf(element, 'Show older').click();
    await settleOlder(element);
    expect(find(element.shadowRoot!, '.notice').textContent).to.contain('The service is not available.');
    expect(rowTitles(element)).to.have.length(1);
    refusal = problem('not-found', 404);
    buttonOf(element, 'Show older').click();
    await settleOlder(element);
    expect(find(element.shadowRoot!, '.notice').textContent).to.contain('no longer kept');
    buttonOf(element, 'Show the newest').click();
    await settlePanels();
    expect(calls.at(-1)).to.equal('audit');
    expect(element.shadowRoot!.querySelector('.notice')).to.equal(null);
  });

  it('asks for kinds and days, the last one whole, as this person’s clock has them', async () => {
    const { client, calls } = auditBackend();
    const element = await renderPanel('sally-audit', client);
    const set = async (name: string, value: string) => {
      const field = find<HTMLInputElement>(element.shadowRoot!, `[name=${name}]`);
      field.value = value;
      field.dispatchEvent(new Event('change', { bubbles: true }));
      await settlePanels();
    };
    await set('kinds', 'organisation');
    expect(calls.at(-1)).to.equal('audit?kinds=tenant-changed,profile-changed,policy-changed,new-numbers-stopped');
    await set('kinds', '');
    await set('from', '2026-03-01');
    await set('to', '2026-03-01');
    const [from, to] = [new Date(2026, 2, 1), new Date(2026, 2, 2)].map((day) => day.toISOString());
    expect(calls.at(-1)).to.equal(`audit?from=${from}&to=${to}`);
    const link = find<HTMLAnchorElement>(element.shadowRoot!, 'a[href*=ndjson]');
    expect(decodeURIComponent(link.getAttribute('href')!)).to.equal(`/admin/audit.ndjson?from=${from}&to=${to}`);
    await set('to', '0001-01-01'); // no day that there could be an event of
    expect(calls.at(-1)).to.equal(`audit?from=${from}`);
  });

  it('narrows the list down to one person, by what is typed or whom an event is about', async () => {
    const { client, calls } = auditBackend();
    const element = await renderPanel('sally-audit', client);
    typePerson(element, 'g');
    await waitUntil(() => calls.length > 2, 'the list is asked for');
    await settlePanels();
    expect(calls.slice(1)).to.deep.equal(['accounts?search=g', 'audit?account=grace&tenant=acme']);
    typePerson(element, 'x');
    await waitUntil(() => textOf(element).includes('Nobody matches. Everybody is shown.'), 'it says so');
    expect(calls.at(-1)).to.equal('audit');
    typePerson(element, '');
    await settlePanels();
    buttonOf(element, 'Details: Linus Berg signed in').click();
    await settlePanels();
    buttonOf(element, 'Only Linus Berg').click();
    await settlePanels();
    expect(calls.at(-1)).to.equal('audit?account=linus&tenant=acme');
    expect(find<HTMLInputElement>(element.shadowRoot!, '[name=person]').value).to.equal('Linus Berg');
  });

  it('says that several people match, and takes the one whose address it is', async () => {
    const several = Response.json({ accounts: accounts.slice(0, 2) });
    const { client, calls } = auditBackend((call) => (call.includes('accounts') ? several.clone() : undefined));
    const element = await renderPanel('sally-audit', client);
    typePerson(element, 'a');
    await waitUntil(() => textOf(element).includes('Several people match. Choose one of them.'), 'it says so');
    expect(calls).to.deep.equal(['audit', 'accounts?search=a']);
    const offered = [...element.shadowRoot!.querySelectorAll('option[label]')].map((it) => it.getAttribute('value'));
    expect(offered).to.deep.equal(['ada@example.com', 'grace@example.com']);
    typePerson(element, 'Grace@example.com');
    await settlePanels();
    expect(calls.at(-1)).to.equal('audit?account=grace&tenant=acme');
  });

  it('lists at once what another panel has changed', async () => {
    const { client, calls } = auditBackend();
    await renderPanel('sally-audit', client);
    document.body.dispatchEvent(new CustomEvent('sally-change', { bubbles: true }));
    await settlePanels();
    expect(calls).to.deep.equal(['audit', 'audit']);
  });

  it('keeps the form where a new search fails, and shows nothing that answers the one before', async () => {
    const { client, calls } = auditBackend((call) => (call.includes('kinds') ? problem('not-found', 404) : undefined));
    const element = await renderPanel('sally-audit', client);
    expect(shownBy(element)).to.equal('1 event is shown.');
    const kinds = find<HTMLSelectElement>(element.shadowRoot!, '[name=kinds]');
    kinds.focus();
    kinds.value = 'organisation';
    kinds.dispatchEvent(new Event('change', { bubbles: true }));
    await settlePanels();
    expect(rowTitles(element)).to.deep.equal([]);
    expect(textOf(element)).to.contain('Try again').and.not.contain('Show older');
    expect([focused(), kinds.isConnected, shownBy(element)]).to.deep.equal([kinds, true, '']);
    kinds.value = '';
    kinds.dispatchEvent(new Event('change', { bubbles: true }));
    await settlePanels();
    expect([calls.at(-1), rowTitles(element).length]).to.deep.equal(['audit', 1]);
  });

  it('moves the focus to the heading where the button pressed goes away, and says what is left', async () => {
    const { client } = auditBackend((call) => {
      if (call.includes('cursor')) return problem('not-found', 404);
      return call.includes('account=') ? Response.json({ events: [], people } satisfies AuditPage) : undefined;
    });
    const element = await renderPanel('sally-audit', client);
    const press = async (words: string) => {
      const button = buttonOf(element, words);
      button.focus();
      button.click();
      await settleOlder(element);
    };
    await press('Show older');
    await press('Show the newest');
    expect(focused()?.getAttribute('part')).to.equal('heading');
    await press('Details: Linus Berg signed in');
    const line = find(element.shadowRoot!, 'form + [role=status]');
    await press('Only Linus Berg');
    expect(focused()?.getAttribute('part')).to.equal('heading');
    expect([line.isConnected, shownBy(element)]).to.deep.equal([true, 'Nothing matches.']);
  });

  it('forgets for another tenant what was asked of one, and looks for people there', async () => {
    const { client, calls } = auditBackend();
    const element = await renderPanel('sally-audit', client);
    typePerson(element, 'g');
    await waitUntil(() => calls.length > 2, 'the list is asked for');
    await settlePanels();
    element.tenant = 'globex';
    await settlePanels();
    expect(calls.at(-1)).to.equal('audit?tenant=globex');
    expect(askedOf(element)).to.deep.equal(['', 0]);
    typePerson(element, 'g');
    await waitUntil(() => calls.length > 5, 'the list is asked for');
    expect(calls.slice(-2)).to.deep.equal(['accounts?search=g&tenant=globex', 'audit?account=grace&tenant=globex']);
  });

  it('tells another admin nothing of whom the one before looked for', async () => {
    const { client, calls, admin } = auditBackend();
    const element = await renderPanel('sally-audit', client);
    typePerson(element, 'g');
    await waitUntil(() => calls.length > 2, 'the list is asked for');
    await settlePanels();
    admin.now = sessionOf(0, { account: { ...admin.now!.account, id: 'another' } });
    await CurrentSession.of(client).refresh();
    await settlePanels();
    expect(calls.at(-1)).to.equal('audit');
    expect(askedOf(element)).to.deep.equal(['', 0]);
  });

  it('asks anew once somebody has signed in, also where the page was opened signed out', async () => {
    const { client, admin } = auditBackend(() => (admin.now ? undefined : problem('not-signed-in', 401)));
    const session = CurrentSession.of(client);
    const somebody = admin.now;
    const turn = async (now: typeof somebody) => {
      admin.now = now;
      await session.refresh();
      await settlePanels();
    };
    admin.now = undefined;
    const element = await renderPanel('sally-audit', client);
    for (let time = 0; time < 2; time++) {
      expect(textOf(element)).to.contain('You’re signed out.');
      await turn(somebody);
      expect([rowTitles(element).length, textOf(element).includes('signed out.')]).to.deep.equal([1, false]);
      await turn(undefined);
    }
  });

  it('shows nothing once the admin is signed out', async () => {
    let isOut = false;
    const { client, admin } = auditBackend(() => (isOut ? problem('not-signed-in', 401) : undefined));
    const element = await renderPanel('sally-audit', client);
    isOut = true;
    admin.now = undefined;
    await CurrentSession.of(client).refresh();
    await settlePanels();
    expect(rowTitles(element)).to.deep.equal([]);
    expect(textOf(element)).to.contain('You’re signed out.');
  });
});
