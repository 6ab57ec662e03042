import { expect, it } from 'vitest';
import { standard, STRANGER_FLOW_BUDGET, type Account } from '@sallyport/rules';
import { findAccount } from '../../server/src/accounts/account-store.ts';
import { UnavailableError } from '../../server/src/ports/store-errors.ts';
import { countCalls } from '../support/count-calls.ts';
import { comparable, everyCohort } from '../support/every-cohort.ts';
import { failFrom } from '../support/fail-from.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import { NUMBER, OPEN, provesMailbox, WITH_PHONE } from '../support/sign-up.ts';
import { inParallel, inTurn, tally } from '../support/tally.ts';
import { MAIL } from '../support/test-app.ts';
import type { Reply, TestBrowser } from '../support/test-browser.ts';

const NORA = 'nora@newco.test';
const WRONG = { kind: 'code', code: 'nothing' } as const;
const codes = (replies: Reply[]) => tally(replies.map(({ step: { kind, problem } }) => problem?.code ?? kind));

onEachStore('A-10 sign-up tells of no account', (makeApp) => {
  it.each(['code', 'both'] as const)(
    'R-20 R-33 by what comes back nor by what it costs: asked, guessed at, sent again, guessed at too often (mail: %s)',
    async (mode) => {
      const app = await makeApp({ policy: { ...WITH_PHONE, email: { ...standard.email, mode } } });
      const names = await everyCohort(app);
      const browsers = names.map((name) => ({ name, browser: app.browser() }));
      /** What a stranger sees and what it costs, but for the address that they typed. */
      async function expectAlike(what: string, act: (browser: TestBrowser, name: string) => Promise<Reply>) {
        const seen: string[] = [];
        for (const { name, browser } of browsers) {
          const calls = countCalls(app.ports);
          const mails = app.outbox.length;
          const reply = comparable(await act(browser, name));
          const sent = app.outbox.length - mails;
          seen.push(JSON.stringify({ ...reply, sent, calls: calls.stop() }).replaceAll(name, 'NAME'));
        }
        expect([what, tally(seen)]).toEqual([what, { [seen[0] ?? '']: names.length }]);
      }
      await expectAlike('asked', (browser, name) => browser.signUp(name));
      await expectAlike('reload', (browser) => browser.reload());
      await expectAlike('guess', (browser) => browser.answer(WRONG));
      await expectAlike('link', (browser) => browser.answer({ kind: 'link' }));
      await expectAlike('sent again too early', (browser) => browser.answer({ kind: 'resend' }));
      app.wait(60 * 60);
      await expectAlike('asked anew', (_browser, name) => app.browser().signUp(name));
      for (const each of browsers) each.browser = app.browser();
      app.wait(60 * 60);
      await expectAlike('asked by another', (browser, name) => browser.signUp(name));
      for (let nth = 1; nth <= 5; nth++) await expectAlike(`guess ${nth}`, (browser) => browser.answer(WRONG));
      await expectAlike('reload', (browser) => browser.reload());
      const withCode = app.outbox.filter(({ text }) => /^\d{6}$/m.test(text)).map(({ to }) => to);
      expect([...new Set(withCode)]).toEqual(['nobody@acme.test', 'invited@acme.test']);
      expect(app.outbox).toHaveLength(3 * names.length);
    },
  );

  it('by how long it takes: the answer doesn’t wait for the mail server, nor tell that it failed', async () => {
    const app = await makeApp({ policy: OPEN });
    app.ports.mail = { send: () => new Promise(() => {}) };
    expect((await app.browser().signUp(NORA)).status).toBe(201);
    app.ports.mail = { send: () => Promise.reject(new Error('down')) };
    const { status, step } = await app.browser().signUp('other@newco.test');
    expect([status, step.problem, app.errors.length]).toEqual([201, undefined, 1]);
  });

  it('R-44 a mailbox gets no more of what anybody may ask for than one cap, whichever it is', async () => {
    const app = await makeApp({ policy: OPEN });
    await app.browser().recover('ben@acme.test');
    expect((await app.browser().signUp('Be.n+x@acme.test')).status).toBe(429);
    expect(app.outbox).toHaveLength(1);
  });

  it('R-44 R-47 A-23 uses up nothing of what a right password sends', async () => {
    const app = await makeApp({ policy: OPEN });
    await app.giveFactors(app.ben.id, MAIL);
    await app.browser().signUp('ben@acme.test');
    await app.browser().signIn('ben@acme.test');
    expect(app.outbox).toHaveLength(2);
  });
});

