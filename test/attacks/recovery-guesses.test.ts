import { expect, it } from 'vitest';
import { MOST_IN_RECOVERIES, STRANGER_FLOW_BUDGET } from '@sallyport/rules';
import { readAccount } from '../../server/src/accounts/account-store.ts';
import { readLock } from '../../server/src/accounts/attempts.ts';
import { annaKnown, from, UNTRUSTING } from '../support/known-browsers.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { TOTP_SECRET, wrongCode } from '../support/people.ts';
import { inParallel, inTurn, tally } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const PER_FLOW = STRANGER_FLOW_BUDGET.count;

/** Whoever has anna's mailbox, at the step that asks for her app. */
async function withMailbox(app: TestApp, browser: TestBrowser): Promise<TestBrowser> {
  await browser.recover('anna@acme.test');
  await browser.answer({ kind: 'code', code: app.mailedCode() });
  expect(browser.step).toMatchObject({ kind: 'code', authenticator: { id: 'app1' } });
  return browser;
}

const wrong = (app: TestApp) => ({ kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) }) as const;

/** So many wrong codes of strangers, a recovery after the other, each from another network and in another hour. */
async function guess(app: TestApp, times: number): Promise<void> {
  for (let nth = 0; nth < times; nth += PER_FLOW) {
    app.wait(8 * 60 * 60);
    const thief = await withMailbox(app, from(app, `203.0.113.${nth}`));
    await inTurn(PER_FLOW, () => thief.answer(wrong(app)));
  }
  app.wait(8 * 60 * 60);
}

const rightCode = async (app: TestApp, browser: TestBrowser) =>
  (await withMailbox(app, browser)).answer({ kind: 'code', code: app.code() });

onEachStore('A-33 wrong codes of a second factor, in recoveries by whoever has the mailbox', (makeApp) => {
  it('R-41 R-46 lock nothing and turn nothing off: the owner signs in anywhere', async () => {
    const app = await makeApp(UNTRUSTING);
    await guess(app, 120);
    const { authenticators = [] } = (await readAccount(app.ports, app.anna.id)) ?? {};
    expect([authenticators[0]?.off, await readLock(app.ports, app.anna.id)]).toEqual([undefined, undefined]);
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    expect((await anna.answer({ kind: 'code', code: app.code() })).step.kind).toBe('done');
  });

  it('end each of these recoveries after five, of twenty that are sent at once as well', async () => {
    const app = await makeApp(UNTRUSTING);
    const thief = await withMailbox(app, app.browser());
    const { step } = thief;
    const replies = await inParallel(20, () => thief.answer(wrong(app), step));
    const codes = replies.map((reply) => reply.step.problem?.code ?? 'none');
    expect(tally(codes)['invalid-code']).toBe(PER_FLOW - 1); // and the fifth ends it
    expect((await thief.answer({ kind: 'code', code: app.code() }, step)).status).toBe(404);
    app.wait(60);
    expect((await rightCode(app, app.browser())).step.kind).toBe('new-password');
  });

  it('are fifty in a row at most, in however many recoveries, then no stranger’s right one is taken', async () => {
    const app = await makeApp(UNTRUSTING);
    const anna = await annaKnown(app);
    await guess(app, MOST_IN_RECOVERIES);
    const refused = await rightCode(app, from(app, '198.51.100.9'));
    expect([refused.status, refused.step.problem]).toEqual([423, { code: 'locked' }]);
    app.wait(30);
    expect((await rightCode(app, anna)).step.kind).toBe('new-password'); // her browser is known
    app.wait(30);
    expect((await rightCode(app, from(app, '198.51.100.10'))).status).toBe(423); // no sign-in is whole yet
    await annaKnown(app);
    expect((await rightCode(app, from(app, '198.51.100.11'))).step.kind).toBe('new-password');
  });

  it('R-49 are thirty a day for the account, and ten for an address', async () => {
    const app = await makeApp(UNTRUSTING);
    const thief = from(app, '203.0.113.1');
    for (let flow = 0; flow < 2; flow++) {
      await withMailbox(app, thief);
      await inTurn(PER_FLOW, () => thief.answer(wrong(app)));
      app.wait(60);
    }
    const refused = await rightCode(app, thief);
    expect([refused.status, refused.step.problem?.code]).toEqual([429, 'too-many-attempts']);
    expect(refused.step.problem?.retryAfter).toBeGreaterThan(23 * 60 * 60);
    app.wait(60);
    expect((await rightCode(app, from(app, '203.0.113.2'))).step.kind).toBe('new-password');
    for (let flow = 0; flow < 4; flow++) {
      app.wait(60 * 60);
      const other = await withMailbox(app, from(app, `198.51.100.${flow}`));
      await inTurn(PER_FLOW, () => other.answer(wrong(app)));
    }
    app.wait(60);
    expect((await rightCode(app, from(app, '198.51.100.9'))).step.problem?.code).toBe('too-many-attempts');
    app.wait(24 * 60 * 60);
    expect((await rightCode(app, from(app, '198.51.100.9'))).step.kind).toBe('new-password');
  });

  it('R-41 are refused, right ones too, while wrong codes of sign-ins have locked the account', async () => {
    const app = await makeApp(UNTRUSTING);
    const stranger = app.browser();
    await stranger.signIn('anna@acme.test');
    const recovering = await withMailbox(app, app.browser());
    await inTurn(10, () => stranger.answer(wrong(app)));
    expect((await recovering.answer({ kind: 'code', code: app.code() })).status).toBe(423);
  });
});
