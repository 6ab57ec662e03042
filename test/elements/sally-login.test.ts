import { expect } from '@open-wc/testing';
import { Failure } from '@sallyport/client';
import type { SallyLogin } from '@sallyport/elements';
import type { Step } from '@sallyport/protocol';
import { backupCodesStates } from '../../demo/states/backup-codes.ts';
import { enrolTotpStates } from '../../demo/states/enrol.ts';
import { codeStates } from '../../demo/states/code.ts';
import { credentialsStates } from '../../demo/states/credentials.ts';
import { doneStates } from '../../demo/states/end.ts';
import { pageInFrame } from './page-in-frame.ts';
import {
  deferred,
  everything,
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
import { waitUntil } from './wait-until.ts';

const KEY = 'sally-flow';
const DENIES_STORAGE = `Object.defineProperty(window, 'sessionStorage', {
  get() { throw new DOMException('denied', 'SecurityError'); },
});`;
const code = codeStates.fresh.set.step;
const done = doneStates.plain.set.step;

async function signIn(login: SallyLogin): Promise<void> {
  await shows(login, 'sally-credentials-step');
  type(field(login, 'username'), 'ada@example.com');
  type(field(login, 'password'), 'pass phrase');
  press(login);
}

/** Collects the public events, as plain data. */
function eventsOf(login: SallyLogin): [string, unknown][] {
  const events: [string, unknown][] = [];
  for (const name of ['sally-step', 'sally-success', 'sally-error', 'sally-before-redirect'] as const) {
    login.addEventListener(name, (event) => {
      events.push([name, event.detail]);
      if (name === 'sally-before-redirect') event.preventDefault();
    });
  }
  return events;
}

describe('<sally-login>', () => {
  beforeEach(() => sessionStorage.clear());

  it('paints the credentials form before any request', async () => {
    const client = new FakeClient();
    const login = await renderLogin(client);
    expect(field(login, 'username').getClientRects().length).to.equal(1);
    await settle();
    expect(client.calls).to.deep.equal([]);
    expect(sessionStorage.length).to.equal(0);
  });

  it('signs in with password and code', async () => {
    const client = new FakeClient(code, done);
    const login = await renderLogin(client);
    login.returnTo = '/account';
    const events = eventsOf(login);
    await signIn(login);
    await shows(login, 'sally-code-step');
    type(field(login, 'otp-code'), '123456');
    press(login);
    await shows(login, 'sally-done-step');
    expect(client.calls).to.deep.equal([
      {
        method: 'start',
        start: { purpose: 'sign-in', returnTo: new URL('/account', document.baseURI).href },
        answer: { kind: 'credentials', identifier: 'ada@example.com', password: 'pass phrase' },
      },
      { method: 'answer', answer: { kind: 'code', code: '123456' } },
    ]);
    expect(events).to.deep.equal([
      ['sally-step', { kind: 'code', problem: undefined }],
      ['sally-step', { kind: 'done', problem: undefined }],
      ['sally-success', { session: done.session, returnTo: undefined }],
    ]);
    expect(login.querySelector('form')).to.equal(null);
  });

  it('F-15 says that cookies are blocked where the session is not there, and never that the person is in', async () => {
    const client = new FakeClient(code, done, done);
    client.keepsCookies = false;
    const login = await renderLogin(client);
    const events = eventsOf(login);
    const lines: string[] = [];
    const { warn } = console;
    console.warn = (...words: unknown[]) => void lines.push(words.join(' '));
    await signIn(login);
    await shows(login, 'sally-code-step');
    type(field(login, 'otp-code'), '123456');
    press(login);
    await waitUntil(() => lines.length > 0); // what advises is fetched
    console.warn = warn;
    const step = await shows(login, 'sally-code-step');
    expect(step.shadowRoot!.textContent).to.contain(`Your browser blocks cookies for ${location.host}.`);
    expect(events).to.deep.equal([
      ['sally-step', { kind: 'code', problem: undefined }],
      ['sally-error', { reason: 'refused', problem: 'cookies-blocked' }],
      ['sally-step', { kind: 'code', problem: 'cookies-blocked' }],
    ]);
    expect(lines.join()).to.contain(`keeps no cookies of ${location.host}`).and.contain('sub-domain');
    client.keepsCookies = true;
    type(field(login, 'otp-code'), '123457');
    press(login);
    await shows(login, 'sally-done-step');
    expect(events.at(-1)?.[0]).to.equal('sally-success');
  });

  it('sends one answer at a time', async () => {
    const client = new FakeClient();
    const login = await renderLogin(client);
    await signIn(login);
    press(login);
    await settle();
    press(login);
    expect(client.calls.length).to.equal(1);
  });

  it('says that it is busy, with the button as it was', async () => {
    const login = await renderLogin(new FakeClient());
    await shows(login, 'sally-credentials-step');
    const button = login.querySelector<HTMLButtonElement>('form button')!;
    const { width } = button.getBoundingClientRect();
    await signIn(login);
    button.focus();
    await settle();
    expect([button.textContent, button.ariaDisabled, button.disabled, focused() === button]).to.deep.equal([
      'Signing in…',
      'true',
      false,
      true,
    ]);
    expect(button.getBoundingClientRect().width).to.equal(width);
  });

  it('PW-4 has its live regions from the start', async () => {
    const login = await renderLogin(new FakeClient(new Failure('offline')));
    const status = find(login.shadowRoot!, '[role=status]');
    const alert = find(login.querySelector('sally-credentials-step')!.shadowRoot!, '[part=alert]');
    expect([alert.textContent, alert.role, status.textContent]).to.deep.equal(['', 'alert', '']);
    await signIn(login);
    await login.updateComplete;
    expect(status.textContent).to.equal('Signing in…');
    await settle();
    expect(alert.textContent).to.contain('We couldn’t reach the server.');
    expect(status.textContent).to.equal('');
  });

  it('keeps what was typed when the server can’t be reached, and tries again with what is typed by then', async () => {
    const client = new FakeClient(new Failure('offline'), code);
    const login = await renderLogin(client);
    const events = eventsOf(login);
    await signIn(login);
    await settle();
    expect([field(login, 'username').value, field(login, 'password').value]).to.deep.equal([
      'ada@example.com',
      'pass phrase',
    ]);
    expect(events).to.deep.equal([['sally-error', { reason: 'offline', problem: undefined }]]);
    type(field(login, 'password'), 'better');
    const notice = find(login.querySelector('sally-credentials-step')!.shadowRoot!, '.notice');
    expect(notice.querySelector('button')).to.equal(null); // the form has one that sends it
    expect(notice.getBoundingClientRect().top).to.be.above(
      find(login, '[part=heading]').getBoundingClientRect().bottom,
    );
    press(login);
    await shows(login, 'sally-code-step');
    const given = client.calls.map((call) => call.method === 'start' && call.answer);
    expect(given.map((answer) => answer && answer.kind === 'credentials' && answer.password)).to.deep.equal([
      'pass phrase',
      'better',
    ]);
    expect(everything(login).filter((it) => it.matches('.notice')).length).to.equal(0);
  });

  it('tries a choice again, not the form beside it', async () => {
    sessionStorage.setItem(KEY, 'demo');
    const client = new FakeClient(code, new Failure('unexpected'), codeStates.backup.set.step);
    const login = await renderLogin(client);
    const step = await shows(login, 'sally-code-step');
    await settle();
    find<HTMLButtonElement>(step, 'sally-try-another-way')
      .shadowRoot!.querySelector<HTMLButtonElement>('button')!
      .click();
    await settle();
    find<HTMLButtonElement>(step, '.choice').click();
    await settle();
    find<HTMLButtonElement>(step, '[role=alert] button').click();
    await waitUntil(() => login.querySelector('[name=backup-code]'), 'the other way is shown');
    expect(field(login, 'backup-code').isConnected).to.equal(true);
    const choice = { method: 'answer', answer: { kind: 'choose', authenticator: 'b1' } };
    expect(client.calls).to.deep.equal([{ method: 'resume', flow: 'demo' }, choice, choice]);
  });

  it('shows a refusal that came without a step beside what was typed', async () => {
    const problem = { code: 'json-only', type: 'about:blank', title: '', status: 415 } as const;
    const login = await renderLogin(new FakeClient(new Failure('refused', problem)));
    await signIn(login);
    await settle();
    expect(textOf(login)).to.contain('json-only');
    expect(field(login, 'username').value).to.equal('ada@example.com');
  });

  const causes = `pages of ${location.origin}`;
  for (const [failure, cause] of [
    [new Failure('refused', { code: 'foreign-origin', type: 'about:blank', title: '', status: 403 }), causes],
    [new Failure('offline'), causes],
    [new Failure('unexpected'), 'answers with something else'],
  ] as const) {
    it(`E-10 tells the developer the likely causes, and the person no code: ${failure.message}`, async () => {
      const login = await renderLogin(new FakeClient(failure));
      const lines: string[] = [];
      const { warn } = console;
      console.warn = (...words: unknown[]) => void lines.push(words.join(' '));
      await signIn(login);
      await waitUntil(() => lines.length > 0); // what advises is fetched
      console.warn = warn;
      expect(lines.length).to.equal(1);
      expect(lines[0]).to.contain('end in /auth?').and.contain(cause);
      expect(textOf(login)).not.to.contain(failure.message);
    });
  }

  describe('the flow’s id', () => {
    it('is kept while the flow is open, and no longer', async () => {
      const login = await renderLogin(new FakeClient(code, done));
      await signIn(login);
      await shows(login, 'sally-code-step');
      expect([sessionStorage.length, sessionStorage.getItem(KEY)]).to.deep.equal([1, 'demo']);
      type(field(login, 'otp-code'), '123456');
      press(login);
      await shows(login, 'sally-done-step');
      expect(sessionStorage.length).to.equal(0);
    });

    it('goes on after a reload, without taking the focus', async () => {
      sessionStorage.setItem(KEY, 'demo');
      const reply = deferred<Step>();
      const client = new FakeClient(reply.promise);
      const login = await renderLogin(client);
      expect([login.querySelector('form'), client.calls]).to.deep.equal([null, [{ method: 'resume', flow: 'demo' }]]);
      reply.resolve(code);
      await shows(login, 'sally-code-step');
      await settle();
      expect(focused() === document.body).to.equal(true);
    });

    it('is forgotten where the server has no such flow any more', async () => {
      sessionStorage.setItem(KEY, 'gone');
      const login = await renderLogin(new FakeClient(undefined));
      await shows(login, 'sally-credentials-step');
      expect(sessionStorage.length).to.equal(0);
    });

    it('stays where the server can’t be reached, to try again', async () => {
      sessionStorage.setItem(KEY, 'demo');
      const login = await renderLogin(new FakeClient(new Failure('offline'), code));
      await settle();
      expect(sessionStorage.getItem(KEY)).to.equal('demo');
      expect(find(login.shadowRoot!, '[role=alert]').textContent).to.contain('We couldn’t reach the server');
      find<HTMLButtonElement>(login.shadowRoot!, 'sally-button button').click();
      await shows(login, 'sally-code-step');
    });

    it('SE-13 is done without where storage is denied', async () => {
      const own = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
      const denied = () => {
        throw new DOMException('denied', 'SecurityError');
      };
      Object.defineProperty(window, 'sessionStorage', { configurable: true, get: denied });
      const login = await renderLogin(new FakeClient(code));
      await signIn(login);
      await shows(login, 'sally-code-step').finally(() => {
        Object.defineProperty(window, 'sessionStorage', own);
      });
    });

    // each in a page of its own: WebKit may go on using a getter that was replaced once its callers are compiled
    for (const [name, before, boxes] of [
      ['can be kept', '', 1],
      ['is denied', DENIES_STORAGE, 0],
    ] as const) {
      it(`SE-13 a device can be trusted where storage ${name}: ${boxes > 0}`, async () => {
        const page = await pageInFrame('sally-code-step', before);
        const step = Object.assign(page.document.createElement('sally-code-step'), { step: code });
        page.document.body.append(step);
        await step.updateComplete;
        expect(step.querySelectorAll('input').length).to.equal(1 + boxes);
      });
    }
  });

  describe('focus', () => {
    it('PW-3 goes to the only field of a step that follows', async () => {
      const login = await renderLogin(new FakeClient(code));
      await signIn(login);
      await shows(login, 'sally-code-step');
      await settle();
      expect(focused() === field(login, 'otp-code')).to.equal(true);
    });

    it('PW-3 goes to the heading where there is more to read first', async () => {
      const login = await renderLogin(new FakeClient(enrolTotpStates.fresh.set.step));
      await signIn(login);
      await shows(login, 'sally-enrol-totp-step');
      await settle();
      expect(focused()?.getAttribute('role')).to.equal('heading');
    });

    it('goes to the password when both were refused', async () => {
      const login = await renderLogin(new FakeClient(credentialsStates.refused.set.step));
      await signIn(login);
      login.querySelector<HTMLButtonElement>('form button')?.focus();
      await settle();
      expect(focused() === field(login, 'password')).to.equal(true);
    });
  });

  it('SF-11 leaves the flow for another account', async () => {
    const client = new FakeClient(code, code);
    const login = await renderLogin(client);
    await signIn(login);
    const step = await shows(login, 'sally-code-step');
    find<HTMLButtonElement>(step, '.account button').click();
    await shows(login, 'sally-credentials-step');
    await settle();
    expect(client.calls.at(-1)).to.deep.equal({ method: 'leave' });
    expect([sessionStorage.length, field(login, 'username').value]).to.deep.equal([0, '']);
    await signIn(login);
    await settle();
    expect(client.calls.map(({ method }) => method)).to.deep.equal(['start', 'leave', 'start']);
  });

  it('SF-11 leaves a set-up that nobody had a choice about for another account', async () => {
    const client = new FakeClient(enrolTotpStates.fresh.set.step);
    const login = await renderLogin(client);
    await signIn(login);
    const step = await shows(login, 'sally-enrol-totp-step');
    const buttons = [...step.shadowRoot!.querySelectorAll<HTMLButtonElement>('.step > .text-button')];
    expect(buttons.map((it) => it.textContent?.trim())).to.deep.equal(['Use another account']);
    buttons[0]!.click();
    await shows(login, 'sally-credentials-step');
    expect(client.calls.at(-1)).to.deep.equal({ method: 'leave' });
  });

  it('R-30 starts again when the flow is over', async () => {
    const problem = { code: 'flow-over', type: 'about:blank', title: '', status: 410 } as const;
    const client = new FakeClient(code, new Failure('refused', problem));
    const login = await renderLogin(client);
    await signIn(login);
    await shows(login, 'sally-code-step');
    type(field(login, 'otp-code'), '123456');
    press(login);
    await settle();
    expect([textOf(login).includes('This sign-in has expired'), sessionStorage.length]).to.deep.equal([true, 0]);
    find<HTMLButtonElement>(login.querySelector('sally-code-step')!.shadowRoot!, 'sally-button button').click();
    await shows(login, 'sally-credentials-step');
  });

  it('asks to update where the server is newer', async () => {
    const events: unknown[] = [];
    const client = new FakeClient({ ...code, kind: 'hologram' } as unknown as Step);
    const login = await renderLogin(client);
    login.addEventListener('sally-error', ({ detail }) => events.push(detail));
    await signIn(login);
    await settle();
    expect(textOf(login)).to.contain('This page is out of date');
    expect(events).to.deep.equal([{ reason: 'unsupported', problem: undefined }]);
  });

  describe('afterwards', () => {
    const finish = async (step: Step) => {
      const login = await renderLogin(new FakeClient(step));
      const events = eventsOf(login);
      await signIn(login);
      const element = await shows(login, 'sally-done-step');
      await settle();
      return { login, element, events: events.filter(([name]) => name === 'sally-before-redirect') };
    };

    it('goes where the server said', async () => {
      const login = await renderLogin(new FakeClient({ ...done, returnTo: '#welcome' }));
      await signIn(login);
      await shows(login, 'sally-done-step');
      await settle();
      expect(location.hash).to.equal('#welcome');
      history.replaceState(null, '', location.pathname + location.search);
    });

    it('stays where that was cancelled', async () => {
      const { events } = await finish({ ...done, returnTo: '#elsewhere' });
      expect(events).to.deep.equal([['sally-before-redirect', { returnTo: '#elsewhere' }]]);
      expect(location.hash).to.equal('');
    });

    it('SE-10 goes to no other site and runs no script', async () => {
      for (const returnTo of ['https://evil.example/', '//evil.example', 'javascript:alert(1)']) {
        expect((await finish({ ...done, returnTo })).events).to.deep.equal([]);
      }
    });

    it('waits until few backup codes were read about', async () => {
      const { element, events } = await finish({ ...doneStates.low.set.step, returnTo: '#welcome' });
      expect(events).to.deep.equal([]);
      const later: string[] = [];
      element.addEventListener('sally-acknowledge', ({ type: name }) => later.push(name));
      find<HTMLButtonElement>(element, 'sally-button button').click();
      expect(later).to.deep.equal(['sally-acknowledge']);
    });
  });

  it('R-35 tells the page of the sign-in once it was read what to do: a page that hides the widget then', async () => {
    const { returnTo: _, ...unread } = doneStates.enabledApp.set.step;
    const login = await renderLogin(new FakeClient(unread));
    const told: string[] = [];
    for (const name of ['sally-success', 'sally-continue']) login.addEventListener(name, () => told.push(name));
    await signIn(login);
    const element = await shows(login, 'sally-done-step');
    await settle();
    expect(told).to.deep.equal([]);
    find<HTMLButtonElement>(element, 'sally-button button').click();
    await settle();
    expect(told).to.deep.equal(['sally-success', 'sally-continue']);
  });

  it('R-35 waits until it was read what to do with the app', async () => {
    const login = await renderLogin(new FakeClient({ ...doneStates.enabledApp.set.step, returnTo: '#welcome' }));
    await signIn(login);
    const element = await shows(login, 'sally-done-step');
    await settle();
    expect(location.hash).to.equal('');
    find<HTMLButtonElement>(element, 'sally-button button').click();
    await settle();
    expect(location.hash).to.equal('#welcome');
    history.replaceState(null, '', location.pathname + location.search);
  });

  describe('leaving the page', () => {
    it('ends what is under way, and is not busy when it comes back', async () => {
      const client = new FakeClient(code, new Promise<never>(() => {}), code);
      const login = await renderLogin(client);
      const place = login.parentElement!;
      await signIn(login);
      await shows(login, 'sally-code-step');
      type(field(login, 'otp-code'), '123456');
      press(login);
      await settle();
      login.remove();
      await settle();
      expect(client.signals.map(({ aborted }) => aborted)).to.deep.equal([false, true]);
      place.append(login);
      await settle();
      await shows(login, 'sally-code-step');
      expect(client.calls.at(-1)).to.deep.equal({ method: 'resume', flow: 'demo' });
      expect(login.querySelector('form button')?.textContent?.trim()).to.equal('Verify code');
    });

    it('CE-6 goes on after a move, with step, text and request', async () => {
      const reply = deferred<Step>();
      const client = new FakeClient(code, reply.promise);
      const login = await renderLogin(client);
      await signIn(login);
      await shows(login, 'sally-code-step');
      type(field(login, 'otp-code'), '12345');
      const elsewhere = document.createElement('div');
      login.parentElement!.append(elsewhere);
      elsewhere.append(login);
      await settle();
      expect(field(login, 'otp-code').value).to.equal('12345');
      type(field(login, 'otp-code'), '123456');
      press(login);
      login.parentElement!.parentElement!.append(login);
      reply.resolve(done);
      await shows(login, 'sally-done-step');
      expect(client.signals.map(({ aborted }) => aborted)).to.deep.equal([false, false]);
    });

    it('SE-5 shows no codes again when the page comes back from the browser’s cache', async () => {
      sessionStorage.setItem(KEY, 'demo');
      const client = new FakeClient(backupCodesStates.fresh.set.step, backupCodesStates.gone.set.step);
      const login = await renderLogin(client);
      const first = backupCodesStates.fresh.set.step.codes[0]!.slice(0, 5);
      await shows(login, 'sally-backup-codes-step');
      await settle();
      expect(textOf(login)).to.contain(first);
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      await settle();
      expect(textOf(login)).not.to.contain(first);
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await shows(login, 'sally-backup-codes-step');
      await settle();
      expect(textOf(login)).to.contain('were shown once');
    });
  });

  it('SE-5 SE-3 leaves no secret in the page, the storage or an event', async () => {
    const client = new FakeClient(code, enrolTotpStates.fresh.set.step, backupCodesStates.fresh.set.step, done);
    const login = await renderLogin(client);
    const heard: string[] = [];
    const names = ['sally-answer', 'sally-step', 'sally-success', 'sally-error'];
    for (const name of names) login.parentElement!.addEventListener(name, (event) => heard.push(JSON.stringify(event)));
    await signIn(login);
    await shows(login, 'sally-code-step');
    for (const tag of ['sally-enrol-totp-step', 'sally-backup-codes-step', 'sally-done-step']) {
      const box = login.querySelector<HTMLInputElement>('[name=saved]');
      if (box) box.click();
      else type(field(login, 'otp-code'), '123456');
      press(login);
      await shows(login, tag);
      await settle();
    }
    const roots = [login, ...everything(login)].map((it) => it.shadowRoot?.innerHTML ?? '').join('');
    const all = document.documentElement.outerHTML + roots + JSON.stringify([sessionStorage, localStorage]);
    const secrets = ['pass phrase', '123456', 'JBSWY3DP', 'JBSW Y3DP', ...backupCodesStates.fresh.set.step.codes];
    expect(secrets.filter((secret) => (all + heard.join()).includes(secret))).to.deep.equal([]);
    expect(heard.length).to.equal(5); // four steps and the success, no answers
  });

  it('CE-3 takes its settings from attributes and properties alike', async () => {
    const login = await renderLogin(new FakeClient());
    login.setAttribute('heading-level', '3');
    login.setAttribute('return-to', '/a');
    login.plain = true;
    await login.updateComplete;
    const step = await shows(login, 'sally-credentials-step');
    expect(find(step.shadowRoot!, '[role=heading]').getAttribute('aria-level')).to.equal('3');
    expect([login.returnTo, login.hasAttribute('plain')]).to.deep.equal(['/a', true]);
  });

  it('CE-1 keeps hidden what the page hides', async () => {
    const login = await renderLogin(new FakeClient());
    login.hidden = true;
    expect(getComputedStyle(login).display).to.equal('none');
  });

  it('keeps what the page put into its slots', async () => {
    const login = await renderLogin(new FakeClient(code));
    const logo = Object.assign(document.createElement('img'), { slot: 'logo', alt: 'Example' });
    login.prepend(logo);
    await signIn(login);
    await shows(login, 'sally-code-step');
    expect(logo.assignedSlot?.name).to.equal('logo');
  });

  it('CE-10 withstands a second registration', async () => {
    const { define } = await import('@sallyport/elements/define');
    const first = customElements.get('sally-login');
    const Second = class extends HTMLElement {
      static readonly tag = 'sally-login';
      static readonly needs = [];
      static readonly areas = [];
    };
    define(Second);
    expect(customElements.get('sally-login') === first).to.equal(true);
  });
});
