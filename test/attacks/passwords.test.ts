import { expect, it } from 'vitest';
import { standard } from '@sallyport/rules';
import { argon2Hasher } from '../../server/src/adapters/argon2-hasher.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { countCalls } from '../support/count-calls.ts';
import { PASSWORD, TOTP_SECRET, wrongCode } from '../support/people.ts';
import { ENFORCED } from '../support/policies.ts';
import { inParallel, inTurn, tally } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';
import { comparable, everyCohort } from '../support/every-cohort.ts';

onEachStore('A-10 a wrong password', (makeApp) => {
  it('R-20 R-33 gets the same answer at the same cost, whatever the account is', async () => {
    for (const policy of [{}, ENFORCED]) {
      const app = await makeApp({ policy });
      const seen: string[] = [];
      for (const email of await everyCohort(app)) {
        const calls = countCalls(app.ports);
        const reply = await app.browser().signIn(email, 'wrong');
        seen.push(JSON.stringify({ ...comparable(reply), calls: calls.stop() }));
      }
      expect(tally(seen)).toEqual({ [seen[0] ?? '']: seen.length });
    }
  });

  it('R-33 the right password of an account that isn’t active is a wrong one', async () => {
    const app = await makeApp();
    await everyCohort(app);
    for (const email of ['suspended@acme.test', 'invited@acme.test']) {
      const wrong = countCalls(app.ports);
      await app.browser().signIn(email, 'wrong');
      const atTheCostOf = wrong.stop();
      const right = countCalls(app.ports);
      const { status, step } = await app.browser().signIn(email, PASSWORD);
      expect([status, step.problem]).toEqual([422, { code: 'invalid-credentials' }]);
      expect(right.stop()).toEqual(atTheCostOf);
    }
  });
});

onEachStore('R-49 more passwords at one instant than an address has', (makeApp) => {
  it('wait until those before them are judged, where they are right: none is told that it is wrong', async () => {
    const app = await makeApp();
    app.ports.hasher = argon2Hasher(); // it takes as long as it does
    await app.addAccount({ email: 'dora@acme.test' });
    const replies = await inParallel(23, () => app.browser().signIn('dora@acme.test'));
    expect(tally(replies.map(({ step }) => step.problem?.code ?? step.kind))).toEqual({ done: 23 });
    const known = app.browser();
    await known.signIn('dora@acme.test');
    const again = await inParallel(12, () => known.signIn('dora@acme.test'));
    expect(tally(again.map(({ step }) => step.problem?.code ?? step.kind))).toEqual({ done: 12 });
  });

  it('A-01 are looked at ten times, where they are wrong, and a right one among those that wait is not', async () => {
    const app = await makeApp();
    const wrong = (nth: number) => (nth < 10 ? 'wrong' : PASSWORD);
    const replies = await inParallel(30, (nth) => app.browser().signIn('anna@acme.test', wrong(nth)));
    expect(tally(replies.map(({ step }) => step.problem?.code ?? ''))).toEqual({ 'invalid-credentials': 30 });
    expect((await app.browser().signIn('anna@acme.test')).status).toBe(422);
    app.wait(900);
    expect((await app.browser().signIn('anna@acme.test')).status).toBe(201);
  });
});

