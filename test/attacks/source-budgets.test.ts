import { expect, it } from 'vitest';
import { standard, type Policy } from '@sallyport/rules';
import { comparable, everyCohort } from '../support/every-cohort.ts';
import { countCalls } from '../support/count-calls.ts';
import { PASSWORD } from '../support/people.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { inParallel, inTurn, tally } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';
import type { Reply, TestBrowser } from '../support/test-browser.ts';

const perSource = (different: Partial<Policy['perSource']>): Partial<Policy> => ({
  perSource: { ...standard.perSource, ...different },
});
const from = (app: TestApp, address: string): TestBrowser => app.browser({ 'x-test-remote': address });
const HERE = '198.51.100.7';
const ELSEWHERE = '198.51.100.8';

const statuses = (replies: readonly { status: number }[]) => tally(replies.map(({ status }) => status));
const refusal = ({ status, step, headers }: Reply) => [status, step.problem?.code, headers.get('retry-after')];

onEachStore('A-35 one address that tries one password with many names', (makeApp) => {
  it('is refused after a hundred in ten minutes, and nothing more is hashed; others are not', async () => {
    const app = await makeApp();
    const looked = countCalls(app.ports);
    const replies = await inTurn(130, (n) => from(app, HERE).signIn(`name${n}@acme.test`, 'Spring2026'));
    expect(looked.stop()['verify ']).toBe(100);
    expect(statuses(replies)).toEqual({ 422: 100, 429: 30 });
    expect(refusal(replies[129]!)).toEqual([429, 'too-many-attempts', '600']);
    expect((await from(app, ELSEWHERE).signIn('ben@acme.test')).step.kind).toBe('done');
    app.wait(600);
    expect((await from(app, HERE).signIn('ben@acme.test')).step.kind).toBe('done');
  });

  it('at once as well, and none too many is looked at', async () => {
    const app = await makeApp();
    const looked = countCalls(app.ports);
    const replies = await inParallel(150, (n) => from(app, HERE).signIn(`name${n}@acme.test`, 'Spring2026'));
    expect(statuses(replies)).toEqual({ 422: 100, 429: 50 });
    expect(looked.stop()['verify ']).toBe(100);
  });

  it('A-10 is told nothing of any account: one refusal at one cost, for the right password too', async () => {
    const app = await makeApp({ policy: perSource({ passwords: 10 }) });
    const names = await everyCohort(app);
    await inTurn(10, (n) => from(app, HERE).signIn(`name${n}@acme.test`, 'wrong'));
    const seen: string[] = [];
    for (const name of names) {
      const calls = countCalls(app.ports);
      const reply = comparable(await from(app, HERE).signIn(name, name.startsWith('ben') ? PASSWORD : 'wrong'));
      seen.push(JSON.stringify({ ...reply, calls: calls.stop() }));
    }
    expect(tally(seen)).toEqual({ [seen[0] ?? '']: names.length });
  });

  it('leaves the budgets of the accounts as they were', async () => {
    const app = await makeApp({ policy: perSource({ passwords: 10 }) });
    await inTurn(10, (n) => from(app, HERE).signIn(`name${n}@acme.test`, 'wrong'));
    await inTurn(120, () => from(app, HERE).signIn('ben@acme.test', 'wrong'));
    expect((await from(app, ELSEWHERE).signIn('ben@acme.test')).step.kind).toBe('done');
  });

  it('A-25 counts a /64 as one client, and a /48 as ten', async () => {
    const app = await makeApp({ policy: perSource({ passwords: 10 }) });
    const guess = (address: string, n: number) => from(app, address).signIn(`name${n}@acme.test`, 'wrong');
    expect(statuses(await inTurn(11, (n) => guess(`2001:db8:1:1::${n + 1}`, n)))).toEqual({ 422: 10, 429: 1 });
    const spread = await inTurn(95, (n) => guess(`2001:db8:1:${(n + 2).toString(16)}::1`, n));
    expect(statuses(spread)).toEqual({ 422: 90, 429: 5 });
    expect((await guess('2001:db8:2::1', 0)).status).toBe(422);
  });
});

