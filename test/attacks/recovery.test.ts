import { expect, it } from 'vitest';
import { GUESS_BUDGETS, STRANGER_FLOW_BUDGET, standard, type Account } from '@sallyport/rules';
import { UnavailableError } from '../../server/src/ports/store-errors.ts';
import { countCalls } from '../support/count-calls.ts';
import { comparable, everyCohort } from '../support/every-cohort.ts';
import { failFrom } from '../support/fail-from.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { limits } from '../support/policies.ts';
import { inParallel, inTurn, tally } from '../support/tally.ts';
import { MAIL, type TestApp } from '../support/test-app.ts';
import type { Reply, TestBrowser } from '../support/test-browser.ts';

const NEW = 'quite another password';

/** What no code of this app's mails is. */
const WRONG = { kind: 'code', code: 'nothing' } as const;

/** What is asked for next of who has a second factor, once the mailbox is proved. */
const AFTER_MAILBOX = { kind: 'code', for: 'challenge' };

const codes = (replies: Reply[]) => tally(replies.map(({ step: { kind, problem } }) => problem?.code ?? kind));

/** Somebody who has typed the code that came by mail. */
async function atTheNewPassword(app: TestApp, identifier: string) {
  const browser = app.browser();
  await browser.recover(identifier);
  await browser.answer({ kind: 'code', code: app.mailedCode() });
  return browser;
}

onEachStore('A-10 recovery tells of no account', (makeApp) => {
  it.each(['code', 'both'] as const)(
    'R-20 R-33 by what comes back nor by what it costs: asked, guessed at, sent again, guessed at too often (mail: %s)',
    async (mode) => {
      const perSource = { ...standard.perSource, recoveries: 'off' } as const;
      const app = await makeApp({ policy: { email: { ...standard.email, mode }, perSource } });
      const names = [...(await everyCohort(app)), 'anna', 'nobody'];
      const browsers = names.map((name) => ({ name, browser: app.browser() }));
      /** What a stranger sees and what it costs, but for the name that they typed. */
      async function expectAlike(what: string, act: (browser: TestBrowser, name: string) => Promise<Reply>) {
        const seen: string[] = [];
        for (const { name, browser } of browsers) {
          const calls = countCalls(app.ports);
          const reply = comparable(await act(browser, name));
          seen.push(JSON.stringify({ ...reply, calls: calls.stop() }).replaceAll(name, 'NAME'));
        }
        expect([what, tally(seen)]).toEqual([what, { [seen[0] ?? '']: names.length }]);
      }
      await expectAlike('asked', (browser, name) => browser.recover(name));
      await expectAlike('reload', (browser) => browser.reload());
      await expectAlike('guess', (browser) => browser.answer(WRONG));
      await expectAlike('link', (browser) => browser.answer({ kind: 'link' }));
      await expectAlike('sent again too early', (browser) => browser.answer({ kind: 'resend' }));
      app.wait(30);
      await expectAlike('sent again', (browser) => browser.answer({ kind: 'resend' }));
      for (let nth = 2; nth <= 6; nth++) await expectAlike(`guess ${nth}`, (browser) => browser.answer(WRONG));
      await expectAlike('reload', (browser) => browser.reload());
      await expectAlike('asked anew', (_browser, name) => app.browser().recover(name));
      expect(app.outbox.map(({ to }) => to).toSorted()).toEqual(
        ['anna', 'anna', 'ben', 'ben', 'locked', 'locked'].map((name) => `${name}@acme.test`),
      );
    },
  );

  it('by how long it takes: the answer doesn’t wait for the mail server', async () => {
    const app = await makeApp();
    const sent: string[] = [];
    app.ports.mail = {
      send: ({ to }) => {
        sent.push(to);
        return new Promise(() => {}); // never answered
      },
    };
    expect((await app.browser().recover('ben@acme.test')).status).toBe(201);
    expect(sent).toEqual(['ben@acme.test']);
  });

  it('A-27 by a mail server that fails: that is logged, and told to nobody', async () => {
    const app = await makeApp();
    app.ports.mail.send = () => Promise.reject(new Error('down'));
    const { status, step } = await app.browser().recover('ben@acme.test');
    expect([status, step.problem]).toEqual([201, undefined]);
    expect(app.errors).toEqual([expect.objectContaining({ message: 'down' })]);
  });

  it('begins no mail before the answer is there', async () => {
    const app = await makeApp();
    const put: (() => Promise<void>)[] = [];
    app.ports.later = (work) => void put.push(work);
    await app.browser().recover('ben@acme.test');
    expect(app.outbox).toEqual([]);
    await Promise.all(put.map((work) => work()));
    expect(app.outbox).toHaveLength(1);
  });

  it('R-44 by a cool-down, which a sign-in and a recovery, and two names of one mailbox, have apart', async () => {
    const app = await makeApp();
    await app.giveFactors(app.anna.id, MAIL);
    await app.browser().signIn('anna@acme.test');
    expect((await app.browser().recover('anna@acme.test')).status).toBe(201);
    expect((await app.browser().recover('anna')).status).toBe(201);
    expect((await app.browser().recover('anna')).status).toBe(429); // as with a name that nobody has
    await app.browser().recover('nobody');
    expect((await app.browser().recover('nobody')).status).toBe(429);
  });
});