onEachStore('A-02 a sign-up, answered many times at once', (makeApp) => {
  it('makes one account and one session of twenty right codes', async () => {
    const app = await makeApp({ policy: OPEN });
    const nora = app.browser();
    const { step } = await nora.signUp(NORA);
    const before = (await app.ports.store.list('tenants:all')).keys.length;
    const code = app.mailedCode();
    const replies = await inParallel(20, () => nora.answer({ kind: 'code', code }, step));
    expect(codes(replies)['done']).toBe(1);
    const account = await findAccount(app.ports, NORA);
    expect((await app.ports.store.list(`account-sessions:${account?.id}`)).keys).toHaveLength(1);
    expect((await app.ports.store.list('tenants:all')).keys).toHaveLength(before + 1);
  });

  it('makes one account of the sign-ups of one mailbox that end at once; the others leave nothing', async () => {
    const app = await makeApp({ policy: WITH_PHONE });
    const browsers = await inTurn(5, async () => {
      app.wait(30);
      const browser = await provesMailbox(app);
      await browser.answer({ kind: 'phone', number: NUMBER });
      return { browser, code: app.textedCode() };
    });
    const before = (await app.ports.store.list('tenants:all')).keys.length;
    const replies = await Promise.all(browsers.map(({ browser, code }) => browser.answer({ kind: 'code', code })));
    expect(codes(replies)).toEqual({ done: 1, 'identifier-taken': 4 });
    expect((await app.ports.store.list('tenants:all')).keys).toHaveLength(before + 1);
  });
});

onEachStore('guesses at the code of a sign-up', (makeApp) => {
  it('A-01 are looked at five times in a flow, however many come at once; then the right one is refused', async () => {
    const app = await makeApp({ policy: OPEN });
    const stranger = app.browser();
    const { step } = await stranger.signUp(NORA);
    const replies = await inParallel(50, () => stranger.answer(WRONG, step));
    expect(codes(replies)['invalid-code']).toBe(STRANGER_FLOW_BUDGET.count - 1);
    expect([404, 410]).toContain((await stranger.answer({ kind: 'code', code: app.mailedCode() }, step)).status);
    expect(await findAccount(app.ports, NORA)).toBeUndefined();
  });

  it('R-49 have a budget for each address, over flows and networks, that no recovery shares', async () => {
    const app = await makeApp({ policy: OPEN });
    for (let flow = 0; flow < 6; flow++) {
      app.wait(60 * 60);
      const stranger = app.browser({ 'x-test-remote': `203.0.113.${flow}` });
      await stranger.signUp(NORA);
      await inTurn(5, () => stranger.answer(WRONG));
    }
    app.wait(60);
    const nora = app.browser();
    await nora.signUp(NORA);
    await nora.answer(WRONG); // the one guess that a flow has by now
    const { step } = await nora.answer({ kind: 'code', code: app.mailedCode() });
    expect(step.problem?.code).toBe('invalid-code');
    app.wait(24 * 60 * 60);
    expect((await provesMailbox(app)).step?.kind).toBe('done');
  });
});