onEachStore('A-29 a hundred wrong passwords by a stranger', (makeApp) => {
  it('R-47 R-49 are the stranger’s to bear: the owner’s trusted device still gets in', async () => {
    const app = await makeApp();
    const owner = app.browser();
    await owner.signIn('anna@acme.test');
    await owner.answer({ kind: 'code', code: app.code(), trustDevice: true });

    await inTurn(100, (index) =>
      app.browser({ 'x-test-remote': `203.0.113.${index}` }).signIn('anna@acme.test', 'wrong'),
    );
    // with the stolen password too, from an address that has guessed nothing yet: the account's budget is gone
    const thief = await app.browser({ 'x-test-remote': '198.51.100.9' }).signIn('anna@acme.test', PASSWORD);
    expect([thief.status, thief.step.problem?.code]).toEqual([422, 'invalid-credentials']);

    expect((await owner.signIn('anna@acme.test')).step.kind).toBe('done');
  });

  it('R-47 and wrong codes with a stolen password neither', async () => {
    const app = await makeApp();
    const owner = app.browser();
    await owner.signIn('anna@acme.test');
    await owner.answer({ kind: 'code', code: app.code(), trustDevice: true });
    const thief = app.browser();
    await thief.signIn('anna@acme.test');
    await inTurn(20, () => thief.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) }));
    expect((await thief.reload()).status).toBe(423);
    expect((await owner.signIn('anna@acme.test')).step.kind).toBe('done');
  });

  it('R-47 the trusted device has a budget of its own, and it ends as well', async () => {
    const app = await makeApp();
    const device = app.browser();
    await device.signIn('anna@acme.test');
    await device.answer({ kind: 'code', code: app.code(), trustDevice: true });
    await inTurn(10, () => device.signIn('anna@acme.test', 'wrong'));
    expect((await device.signIn('anna@acme.test')).status).toBe(422);
    expect((await app.browser().signIn('anna@acme.test')).step.kind).toBe('code');
    app.wait(900);
    expect((await device.signIn('anna@acme.test')).step.kind).toBe('done');
  });
});

onEachStore('R-49 the budgets of wrong passwords', (makeApp) => {
  const from = (app: TestApp, address: string, more: Record<string, string> = {}) =>
    app.browser({ 'x-test-remote': address, ...more });

  it('are each account’s own: who guessed at one may sign in to another', async () => {
    const app = await makeApp();
    await inTurn(10, () => from(app, '203.0.113.1').signIn('anna@acme.test', 'wrong'));
    expect((await from(app, '203.0.113.1').signIn('anna@acme.test')).status).toBe(422);
    expect((await from(app, '203.0.113.1').signIn('ben@acme.test')).status).toBe(201);
  });

  it('let no address use up the account’s for everybody', { timeout: 30_000 }, async () => {
    const app = await makeApp({ policy: { perSource: { ...standard.perSource, passwords: 'off' } } });
    await inTurn(110, () => from(app, '203.0.113.1').signIn('ben@acme.test', 'wrong'));
    expect((await from(app, '203.0.113.1').signIn('ben@acme.test')).status).toBe(422);
    expect((await from(app, '203.0.113.2').signIn('ben@acme.test')).status).toBe(201);
  });

  it('A-25 count a whole /64 as one client, and no forged header', async () => {
    const app = await makeApp({ trustedProxies: ['10.0.0.0/8'] });
    const guess = (index: number) =>
      from(app, `2001:db8:1:2::${(index + 1).toString(16)}`, { 'x-forwarded-for': `198.51.100.${index}` });
    await inTurn(10, (index) => guess(index).signIn('ben@acme.test', 'wrong'));
    expect((await guess(11).signIn('ben@acme.test')).status).toBe(422);
    expect((await from(app, '2001:db8:1:3::1').signIn('ben@acme.test')).status).toBe(201);
  });

  it('A-25 count the client behind a trusted proxy', async () => {
    const app = await makeApp({ trustedProxies: ['10.0.0.0/8'] });
    const guess = (client: string) => from(app, '10.0.0.1', { 'x-forwarded-for': `6.6.6.6, ${client}` });
    await inTurn(10, () => guess('198.51.100.1').signIn('ben@acme.test', 'wrong'));
    expect((await guess('198.51.100.1').signIn('ben@acme.test')).status).toBe(422);
    expect((await guess('198.51.100.2').signIn('ben@acme.test')).status).toBe(201);
  });

  it('end with their window, and right passwords use up nothing', async () => {
    const app = await makeApp();
    await inTurn(30, () => from(app, '203.0.113.1').signIn('ben@acme.test'));
    await inTurn(10, () => from(app, '203.0.113.1').signIn('ben@acme.test', 'wrong'));
    expect((await from(app, '203.0.113.1').signIn('ben@acme.test')).status).toBe(422);
    app.wait(900);
    expect((await from(app, '203.0.113.1').signIn('ben@acme.test')).status).toBe(201);
  });
});
