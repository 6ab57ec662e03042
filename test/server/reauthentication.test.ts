import { expect, it } from 'vitest';
import { beforeCall } from '../support/before-call.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { appCode, PASSWORD, TOTP_SECRET, wrongCode } from '../support/people.ts';
import { ENFORCED, factors, limits } from '../support/policies.ts';
import { secretFromText, standard, type Policy } from '@sallyport/rules';
import { policyFingerprint } from '../../server/src/sessions/policy-fingerprint.ts';
import { MAIL, type TestApp } from '../support/test-app.ts';

async function annaSignedIn(app: TestApp) {
  const anna = app.browser();
  await anna.signIn('anna@acme.test');
  await anna.answer({ kind: 'code', code: app.code() });
  return anna;
}

onEachStore('re-authentication', (makeApp) => {
  it('R-34 R-07 asks for the factor, and makes the session fresh under a new token', async () => {
    const app = await makeApp();
    const anna = await annaSignedIn(app);
    const first = await anna.session();
    const token = anna.cookies.get('__Host-sally-session') ?? '';
    app.wait(3600);
    const asked = await anna.start('reauthenticate');
    expect(asked).toMatchObject({ status: 201, step: { kind: 'code', identifier: 'anna@acme.test' } });

    await anna.answer({ kind: 'code', code: app.code() });

    const fresh = await anna.session();
    expect(fresh?.authTime).toBe('2026-01-15T13:00:00.000Z');
    expect(fresh?.amr).toEqual(['pwd', 'otp', 'mfa']);
    expect(fresh?.expiresAt).toBe(first?.expiresAt); // proving oneself makes no session longer
    anna.cookies.set('__Host-sally-session', token);
    expect(await anna.session()).toBeUndefined();
  });

  it('asks for the password where there is no factor, of this account alone', async () => {
    const app = await makeApp();
    await app.addAccount({ email: 'dora@acme.test', password: 'the password of dora' });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    app.wait(3600);
    const asked = await ben.start('reauthenticate');
    expect(asked.step).toMatchObject({ kind: 'credentials', identifier: 'ben@acme.test', fixed: true });
    const credentials = { kind: 'credentials', identifier: 'dora@acme.test' } as const;
    const wrong = await ben.answer({ ...credentials, password: 'the password of dora' });
    expect([wrong.status, wrong.step]).toMatchObject([422, { identifier: 'ben@acme.test', fixed: true }]);
    const right = await ben.answer({ ...credentials, password: PASSWORD });
    expect(right.step).toMatchObject({ kind: 'done', session: { account: { email: 'ben@acme.test' } } });
  });

  it('is for those who are signed in, and only while they are', async () => {
    const app = await makeApp();
    expect((await app.browser().start('reauthenticate')).status).toBe(401);
    const anna = await annaSignedIn(app);
    await anna.start('reauthenticate');
    const { step } = anna;
    await anna.signOut();
    app.wait(30);
    const late = await anna.answer({ kind: 'code', code: app.code() }, step);
    expect(late.status).toBe(404); // the browser that began it is another since
    expect(await anna.session()).toBeUndefined();
  });

  it('R-82 R-34 stands in no session where all others are ended, at whatever instant', async () => {
    const ends = new Set<string>();
    for (let call = 1; ; call++) {
      const app = await makeApp();
      const thief = await annaSignedIn(app);
      app.wait(60);
      const anna = await annaSignedIn(app);
      await thief.start('reauthenticate');
      app.wait(30);
      const between = beforeCall(app.ports.store, call, () => anna.request('DELETE', '/me/sessions', {}));
      const { step } = await thief.answer({ kind: 'code', code: app.code() });
      if (!between.stop()) break;
      ends.add(step.kind);
      expect([call, await thief.session()]).toEqual([call, undefined]);
    }
    expect(ends).toEqual(new Set(['credentials', 'done']));
  });

  it('R-45 counts its wrong codes with all others', async () => {
    const app = await makeApp({ policy: { attempts: limits({ lockAfter: 2, lockFor: 60 }) } });
    const anna = await annaSignedIn(app);
    await anna.start('reauthenticate');
    await anna.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) });
    await anna.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) });
    expect((await app.browser().signIn('anna@acme.test')).status).toBe(423);
  });
});

