import { expect, it } from 'vitest';
import type { Me } from '@sallyport/protocol';
import { secretFromText, type Account } from '@sallyport/rules';
import { listEvents } from '../../server/src/audit/audit-store.ts';
import { appCode, TOTP_SECRET, wrongCode } from '../support/people.ts';
import { factors, limits } from '../support/policies.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const THREE = { factors: factors('totp', 'email'), totp: { max: 3 } };

async function annaSignedIn(app: TestApp) {
  const anna = app.browser();
  await anna.signIn('anna@acme.test');
  await anna.answer({ kind: 'code', code: app.code() });
  return anna;
}

/** Begins to set an app up, and says what it holds. */
async function beginApp(browser: TestBrowser, more: { authenticator?: string } = {}) {
  const { step } = await browser.start('enrol', { type: 'totp', ...more });
  if (step.kind !== 'enrol-totp') throw new Error(step.kind);
  return secretFromText(step.secret);
}

async function addApp(app: TestApp, browser: TestBrowser, more: { authenticator?: string } = {}) {
  const secret = await beginApp(browser, more);
  app.wait(30);
  const { step } = await browser.answer({ kind: 'code', code: appCode(secret, app.now()) });
  return { secret, step };
}

const me = async (browser: TestBrowser) => (await (await browser.request('GET', '/me')).json()) as Me;
const appsOf = async (app: TestApp) =>
  ((await app.ports.store.get<Account>(`account:${app.anna.id}`))?.authenticators ?? []).map(({ id }) => id);