onEachStore('A-23 messages of recoveries', (makeApp) => {
  it('one of 50 that are asked for at once goes out', async () => {
    const app = await makeApp();
    const replies = await inParallel(50, () => app.browser().recover('ben@acme.test'));
    expect(app.outbox).toHaveLength(1);
    expect(tally(replies.map(({ status }) => status))).toEqual({ 201: 1, 429: 49 });
  });

  it('R-44 two names of one mailbox, and one in many spellings, get no more than one', async () => {
    const app = await makeApp();
    await app.addAccount({ email: 'c.arl@acme.test', userName: 'carl' });
    await app.addAccount({ email: 'carl+x@acme.test' });
    await inTurn(4, async (index) =>
      app.browser().recover(['c.arl@acme.test', 'carl', 'CARL+x@acme.test', 'Carl'][index] ?? ''),
    );
    expect(app.outbox).toHaveLength(1);
  });

  it('R-44 R-47 use up nothing of what a right password sends', async () => {
    const app = await makeApp({ policy: { sends: { ...standard.sends, perRecipientPerHour: 3 } } });
    await app.giveFactors(app.ben.id, MAIL);
    const replies = await inTurn(5, (index) => {
      app.wait(30);
      return app.browser({ 'x-test-remote': `203.0.113.${index}` }).recover('ben@acme.test');
    });
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201, 429, 429]);
    expect(app.outbox).toHaveLength(3);
    const { status } = await app.browser().signIn('ben@acme.test');
    expect([status, app.outbox.length]).toEqual([201, 4]);
  });
});