onEachStore('a session that has come under enforcement', (makeApp) => {
  it('R-85 opens nothing but enrolment, which makes it whole', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    app.setPolicy(ENFORCED);

    expect(await ben.session()).toMatchObject({ mustEnrol: true });
    for (const [method, path] of [
      ['GET', '/me'],
      ['POST', '/session/token'],
      ['DELETE', '/me/sessions'],
    ] as const) {
      const response = await ben.request(method, path, method === 'GET' ? undefined : {});
      expect([response.status, await response.json()]).toEqual([403, expect.objectContaining({ code: 'enforced' })]);
    }
    await ben.start('enrol');
    const { step } = await ben.answer({ kind: 'enrol', type: 'totp' });
    if (step.kind !== 'enrol-totp') throw new Error(step.kind);
    await ben.answer({ kind: 'code', code: appCode(secretFromText(step.secret), app.now()) });
    const done = await ben.answer({ kind: 'saved' });
    expect(done.step).toMatchObject({ kind: 'done', session: { aal: 2 } });
    expect(await ben.session()).not.toHaveProperty('mustEnrol');
    expect((await ben.request('GET', '/me')).status).toBe(200);
  });

  it('R-85 tries no factor that was set up in another session', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    app.wait(1);
    await app.giveFactors(app.ben.id, MAIL);
    app.setPolicy(ENFORCED);
    expect((await ben.start('try', { authenticator: MAIL.id })).status).toBe(403);
    expect(app.outbox).toEqual([]);
  });

  it('R-34 R-85 is made whole by no password, whenever somebody else sets a factor up meanwhile', async () => {
    let raced = 0;
    for (let call = 1; ; call++) {
      const app = await makeApp();
      const thief = app.browser();
      await thief.signIn('ben@acme.test');
      const ben = app.browser();
      await ben.signIn('ben@acme.test');
      app.wait(1);
      app.setPolicy(ENFORCED);
      await ben.start('enrol', { type: 'email' });
      await thief.start('reauthenticate');
      const between = beforeCall(app.ports.store, call, async () => {
        await ben.answer({ kind: 'code', code: app.mailedCode() });
        app.wait(1);
      });
      const { step } = await thief.answer({ kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD });
      if (!between.stop()) break;
      if (step.kind === 'done') raced++;
      expect([call, await thief.session()]).toEqual([call, expect.objectContaining({ mustEnrol: true })]);
    }
    expect(raced).toBeGreaterThan(0);
  });

  it('R-07 asks for the password before enrolment where the proof is not fresh', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    app.setPolicy(ENFORCED);
    app.wait(3600);
    const asked = await ben.start('enrol');
    expect(asked.step).toMatchObject({ kind: 'credentials', identifier: 'ben@acme.test', fixed: true });
    const credentials = { kind: 'credentials', identifier: 'ben@acme.test' } as const;
    expect((await ben.answer({ ...credentials, password: 'wrong' })).status).toBe(422);
    expect((await ben.answer({ ...credentials, password: PASSWORD })).step.kind).toBe('enrol-choose');
  });

  it('R-85 stays as it is where policy says keep, and ends where it says so', async () => {
    for (const [onPolicyChange, stands] of [
      ['keep', true],
      ['end-sessions', false],
    ] as const) {
      const app = await makeApp();
      const ben = app.browser();
      await ben.signIn('ben@acme.test');
      app.setPolicy({ ...ENFORCED, onPolicyChange });
      const session = await ben.session();
      expect([onPolicyChange, session !== undefined, session?.mustEnrol]).toEqual([onPolicyChange, stands, undefined]);
    }
  });

  it('R-85 is under the same policy where a new version of it has one more field, which nobody has set', async () => {
    const { totp: _, ...older } = standard;
    expect(policyFingerprint(older as Policy)).toBe(policyFingerprint(standard));
    expect(policyFingerprint({ ...standard, totp: { max: 2 } })).not.toBe(policyFingerprint(standard));
  });

  it('R-14 cannot enrol a second time where there is a factor', async () => {
    const selfService = { disable: 'always', reEnrol: 'refuse' } as const;
    const app = await makeApp({ policy: { selfService, factors: factors('totp') } });
    const anna = await annaSignedIn(app);
    expect((await anna.start('enrol')).status).toBe(409);
  });
});