onEachStore('several authenticator apps', (makeApp) => {
  it('R-14 stand beside each other as far as policy goes; each can be replaced', async () => {
    const app = await makeApp({ policy: THREE });
    const anna = await annaSignedIn(app);
    const totp = async () => (await me(anna)).offers.find(({ type }) => type === 'totp');
    for (let more = 0; more < 2; more++) {
      expect(await totp()).toEqual({ type: 'totp', offered: true, several: true });
      expect((await addApp(app, anna)).step).toMatchObject({ kind: 'done', notice: 'factor-added' });
    }
    expect(await totp()).toEqual({ type: 'totp', offered: 'already-enrolled', several: true });
    expect((await anna.start('enrol', { type: 'totp' })).status).toBe(409);
    const [first = '', second = '', third = ''] = await appsOf(app);
    expect((await addApp(app, anna, { authenticator: second })).step).toMatchObject({ notice: 'factor-replaced' });
    expect(await appsOf(app)).toEqual([first, third, expect.not.stringMatching(second)]);
    app.setPolicy({ totp: { max: 1 } }); // narrowed: all of them guard on, and no more come
    expect((await anna.start('enrol', { type: 'totp' })).status).toBe(409);
    expect((await addApp(app, anna, { authenticator: third })).step).toMatchObject({ notice: 'factor-replaced' });
    expect((await anna.request('DELETE', `/me/authenticators/${first}`)).status).toBe(204);
    expect((await appsOf(app)).length).toBe(2);
  });

  it('R-14 no more than policy has, where two are proved at once', async () => {
    const app = await makeApp({ policy: { ...THREE, totp: { max: 2 } } });
    const [one, other] = [await annaSignedIn(app), app.browser()];
    app.wait(30);
    await other.signIn('anna@acme.test');
    await other.answer({ kind: 'code', code: app.code() });
    const codes = [appCode(await beginApp(one), app.now()), appCode(await beginApp(other), app.now())];
    const ends = await Promise.all(
      [one, other].map((each, at) => each.answer({ kind: 'code', code: codes[at] ?? '' })),
    );
    expect(ends.map(({ step }) => step.problem?.code ?? step.kind).toSorted()).toEqual(['done', 'flow-over']);
    expect((await appsOf(app)).length).toBe(2);
  });

  it('R-10 R-48 A-07 a code of any of them signs in, once, and is asked for as one way', async () => {
    const app = await makeApp({ policy: THREE });
    const { secret } = await addApp(app, await annaSignedIn(app));
    app.wait(30);
    const codes = [app.code(), appCode(secret, app.now())];
    for (const code of codes) {
      const anna = app.browser();
      const { step } = await anna.signIn('anna@acme.test');
      expect(step).toMatchObject({ kind: 'code', authenticator: { type: 'totp' }, others: [] });
      expect((await anna.answer({ kind: 'code', code })).step.kind).toBe('done');
    }
    for (const code of codes) {
      const thief = app.browser();
      await thief.signIn('anna@acme.test');
      expect((await thief.answer({ kind: 'code', code })).step.problem?.code).toBe('code-used');
    }
  });

  it('R-48 A-07 a code that was used at one opens nothing at another, named or tried', async () => {
    const app = await makeApp({ policy: THREE });
    const anna = await annaSignedIn(app);
    const { secret } = await addApp(app, anna);
    const [first = '', second = ''] = await appsOf(app);
    app.wait(30);
    const codes = { [first]: app.code(), [second]: appCode(secret, app.now()) };
    const tried = async (id: string, code = '') => {
      await anna.start('try', { authenticator: id });
      const { step } = await anna.answer({ kind: 'code', code });
      return step.problem?.code ?? step.kind;
    };
    expect(await tried(second, codes[first])).toBe('invalid-code'); // a trial is of one app, and spends nothing
    expect(await tried(second, codes[second])).toBe('done');
    const thief = app.browser();
    await thief.signIn('anna@acme.test');
    for (const id of [first, second]) {
      await thief.answer({ kind: 'choose', authenticator: id });
      const { step } = await thief.answer({ kind: 'code', code: codes[second] ?? '' });
      expect([id, step.problem?.code]).toEqual([id, 'code-used']);
    }
    await thief.answer({ kind: 'choose', authenticator: second });
    expect((await thief.answer({ kind: 'code', code: codes[first] ?? '' })).step.kind).toBe('done');
    expect(await tried(first, codes[first])).toBe('code-used');
  });

  it('R-46 one that ought to be off, since that write was lost, is out alone; the others go on', async () => {
    const policy = { ...THREE, attempts: limits({ lockAfter: 3, lockFor: 3600 }) };
    const app = await makeApp({ policy });
    const { secret } = await addApp(app, await annaSignedIn(app));
    const [first = '', second = ''] = await appsOf(app);
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    const lost = { attempts: 0, inARow: { [first]: 100 } };
    await app.ports.store.update(`attempts:account-${app.anna.id}`, () => ({ set: lost, return: undefined }));
    app.wait(30);

    // the right code, of the one that is out
    const { status, step } = await anna.answer({ kind: 'code', code: app.code() });
    expect([status, step]).toMatchObject([422, { kind: 'choose', others: [{ id: second }] }]);
    await anna.answer({ kind: 'choose', authenticator: second });
    expect((await anna.answer({ kind: 'code', code: app.code() })).step.problem?.code).toBe('invalid-code');
    const right = await anna.answer({ kind: 'code', code: appCode(secret, app.now()) });
    expect(right.step.kind).toBe('done');
    expect((await me(anna)).authenticators).toMatchObject([{ id: first, off: 'failures' }, { id: second }]);
    const subject = 'Turned off for your account at auth.acme.test: An authenticator app';
    expect(app.outbox.at(-1)).toMatchObject({ to: 'anna@acme.test', subject });
    const { events } = await listEvents(app.ports, { tenant: 'acme', account: app.anna.id, limit: 100 });
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'factor-turned-off', details: { target: first, factor: 'totp' } }),
    );

    const guesser = app.browser();
    await guesser.signIn('anna@acme.test');
    const code = wrongCode(secret, app.now());
    for (const expected of [422, 422, 422, 423]) {
      expect((await guesser.answer({ kind: 'code', code })).status).toBe(expected);
    }
  });

  it('R-46 stays on where its hundredth code in a row is right, whatever else is answered at that moment', async () => {
    const app = await makeApp();
    const [id = ''] = await appsOf(app);
    const both = [app.browser(), app.browser()];
    for (const each of both) await each.signIn('anna@acme.test');
    const nearly = { attempts: 0, inARow: { [id]: 99 } };
    await app.ports.store.update(`attempts:account-${app.anna.id}`, () => ({ set: nearly, return: undefined }));
    app.wait(30);
    const code = app.code();
    const replies = await Promise.all(both.map((each) => each.answer({ kind: 'code', code })));
    expect(replies.filter(({ step }) => step.kind === 'done')).toHaveLength(1);
    const account = await app.ports.store.get<Account>(`account:${app.anna.id}`);
    expect(account?.authenticators.map(({ off }) => off ?? false)).toEqual([false]);
  });

  it('R-46 a set of backup codes is kept while its count keeps it out', async () => {
    const app = await makeApp({ policy: { factors: factors('totp', 'backup-code') } });
    await app.giveBackupCodes(app.anna.id, ['AAAAA-AAAAA']);
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    const stuck = { attempts: 0, inARow: { 'backup-code': 100 } };
    await app.ports.store.update(`attempts:account-${app.anna.id}`, () => ({ set: stuck, return: undefined }));
    await anna.answer({ kind: 'choose', authenticator: 'backup-code' });
    expect((await anna.answer({ kind: 'code', code: 'AAAAA-AAAAA' })).status).toBe(423);
    const account = await app.ports.store.get<Account>(`account:${app.anna.id}`);
    expect(account?.backupCodes).toHaveLength(1);
  });

  it('R-45 A-01 have one budget: each guess is one attempt, whichever is named', async () => {
    const policy = { ...THREE, attempts: limits({ lockAfter: 4, lockFor: 3600 }) };
    const app = await makeApp({ policy });
    await addApp(app, await annaSignedIn(app));
    const guesser = app.browser();
    await guesser.signIn('anna@acme.test');
    const statuses: number[] = [];
    for (const id of [...(await appsOf(app)), ...(await appsOf(app)), 'app1']) {
      await guesser.answer({ kind: 'choose', authenticator: id });
      const code = wrongCode(TOTP_SECRET, app.now());
      statuses.push((await guesser.answer({ kind: 'code', code })).status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 423]);
  });
});