onEachStore('A-35 an office behind one address', (makeApp) => {
  it('signs in as often as it likes: a whole sign-in gives its count back, half of one does not', async () => {
    const app = await makeApp({ policy: perSource({ passwords: 10 }) });
    for (let n = 0; n < 15; n++) {
      const anna = from(app, HERE);
      await anna.signIn('anna@acme.test');
      expect((await anna.answer({ kind: 'code', code: app.code() })).step.kind).toBe('done');
      app.wait(30);
    }
    const halves = await inTurn(12, () => from(app, HERE).signIn('anna@acme.test'));
    expect(statuses(halves)).toEqual({ 201: 10, 429: 2 });
  });

  it('gets back what it was counted for, and never more', async () => {
    const app = await makeApp({ policy: perSource({ passwords: 10 }) });
    const early = from(app, HERE);
    await early.signIn('anna@acme.test');
    app.wait(600);
    await inTurn(10, (n) => from(app, HERE).signIn(`name${n}@acme.test`, 'wrong'));
    await early.answer({ kind: 'code', code: app.code() }); // counted in a window that is over
    expect((await from(app, HERE).signIn('ben@acme.test', 'wrong')).status).toBe(429);
    const elsewhere = from(app, ELSEWHERE);
    await elsewhere.signIn('ben@acme.test');
    expect((await from(app, HERE).signIn('ben@acme.test', 'wrong')).status).toBe(429);
  });

  it('R-47 is not stopped by one colleague: a browser that is known counts apart, and has a budget too', async () => {
    const app = await makeApp({ policy: perSource({ passwords: 10 }) });
    const anna = from(app, HERE);
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code(), trustDevice: true });
    await inTurn(12, (n) => from(app, HERE).signIn(`name${n}@acme.test`, 'wrong'));
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('done');
    expect((await anna.signIn('ben@acme.test')).status).toBe(429); // it is known to one account, and not to another
    const guesses = await inTurn(12, () => anna.signIn('anna@acme.test', 'wrong'));
    expect(statuses(guesses)).toEqual({ 422: 10, 429: 2 });
  });
});

