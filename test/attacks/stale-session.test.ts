import { expect, it } from 'vitest';
import { secretFromText } from '@sallyport/rules';
import { endAccountSessions, endTenantSessions } from '@sallyport/server';
import { onEachStore } from '../support/store/on-each-store.ts';
import { appCode, PASSWORD, TOTP_SECRET, wrongCode } from '../support/people.ts';
import { ENFORCED } from '../support/policies.ts';
import type { TestApp } from '../support/test-app.ts';

const NEW_PASSWORD = 'quite another password';

async function benSignedIn(app: TestApp) {
  const ben = app.browser();
  await ben.signIn('ben@acme.test');
  return ben;
}
/** Turns ben's app on, in this browser's session; to the backup codes, or to the end. */
async function enrol(app: TestApp, browser: Awaited<ReturnType<typeof benSignedIn>>) {
  await browser.start('enrol');
  const { step } = await browser.answer({ kind: 'enrol', type: 'totp' });
  if (step.kind !== 'enrol-totp') throw new Error(step.kind);
  const code = () => appCode(secretFromText(step.secret), app.now());
  await browser.answer({ kind: 'code', code: code() });
  return code;
}

onEachStore('A-11 a session that proved nothing for a while', (makeApp) => {
  it('R-07 binds no factor of its finder’s, until the password is given again', async () => {
    for (const policy of [{}, ENFORCED]) {
      const app = await makeApp();
      const ben = await benSignedIn(app);
      app.setPolicy(policy);
      app.wait(600);
      expect((await ben.start('enrol')).step).toMatchObject({ kind: 'credentials', identifier: 'ben@acme.test' });
      expect((await ben.answer({ kind: 'enrol', type: 'totp' })).status).toBe(422);
      await ben.start('reauthenticate');
      await ben.answer({ kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD });
      expect((await ben.start('enrol')).step.kind).toBe('enrol-choose');
    }
  });

  it('A-31 R-11 R-23 gives the factor, also where policy has switched the only one off', async () => {
    const app = await makeApp();
    app.setPolicy({ factors: { ...app.ports.defaults.factors, member: [] } });
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code() });
    app.wait(600);
    await anna.start('change-password');
    const { step } = await anna.answer({ kind: 'credentials', identifier: 'anna@acme.test', password: PASSWORD });
    expect(step).toMatchObject({ kind: 'code', authenticator: { type: 'totp' } });
    await anna.answer({ kind: 'code', code: app.code() });
    expect((await anna.answer({ kind: 'new-password', password: NEW_PASSWORD })).step.kind).toBe('done');
  });
});

onEachStore('A-11 a password that was changed', (makeApp) => {
  it('R-07 makes a session as fresh as the old one was proved: nothing is by the new one', async () => {
    const app = await makeApp();
    const ben = await benSignedIn(app);
    app.wait(60);
    await ben.toNewPassword();
    app.wait(500);
    expect((await ben.answer({ kind: 'new-password', password: NEW_PASSWORD })).step.kind).toBe('done');
    expect((await ben.session())?.authTime).toBe('2026-01-15T12:01:00.000Z');
    app.wait(100);
    expect((await ben.start('enrol')).step.kind).toBe('credentials');
  });
});

onEachStore('R-23 a re-authentication begun before there was a factor', (makeApp) => {
  it('asks for the factor that came meanwhile', async () => {
    const app = await makeApp();
    const [ben, old] = [await benSignedIn(app), await benSignedIn(app)];
    await old.start('reauthenticate');
    const code = await enrol(app, ben);
    await ben.answer({ kind: 'saved' });

    const asked = await old.answer({ kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD });
    expect(asked).toMatchObject({ status: 200, step: { kind: 'code', authenticator: { type: 'totp' } } });
    app.wait(30);
    const done = await old.answer({ kind: 'code', code: code() });
    expect(done.step).toMatchObject({ kind: 'done', session: { aal: 2 } });
  });
});

/** Ends the session, and lets the browser keep what binds its flows to it. */
async function signOutElsewhere(browser: Awaited<ReturnType<typeof benSignedIn>>) {
  const name = '__Host-sally-browser';
  const kept = browser.cookies.get(name) ?? '';
  await browser.signOut();
  browser.cookies.set(name, kept);
}