onEachStore('guesses at the code of a recovery', (makeApp) => {
  it('A-01 are looked at five times in a flow, however many come at once; then the right one is refused', async () => {
    const app = await makeApp();
    const stranger = app.browser();
    const { step } = await stranger.recover('ben@acme.test');
    const replies = await inParallel(50, () => stranger.answer(WRONG, step));
    expect(codes(replies)['invalid-code']).toBe(STRANGER_FLOW_BUDGET.count - 1);
    const right = await stranger.answer({ kind: 'code', code: app.mailedCode() }, step);
    expect([404, 410]).toContain(right.status);
  });

  it('A-05 R-40 keep their count when another code is sent, tell how many are left, and end the flow', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.recover('ben@acme.test');
    const first = await inTurn(3, () => ben.answer(WRONG));
    expect(first.map(({ step }) => step.problem?.attemptsLeft)).toEqual([undefined, 3, 2]);
    app.wait(30);
    await ben.answer({ kind: 'resend' });
    const { step } = ben;
    expect((await ben.answer(WRONG)).step.problem).toEqual({ code: 'invalid-code', attemptsLeft: 1 });
    expect(await ben.answer(WRONG)).toMatchObject({ status: 410, step: { problem: { code: 'flow-over' } } });
    expect((await ben.answer({ kind: 'code', code: app.mailedCode() }, step)).status).toBe(404);
    expect((await ben.reload(step)).status).toBe(404);
  });

  it('R-41 R-45 R-47 lock no codes of the account, and are told to nobody', async () => {
    const app = await makeApp({ policy: { attempts: limits({ lockAfter: 2 }) } });
    const stranger = app.browser();
    await stranger.recover('anna@acme.test');
    await inTurn(5, () => stranger.answer(WRONG));
    expect(app.outbox).toHaveLength(1);
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    expect((await anna.answer({ kind: 'code', code: app.code() })).step.kind).toBe('done');
  });

  /** Guesses from so many addresses, a new flow for every five. */
  async function guess(app: TestApp, times: number) {
    let browser: TestBrowser | undefined;
    for (let i = 0; i < times; i++) {
      if (i % 5 === 0) {
        app.wait(60 * 60);
        browser = app.browser({ 'x-test-remote': `203.0.113.${i}` });
        await browser.recover('anna@acme.test');
      }
      await browser?.answer(WRONG);
    }
  }

  it('R-49 A-03 have a budget for each account, over flows and addresses; past it a flow has one guess', async () => {
    const app = await makeApp();
    await guess(app, GUESS_BUDGETS.recovery.account.count);
    app.wait(60);
    const late = app.browser();
    await late.recover('anna@acme.test');
    await late.answer(WRONG);
    const right = await late.answer({ kind: 'code', code: app.mailedCode() });
    expect(right).toMatchObject({ status: 422, step: { kind: 'code', problem: { code: 'invalid-code' } } });
    app.wait(24 * 60 * 60);
    const next = await atTheNewPassword(app, 'anna@acme.test');
    expect(next.step).toMatchObject(AFTER_MAILBOX);
  });

  it('R-47 keep the owner out of nothing: a trusted device recovers all the same', async () => {
    const app = await makeApp();
    const owner = app.browser();
    await owner.signIn('anna@acme.test');
    await owner.answer({ kind: 'code', code: app.code(), trustDevice: true });
    await guess(app, GUESS_BUDGETS.recovery.account.count);
    app.wait(60);
    await owner.recover('anna@acme.test');
    expect((await owner.answer({ kind: 'code', code: app.mailedCode() })).step).toMatchObject(AFTER_MAILBOX);
  });

  it('R-49 of one address use up nothing for another', async () => {
    const app = await makeApp();
    const recovering = (address: string) => app.browser({ 'x-test-remote': address });
    await inTurn(3, async () => {
      app.wait(60);
      const browser = recovering('203.0.113.1');
      await browser.recover('ben@acme.test');
      await inTurn(5, () => browser.answer(WRONG));
    });
    const statuses = await inTurn(2, async (index) => {
      app.wait(60);
      const browser = recovering(`203.0.113.${index + 1}`);
      await browser.recover('ben@acme.test');
      return (await browser.answer({ kind: 'code', code: app.mailedCode() })).status;
    });
    expect(statuses).toEqual([422, 200]);
  });
});

onEachStore('A-02 a recovery, answered many times at once', (makeApp) => {
  it('goes on once with the right code', async () => {
    const app = await makeApp();
    const ben = app.browser();
    const { step } = await ben.recover('ben@acme.test');
    const code = app.mailedCode();
    const replies = await inParallel(50, () => ben.answer({ kind: 'code', code }, step));
    expect(codes(replies)['new-password']).toBe(1);
  });

  it('sets one password, and begins one session', async () => {
    const app = await makeApp();
    const ben = await atTheNewPassword(app, 'ben@acme.test');
    const { step } = ben;
    const replies = await inParallel(50, (index) =>
      ben.answer({ kind: 'new-password', password: `${NEW} ${index}` }, step),
    );
    expect(codes(replies)['done']).toBe(1);
    expect((await app.ports.store.list(`account-sessions:${app.ben.id}`)).keys).toHaveLength(1);
    expect((await app.ports.store.get<Account>(`account:${app.ben.id}`))?.epoch).toBe(1);
    const won = replies.findIndex((reply) => reply.step.kind === 'done');
    expect((await app.browser().signIn('ben@acme.test', `${NEW} ${won}`)).step.kind).toBe('done');
  });
});