onEachStore('A-35 what else one address asks for', (makeApp) => {
  it('recoveries: thirty in ten minutes go out, of however many names', async () => {
    const app = await makeApp();
    const names = await inTurn(40, async (n) => (await app.addAccount({ email: `p${n}@acme.test` })).email);
    const replies = await inTurn(40, (n) => from(app, HERE).recover(names[n] ?? ''));
    expect(statuses(replies)).toEqual({ 201: 30, 429: 10 });
    expect(refusal(replies[39]!)).toEqual([429, 'too-many-attempts', '600']);
    expect(app.outbox).toHaveLength(30);
    expect((await from(app, ELSEWHERE).recover('p39@acme.test')).status).toBe(201);
  });

  it('A-10 a refused recovery tells of no account', async () => {
    const app = await makeApp({ policy: perSource({ recoveries: 1 }) });
    const names = await everyCohort(app);
    await from(app, HERE).recover('another@acme.test');
    const seen: string[] = [];
    for (const name of names) {
      const calls = countCalls(app.ports);
      const reply = comparable(await from(app, HERE).recover(name));
      seen.push(JSON.stringify({ ...reply, calls: calls.stop() }));
    }
    expect(tally(seen)).toEqual({ [seen[0] ?? '']: names.length });
    expect(app.outbox).toEqual([]);
  });

  it('a code of a recovery that is asked for again counts as one more', async () => {
    const app = await makeApp({ policy: perSource({ recoveries: 2 }) });
    const ben = from(app, HERE);
    await ben.recover('ben@acme.test');
    app.wait(30);
    expect((await ben.answer({ kind: 'resend' })).status).toBe(200);
    app.wait(30);
    expect(refusal(await ben.answer({ kind: 'resend' }))).toEqual([429, 'too-many-attempts', '540']);
    expect(app.outbox).toHaveLength(2);
  });

  it('sign-ups: twenty in an hour, and nothing more is hashed or sent', async () => {
    const app = await makeApp({ policy: { signUp: { phone: false } } });
    const hashed = countCalls(app.ports);
    const replies = await inTurn(25, (n) => from(app, HERE).signUp(`new${n}@example.org`));
    expect(statuses(replies)).toEqual({ 201: 20, 429: 5 });
    expect(refusal(replies[24]!)).toEqual([429, 'too-many-attempts', '3600']);
    expect([hashed.stop()['hash '], app.outbox.length]).toEqual([20, 20]);
  });

  it('messages of sign-ups: as many in an hour as policy says', async () => {
    const app = await makeApp({ policy: { signUp: { phone: false }, ...perSource({ messages: 2 }) } });
    const browser = from(app, HERE);
    await browser.signUp('new@example.org');
    app.wait(30);
    expect((await browser.answer({ kind: 'resend' })).status).toBe(200);
    app.wait(30);
    expect(refusal(await browser.answer({ kind: 'resend' }))).toEqual([429, 'too-many-attempts', '3540']);
    expect(app.outbox).toHaveLength(2);
  });

  it('flows that begin without a password: as many in ten minutes as policy says, and no more are kept', async () => {
    const app = await makeApp({ policy: perSource({ flows: 10 }) });
    const replies = await inTurn(12, (n) => from(app, HERE).recover(`name${n}@acme.test`));
    expect(statuses(replies)).toEqual({ 201: 10, 429: 2 });
    expect(replies[11]?.headers.get('retry-after')).toBe('600');
    expect((await app.dump()).filter((line) => line.startsWith('flow:'))).toHaveLength(10);
    expect((await from(app, HERE).signIn('ben@acme.test')).step.kind).toBe('done');
    expect((await from(app, ELSEWHERE).recover('name@acme.test')).status).toBe(201);
  });

  it('each can be set off, is set within its range, and by the platform alone', async () => {
    const off = { passwords: 'off', recoveries: 'off', signUps: 'off', messages: 'off', flows: 'off' } as const;
    const app = await makeApp({ policy: { signUp: { phone: false }, ...perSource(off) } });
    expect(statuses(await inTurn(120, (n) => from(app, HERE).signIn(`n${n}@acme.test`, 'wrong')))).toEqual({
      422: 120,
    });
    expect(statuses(await inTurn(40, (n) => from(app, HERE).recover(`n${n}@acme.test`)))).toEqual({ 201: 40 });
    expect(statuses(await inTurn(40, (n) => from(app, HERE).signUp(`n${n}@example.org`)))).toEqual({ 201: 40 });
    expect((await app.dump()).filter((line) => line.includes('source-'))).toEqual([]);
  });

  it('is counted by budget', async () => {
    const app = await makeApp({ policy: perSource({ passwords: 10, recoveries: 1 }) });
    const refused: string[] = [];
    app.ports.metrics = { request() {}, event() {}, refused: (budget) => void refused.push(budget) };
    await inTurn(12, (n) => from(app, HERE).signIn(`n${n}@acme.test`, 'wrong'));
    await inTurn(2, (n) => from(app, HERE).recover(`n${n}@acme.test`));
    expect(tally(refused)).toEqual({ passwords: 2, recoveries: 1 });
  });

  it('is not counted where no request has an address: all would be one source', async () => {
    const app = await makeApp({ policy: perSource({ passwords: 10 }) });
    app.ports.remoteAddress = () => undefined;
    const replies = await inTurn(12, (n) => app.browser().signIn(`n${n}@acme.test`, 'wrong'));
    expect(statuses(replies)).toEqual({ 422: 12 });
  });
});
