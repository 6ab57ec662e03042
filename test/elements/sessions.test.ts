import { expect } from '@open-wc/testing';
import { Client, type Fetch } from '@sallyport/client';
import { newPasswordStates } from '../../demo/states/recovery.ts';
import { sessionsStates } from '../../demo/states/sessions.ts';
import { accountBackend, NOTHING, renderPanel, type Refuse } from './account-backend.ts';
import { buttonOf, confirm, problem, rowTitles, statusOf, settlePanels } from './panel-support.ts';
import { FakeClient, find, focused, renderState, shows, textOf } from './support.ts';
import { waitUntil } from './wait-until.ts';

const list = sessionsStates.several.set.value.sessions;

const backend = (refuse?: Refuse) => accountBackend({ sessions: list }, refuse);
const render = (client: Client) => renderPanel('sally-sessions', client);

describe('<sally-sessions>', () => {
  it('asks the backend once, and lists this browser first, then the one used last', async () => {
    const { client, calls } = backend();
    const element = await render(client);
    await render(client);
    expect(rowTitles(element)).to.deep.equal(['Firefox on Windows', 'Chrome on Android', 'Safari on iOS']);
    expect(calls).to.deep.equal(['GET /me']);
    expect(textOf(element)).to.contain('This device');
    expect(textOf(element)).to.contain('3 days ago');
    expect(buttonOf(element, 'Sign out Safari on iOS').textContent).to.equal('Sign out');
  });

  it('says what a device is called as its language does, and from the right in Arabic', async () => {
    const { client } = backend();
    const element = await render(client);
    element.locale = 'de';
    await waitUntil(() => rowTitles(element)[2] === 'Safari unter iOS');
    element.locale = 'ar';
    await waitUntil(() => rowTitles(element)[2]?.includes('على'));
    const [title] = [...element.shadowRoot!.querySelectorAll('.name > span:first-child')].slice(-1);
    const [browser, system] = ['Safari', 'iOS'].map((name) => {
      const text = document.createTreeWalker(title!, NodeFilter.SHOW_TEXT).nextNode()!;
      const range = document.createRange();
      const at = text.textContent!.indexOf(name);
      range.setStart(text, at);
      range.setEnd(text, at + name.length);
      return range.getBoundingClientRect();
    });
    expect(browser!.left).to.be.greaterThan(system!.right);
  });

  it('asks the backend for nothing where it is handed a value', async () => {
    const { client, calls } = backend();
    const element = await render(client);
    calls.length = 0;
    element.value = { sessions: list.slice(0, 2) };
    await settlePanels();
    expect(rowTitles(element)).to.have.length(2);
    await renderState({ ...sessionsStates.several, set: { ...sessionsStates.several.set, client } });
    expect(calls).to.deep.equal([]);
  });

  it('R-23 of another session a person says that it wasn’t them, and the page hears of it', async () => {
    sessionStorage.clear();
    const { client } = backend((call) =>
      call === 'GET /me' && isOut ? Response.json({ ...NOTHING, sessions: [here] }) : undefined,
    );
    const here = list.find(({ current }) => current);
    let isOut = false;
    const flow = new FakeClient(newPasswordStates.fresh.set.step);
    client.flows = () => flow;
    const element = await render(client);
    const heard: unknown[] = [];
    element.addEventListener('sally-change', ({ detail }) => heard.push(detail));
    buttonOf(element, 'Sign out Safari on iOS').click();
    await settlePanels();
    const notMe = buttonOf(element, 'This wasn’t me: Safari on iOS');
    notMe.focus();
    notMe.click();
    await settlePanels();
    expect(focused()?.textContent).to.contain('Every other device is signed out at once');
    confirm(element);
    await shows(element, 'sally-new-password-step');
    isOut = true;
    find<HTMLDialogElement>(element, 'dialog').close();
    await settlePanels();
    expect(flow.calls[0]).to.deep.include({ method: 'start', start: { purpose: 'not-me' } });
    expect(statusOf(element)).to.equal('You stopped before the end. Your password is as it was.');
    expect([rowTitles(element), heard]).to.deep.equal([['Firefox on Windows'], [{ action: 'not-me' }]]);
    expect(focused()?.textContent?.trim()).to.equal('Where you’re signed in');
  });

  it('R-82 says what follows, ends the session, tells the page, and moves the focus to the next row', async () => {
    const { client, calls } = backend();
    const element = await render(client);
    const heard: unknown[] = [];
    for (const name of ['sally-before-action', 'sally-change'] as const)
      element.parentElement!.addEventListener(name, ({ type, detail }) => heard.push([type, detail]));
    buttonOf(element, 'Sign out Chrome on Android').click();
    await settlePanels();
    expect(textOf(element)).to.contain('Whoever uses it has to sign in again.');
    expect(calls).to.deep.equal(['GET /me']);
    confirm(element);
    await settlePanels();
    expect(calls).to.deep.equal(['GET /me', 'DELETE /me/sessions/s3', 'GET /me']);
    expect(rowTitles(element)).to.deep.equal(['Firefox on Windows', 'Safari on iOS']);
    expect(heard).to.deep.equal([
      ['sally-before-action', { action: 'end-session', id: 's3' }],
      ['sally-change', { action: 'end-session', id: 's3' }],
    ]);
    expect(statusOf(element)).to.equal('Chrome on Android is signed out.');
    expect(focused() === buttonOf(element, 'Sign out Safari on iOS')).to.equal(true);
  });

  it('R-82 of fifty sessions the first is ended, and what became of it is in view', async () => {
    const { client } = accountBackend(sessionsStates.many.set.value);
    const element = await render(client);
    const first = find<HTMLButtonElement>(element.shadowRoot!, '.row button');
    first.click();
    await settlePanels();
    confirm(element);
    await settlePanels();
    expect(rowTitles(element)).to.have.length(49);
    const said = find(element.shadowRoot!, '.result').getBoundingClientRect();
    const next = focused()!.getBoundingClientRect();
    expect(statusOf(element)).to.equal('Edge on Windows is signed out.');
    expect(Math.round(said.bottom)).to.be.at.most(innerHeight);
    expect(next.bottom).to.be.at.most(said.top);
  });

  it('ends nothing where it is kept, or the page says no', async () => {
    const { client, calls } = backend();
    const element = await render(client);
    buttonOf(element, 'Sign out Safari on iOS').click();
    await settlePanels();
    buttonOf(element, 'Keep it').click();
    await settlePanels();
    expect(focused() === buttonOf(element, 'Sign out Safari on iOS')).to.equal(true);
    element.addEventListener('sally-before-action', (event) => event.preventDefault());
    buttonOf(element, 'Sign out everywhere else').click();
    await settlePanels();
    confirm(element);
    await settlePanels();
    expect(calls).to.deep.equal(['GET /me']);
  });

  it('ends all others, and then there is nothing left to end', async () => {
    const { client, calls } = backend();
    const element = await render(client);
    buttonOf(element, 'Sign out everywhere else').click();
    await settlePanels();
    expect(textOf(element)).to.contain('2 other sessions are signed out');
    confirm(element);
    await settlePanels();
    expect(calls.slice(1)).to.deep.equal(['DELETE /me/sessions', 'GET /me']);
    expect(statusOf(element)).to.equal('All other sessions are signed out.');
    expect(textOf(element)).to.contain('You’re not signed in anywhere else.');
    expect(focused() === find(element.shadowRoot!, '[part=heading]')).to.equal(true);
  });

  it('ends this one too, and says that nobody is signed in', async () => {
    let signedOut = false;
    const { client, calls } = backend((call) => {
      if (call === 'DELETE /session') signedOut = true;
      return signedOut && call === 'GET /me' ? problem('not-signed-in', 401) : undefined;
    });
    const element = await render(client);
    buttonOf(element, 'Sign out everywhere, here too').click();
    await settlePanels();
    confirm(element);
    await settlePanels();
    expect(calls.slice(1)).to.deep.equal(['DELETE /me/sessions', 'DELETE /session', 'GET /me']);
    expect(textOf(element)).to.contain('You’re signed out.');
    expect(rowTitles(element)).to.deep.equal([]);
  });

  it('says beside the row why it could not be done, once, and does it again when asked', async () => {
    let broken = true;
    const { client, calls } = backend((call) =>
      broken && call.startsWith('DELETE') ? Promise.reject(new TypeError('offline')) : undefined,
    );
    const element = await render(client);
    buttonOf(element, 'Sign out Safari on iOS').click();
    await settlePanels();
    confirm(element);
    await settlePanels();
    const alerts = [...element.shadowRoot!.querySelectorAll('[role=alert]')].map((it) => it.textContent?.trim());
    expect(alerts.filter(Boolean)).to.have.length(1);
    expect(alerts.join('')).to.contain('We couldn’t reach the server');
    broken = false;
    confirm(element);
    await settlePanels();
    expect(calls.at(-1)).to.equal('GET /me');
    expect(rowTitles(element)).to.have.length(2);
  });

  it('says a refusal in words, and takes a session that is gone as ended', async () => {
    let refusal = problem('unavailable', 503);
    const { client } = backend((call) => (call.startsWith('DELETE') ? refusal.clone() : undefined));
    const element = await render(client);
    buttonOf(element, 'Sign out Safari on iOS').click();
    await settlePanels();
    confirm(element);
    await settlePanels();
    expect(textOf(element)).to.contain('The service is not available.');
    refusal = problem('not-found', 404);
    confirm(element);
    await settlePanels();
    expect(statusOf(element)).to.equal('Safari on iOS is signed out.');
  });

  it('makes one change at a time', async () => {
    const { client, calls } = backend((call) => (call.startsWith('DELETE') ? new Promise(() => {}) : undefined));
    const element = await render(client);
    buttonOf(element, 'Sign out Safari on iOS').click();
    await settlePanels();
    const act = find<HTMLButtonElement>(element.shadowRoot!, '.danger');
    act.click();
    await settlePanels();
    act.click();
    buttonOf(element, 'Sign out Chrome on Android').click();
    await settlePanels();
    expect(act.textContent?.trim()).to.equal('Saving…');
    expect(calls.filter((call) => call.startsWith('DELETE'))).to.have.length(1);
  });

  it('never shows an empty list for one that could not be loaded, and tries again', async () => {
    let broken = true;
    const { client } = backend(() => (broken ? problem('unavailable', 503) : undefined));
    const element = await render(client);
    expect(rowTitles(element)).to.deep.equal([]);
    expect(textOf(element)).to.contain('We couldn’t load this.');
    expect(textOf(element)).not.to.contain('You’re not signed in anywhere else.');
    broken = false;
    buttonOf(element, 'Try again').click();
    await settlePanels();
    expect(rowTitles(element)).to.have.length(3);
    expect(textOf(element)).not.to.contain('We couldn’t load this.');
  });

  it('changes nothing where it is to look at alone, and says why an action isn’t possible', async () => {
    const readonly = await renderState(sessionsStates.readonly);
    expect(readonly.shadowRoot!.querySelectorAll('button').length).to.equal(0);
    readonly.asked = 's2';
    await readonly.updateComplete;
    expect(readonly.shadowRoot!.querySelectorAll('button').length).to.equal(0);
    const element = await renderState(sessionsStates.notAllowed);
    const muted = buttonOf(element, 'Sign out Safari on iOS');
    muted.click();
    await settlePanels();
    expect([muted.ariaDisabled, element.asked]).to.deep.equal(['true', undefined]);
    expect(find(element.shadowRoot!, `#${muted.getAttribute('aria-describedby')}`).textContent).to.contain(
      'not allowed',
    );
  });

  it('aborts what it asked when it leaves the page, not when it is moved', async () => {
    const signals: AbortSignal[] = [];
    const fetch: Fetch = (_url, { signal }) => {
      if (signal) signals.push(signal);
      return new Promise(() => {});
    };
    const element = await render(new Client({ server: '', fetch }));
    document.body.append(element);
    await settlePanels();
    expect(signals.map(({ aborted }) => aborted)).to.deep.equal([false]);
    element.remove();
    await settlePanels();
    expect(signals.map(({ aborted }) => aborted)).to.deep.equal([true]);
  });
});