onEachStore('R-34 a flow that was begun in a session that has ended', (makeApp) => {
  it('tells no wrong code from a right one, and shows no secret', async () => {
    const app = await makeApp();
    const [ben, anna] = [await benSignedIn(app), app.browser()];
    await ben.start('enrol');
    await ben.answer({ kind: 'enrol', type: 'totp' });
    await signOutElsewhere(ben);
    const secret = await ben.reload();
    expect([secret.status, secret.step.kind]).toEqual([410, 'credentials']);

    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code() });
    await anna.start('reauthenticate');
    await signOutElsewhere(anna);
    app.wait(30);
    for (const code of [wrongCode(TOTP_SECRET, app.now()), app.code()]) {
      const { status, step } = await anna.answer({ kind: 'code', code });
      expect([status, step.problem]).toEqual([410, { code: 'flow-over' }]);
    }
  });
});

onEachStore('R-85 a session that has yet to enrol', (makeApp) => {
  it('R-34 is not made whole by the enrolment of another, but by the factor itself', async () => {
    const app = await makeApp();
    const [ben, thief] = [await benSignedIn(app), await benSignedIn(app)];
    app.setPolicy(ENFORCED);
    const code = await enrol(app, ben);
    expect((await ben.request('GET', '/me')).status).toBe(403); // the codes are not kept yet
    await ben.answer({ kind: 'saved' });

    expect((await ben.request('GET', '/me')).status).toBe(200);
    expect(await thief.session()).toMatchObject({ aal: 1, mustEnrol: true });
    for (const [method, path] of [
      ['GET', '/me'],
      ['POST', '/session/token'],
      ['DELETE', '/me/mfa'],
    ] as const) {
      const body = method === 'POST' ? {} : undefined;
      expect([path, (await thief.request(method, path, body)).status]).toEqual([path, 403]);
    }
    expect((await thief.start('change-password')).status).toBe(403);
    expect((await thief.start('enrol')).step.kind).toBe('code'); // what there is has to be proved first

    app.wait(30);
    await thief.start('reauthenticate');
    await thief.answer({ kind: 'code', code: code() });
    expect((await thief.request('GET', '/me')).status).toBe(200);
  });

  it('R-22 is not one that a trusted device began after the enrolment', async () => {
    const app = await makeApp();
    const ben = await benSignedIn(app);
    app.setPolicy(ENFORCED);
    const code = await enrol(app, ben);
    await ben.answer({ kind: 'saved' });
    app.wait(30);
    await ben.signIn('ben@acme.test');
    await ben.answer({ kind: 'code', code: code(), trustDevice: true });
    await ben.signIn('ben@acme.test');
    expect(await ben.session()).toMatchObject({ aal: 1 });
    expect((await ben.request('GET', '/me')).status).toBe(200);
  });
});

onEachStore('R-82 R-83 what was begun before all sessions were ended', (makeApp) => {
  it.each([
    ['the account’s', (app: TestApp) => endAccountSessions(app.ports, app.ben.id)],
    ['the tenant’s', (app: TestApp) => endTenantSessions(app.ports, 'acme')],
  ])('leads to no session any more, after %s', async (_whose, end) => {
    const app = await makeApp({ policy: ENFORCED });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const { step } = await ben.answer({ kind: 'enrol', type: 'totp' });
    if (step.kind !== 'enrol-totp') throw new Error(step.kind);
    await ben.answer({ kind: 'code', code: appCode(secretFromText(step.secret), app.now()) });

    await end(app); // all is proved, and the codes are being written down

    expect((await ben.reload()).status).toBe(410);
    expect((await ben.answer({ kind: 'saved' })).status).toBe(410);
    expect(await ben.session()).toBeUndefined();
  });

  it('is no longer than they were, where they end in the middle of a change of password', async () => {
    const app = await makeApp();
    const ben = await benSignedIn(app);
    const { hash } = app.ports.hasher;
    app.ports.hasher.hash = async (password) => {
      await endTenantSessions(app.ports, 'acme');
      return hash(password);
    };
    await ben.changePassword(NEW_PASSWORD);
    expect(await ben.session()).toBeUndefined();
  });
});