onEachStore('A-13 what belongs to a sign-up or an invitation', (makeApp) => {
  it('R-25 a code of a sign-up opens no recovery and no other sign-up, and the reverse', async () => {
    const app = await makeApp({ policy: OPEN });
    const [first, second, recovering] = [app.browser(), app.browser(), app.browser()];
    await first.signUp(NORA);
    const signUpCode = app.mailedCode();
    await second.signUp('other@newco.test');
    await recovering.recover('ben@acme.test');
    const recoveryCode = app.mailedCode();
    const given: [TestBrowser, string][] = [
      [second, signUpCode],
      [recovering, signUpCode],
      [first, recoveryCode],
    ];
    for (const [browser, code] of given)
      expect((await browser.answer({ kind: 'code', code })).step.problem?.code).toBe('invalid-code');
    expect((await first.answer({ kind: 'code', code: signUpCode })).step.kind).toBe('done');
  });

  it('a sign-up is not gone on with in another browser, nor by an answer of another kind', async () => {
    const app = await makeApp({ policy: OPEN });
    const nora = app.browser();
    const { step } = await nora.signUp(NORA);
    expect((await app.browser().answer({ kind: 'code', code: app.mailedCode() }, step)).status).toBe(404);
    for (const answer of [
      { kind: 'new-password', password: PASSWORD },
      { kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD },
      { kind: 'phone', number: NUMBER },
      { kind: 'sign-up', email: 'ben@acme.test', password: PASSWORD },
    ] as const) {
      expect((await nora.answer(answer)).step.problem?.code).toBe('not-offered');
    }
    const signingIn = app.browser();
    await signingIn.signIn('anna@acme.test');
    const answer = { kind: 'sign-up', email: NORA, password: PASSWORD } as const;
    expect((await signingIn.answer(answer)).step.problem?.code).toBe('not-offered');
  });
});

onEachStore('A-17 the secrets of a sign-up', (makeApp) => {
  it('stand nowhere in the store, no response and no log', async () => {
    const app = await makeApp({ policy: WITH_PHONE });
    const seen: string[] = [];
    const nora = app.browser();
    nora.onResponse = (text, headers) => seen.push(text + JSON.stringify([...headers]));
    await nora.signUp(NORA);
    const mailed = app.mailedCode();
    const dumps = [...(await app.dump())];
    await nora.answer({ kind: 'code', code: mailed });
    await nora.answer({ kind: 'phone', number: NUMBER });
    const texted = app.textedCode();
    dumps.push(...(await app.dump()));
    await nora.answer({ kind: 'code', code: texted });
    const told = [...seen, JSON.stringify(app.errors), ...dumps, ...(await app.dump())].join('\n');
    expect(told).toContain('"sign-up-sms"');
    expect(told.replaceAll(`plain:${PASSWORD}`, '')).not.toContain(PASSWORD); // the tests' hasher is none
    for (const code of [mailed, texted]) expect(told).not.toContain(code);
    const counters = dumps.filter((line) => /^(sends|attempts):/.test(line)).join();
    expect(counters).not.toContain('newco.test');
    expect(counters).not.toContain('192.0.2.1');
  });
});

onEachStore('A-27 a store that fails while an account is made', (makeApp) => {
  it('at whichever call: no session; then the address is free, or its account whole', { timeout: 60_000 }, async () => {
    for (let call = 1; ; call++) {
      const app = await makeApp({ policy: OPEN });
      const nora = app.browser();
      await nora.signUp(NORA);
      const code = app.mailedCode();
      const fault = failFrom(app.ports.store, call, () => new UnavailableError('no'));
      const { status } = await nora.answer({ kind: 'code', code });
      if (!fault.stop()) {
        expect(status).toBe(200);
        expect(call).toBeGreaterThan(10); // every call has failed once
        break;
      }
      expect([call, status]).toEqual([call, 503]);
      expect(await nora.session()).toBeUndefined();
      const account: Account | undefined = await findAccount(app.ports, NORA);
      const signedIn = await app.browser().signIn(NORA);
      expect([call, signedIn.step.problem?.code ?? signedIn.step.kind]).toEqual([
        call,
        account ? 'done' : 'invalid-credentials',
      ]);
    }
  });
});