onEachStore('A-13 a code of one kind where another is asked for', (makeApp) => {
  it('R-25 that of a recovery opens no sign-in and no other recovery, and the reverse', async () => {
    const app = await makeApp();
    await app.giveFactors(app.ben.id, MAIL);
    const [signing, recovering, second] = [app.browser(), app.browser(), app.browser()];
    await signing.signIn('ben@acme.test');
    const signInCode = app.mailedCode();
    await recovering.recover('ben@acme.test');
    const recoveryCode = app.mailedCode();
    app.wait(30);
    await second.recover('ben@acme.test');
    const given: [TestBrowser, string][] = [
      [signing, recoveryCode],
      [recovering, signInCode],
      [second, recoveryCode],
    ];
    for (const [browser, code] of given)
      expect((await browser.answer({ kind: 'code', code })).step.problem?.code).toBe('invalid-code');
    expect((await recovering.answer({ kind: 'code', code: recoveryCode })).step).toMatchObject(AFTER_MAILBOX);
    expect((await signing.answer({ kind: 'code', code: signInCode })).step.kind).toBe('done');
  });

  it('a link that was opened for a recovery approves no sign-in, and the reverse', async () => {
    const app = await makeApp({ policy: { email: { ...standard.email, mode: 'both' } } });
    await app.giveFactors(app.ben.id, MAIL);
    const [signing, recovering] = [app.browser(), app.browser()];
    recovering.cookies.set('__Host-sally-browser', 'x'.repeat(43)); // both flows in one browser
    signing.cookies.set('__Host-sally-browser', 'x'.repeat(43));
    await signing.signIn('ben@acme.test');
    const signInToken = app.mailedToken();
    await recovering.recover('ben@acme.test');
    await recovering.request('POST', '/link', { token: app.mailedToken() });
    expect((await signing.answer({ kind: 'link' })).status).toBe(422);
    await signing.request('POST', '/link', { token: signInToken });
    expect((await signing.answer({ kind: 'link' })).step.kind).toBe('done');
    expect((await recovering.answer({ kind: 'link' })).step).toMatchObject(AFTER_MAILBOX);
  });

  it('A-11 a new password is taken nowhere but after the code of a recovery', async () => {
    const app = await makeApp();
    const [signing, recovering, asking] = [app.browser(), app.browser(), app.browser()];
    await signing.signIn('anna@acme.test');
    await recovering.recover('anna@acme.test');
    await asking.start('recover');
    for (const browser of [signing, recovering, asking]) {
      expect(await browser.answer({ kind: 'new-password', password: NEW })).toMatchObject({
        status: 422,
        step: { problem: { code: 'not-offered' } },
      });
    }
    expect((await app.browser().signIn('anna@acme.test', NEW)).status).toBe(422);
  });

  it('a password that comes with the start of a recovery signs nobody in', async () => {
    const app = await makeApp();
    const ben = app.browser();
    const answer = { kind: 'credentials', identifier: 'ben@acme.test', password: 'a password for tests 2026' };
    expect((await ben.start('recover', { answer })).status).toBe(422);
    expect(await ben.session()).toBeUndefined();
  });
});

onEachStore('A-17 the secrets of a recovery', (makeApp) => {
  it('stand nowhere in the store, no response and no log', async () => {
    const app = await makeApp();
    const seen: string[] = [];
    const ben = app.browser();
    ben.onResponse = (text, headers) => seen.push(text + JSON.stringify([...headers]));
    await ben.recover('ben@acme.test');
    const code = app.mailedCode();
    await ben.answer(WRONG);
    const before = (await app.dump()).join('\n');
    await ben.answer({ kind: 'code', code });
    await ben.answer({ kind: 'new-password', password: NEW });
    const told = [...seen, JSON.stringify(app.errors), before, ...(await app.dump())].join('\n');
    expect(before).toContain('"recovery"');
    expect(told.replaceAll(`plain:${NEW}`, '')).not.toContain(NEW); // the tests' hasher is none
    expect(told).not.toContain(code);
    expect((await app.dump()).filter((line) => /^(sends|attempts):/.test(line)).join()).not.toContain('acme.test');
  });
});

onEachStore('A-27 a store that fails while a password is reset', (makeApp) => {
  it('at whichever call: no session, and the old password or the new one, never both', {
    timeout: 60_000,
  }, async () => {
    for (let call = 1; ; call++) {
      const app = await makeApp();
      const ben = await atTheNewPassword(app, 'ben@acme.test');
      const fault = failFrom(app.ports.store, call, () => new UnavailableError('no'));
      const { status } = await ben.answer({ kind: 'new-password', password: NEW });
      if (!fault.stop()) {
        expect(status).toBe(200);
        expect(call).toBeGreaterThan(5); // every call has failed once
        break;
      }
      expect([call, status]).toEqual([call, 503]);
      expect(await ben.session()).toBeUndefined();
      const opens = [await app.browser().signIn('ben@acme.test'), await app.browser().signIn('ben@acme.test', NEW)];
      expect([call, codes(opens)]).toEqual([call, { done: 1, 'invalid-credentials': 1 }]);
    }
  });
});
