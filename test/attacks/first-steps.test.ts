import { expect, it } from 'vitest';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import { A, B, restart } from '../support/restart.ts';
import { inParallel, inTurn, tally } from '../support/tally.ts';
import { TestBrowser } from '../support/test-browser.ts';
import type { TestApp } from '../support/test-app.ts';

const START = { 'sign-in': 'credentials', recover: 'identify', 'sign-up': 'sign-up' } as const;
type Purpose = keyof typeof START;
const PURPOSES = Object.keys(START) as Purpose[];

const begin = async (browser: TestBrowser, purpose: Purpose) => {
  const response = await browser.request('POST', '/flows', { purpose, returnTo: '/app' });
  browser.step = (await response.json()) as NonNullable<TestBrowser['step']>;
  return { status: response.status, step: browser.step };
};

onEachStore('A-37 the first, empty step of a flow', (makeApp) => {
  const make = () => makeApp({ policy: { signUp: { phone: false } } });

  it('leaves nothing in the store, however often it is begun, seen again, or refused', async () => {
    const app = await make();
    const before = await app.dump();
    await inTurn(300, async (turn) => {
      const browser = app.browser();
      await browser.request('GET', '/config');
      const purpose = PURPOSES[turn % 3] ?? 'sign-in';
      const { status, step } = await begin(browser, purpose);
      expect([status, step.kind, step.revision]).toEqual([201, START[purpose], 0]);
      expect((await browser.reload()).step).toEqual(step);
      const refused = await browser.answer({ kind: 'code', code: '123456' });
      expect([refused.status, refused.step.problem?.code]).toEqual([422, 'not-offered']);
    });
    expect(await app.dump()).toEqual(before);
  });

  it('leaves no flow where a password is refused; the right one signs in from there', async () => {
    const app = await make();
    const ben = app.browser();
    const flows = async () => (await app.dump()).filter((line) => line.startsWith('flow:'));
    expect((await ben.signIn('ben@acme.test', 'wrong')).step.problem?.code).toBe('invalid-credentials');
    expect(await flows()).toEqual([]);
    const right = await ben.answer({ kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD });
    expect(right.step.kind).toBe('done');
  });

  it('goes on for the browser that began it, until its time is over', async () => {
    const app = await make();
    const anna = app.browser();
    const { step } = await begin(anna, 'sign-in');
    const thief = app.browser();
    await begin(thief, 'sign-in');
    expect((await thief.reload(step)).status).toBe(404);
    for (const flow of [`${step.flow}A`, step.flow.slice(1), 'v2.', 'v1.AAAA', 'v9.x', '.'])
      expect([flow, (await anna.reload({ ...step, flow })).status]).toEqual([flow, 404]);
    const credentials = { kind: 'credentials', identifier: 'anna@acme.test', password: PASSWORD } as const;
    const { step: next } = await anna.answer(credentials, step);
    expect([next.kind, next.flow === step.flow]).toEqual(['code', false]);
    expect((await anna.reload(step)).status).toBe(404);
    const done = await anna.answer({ kind: 'code', code: app.code() }, next);
    expect(done.step).toMatchObject({ kind: 'done', returnTo: 'https://auth.acme.test/app' });

    const late = app.browser();
    await begin(late, 'recover');
    app.wait(3600);
    expect((await late.answer({ kind: 'identify', identifier: 'anna@acme.test' })).step.problem?.code).toBe(
      'flow-over',
    );
  });

  it('A-02 goes on once, however often it is answered at once', async () => {
    const app = await make();
    const anna = app.browser();
    const { step } = await begin(anna, 'sign-in');
    const credentials = { kind: 'credentials', identifier: 'anna@acme.test', password: PASSWORD } as const;
    const replies = await inParallel(8, () => anna.answer(credentials, step));
    expect(tally(replies.map(({ step: { kind, problem } }) => problem?.code ?? kind))).toEqual({
      code: 1,
      'flow-over': 7,
    });
  });

  it('A-17 is opened by an older secret, and by no other', async () => {
    const app = await make();
    const anna = app.browser();
    await begin(anna, 'recover');
    const statusOf = async (...secrets: [typeof A, ...(typeof A)[]]) =>
      (await (await restart(app as TestApp, ...secrets)).browser(anna).reload()).status;
    expect([await statusOf(B, A), await statusOf(B)]).toEqual([200, 404]);
  });
});
