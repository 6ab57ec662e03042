import { expect, it } from 'vitest';
import { changeAccount } from '../../server/src/accounts/account-store.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import { ENFORCED } from '../support/policies.ts';
import { comparable } from '../support/every-cohort.ts';
import { inParallel } from '../support/tally.ts';
import type { TestApp, TestAppOptions } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';
import { TestSso } from '../support/test-sso.ts';

const PAGE = 'https://auth.acme.test/login?from=mail';

/** Cora signs in at the identity provider of `corp.test`, pat of the same domain by a password here. */
async function withProvider(makeApp: (options?: TestAppOptions) => Promise<TestApp>, options?: TestAppOptions) {
  const app = await makeApp(options);
  const idp = new TestSso();
  app.ports.sso = idp;
  const cora = await app.addAccount({ email: 'cora@corp.test', signIn: 'sso', password: PASSWORD });
  const pat = await app.addAccount({ email: 'pat@corp.test', userName: 'pat' });
  idp.says = { email: 'cora@corp.test' };
  return { app, idp, cora, pat };
}

/** Sets out for the provider; what it was asked for is where the way back begins. */
async function setOut(browser: TestBrowser, identifier = 'cora@corp.test'): Promise<string> {
  await browser.begin({ kind: 'identify', identifier });
  return go(browser);
}

async function go(browser: TestBrowser): Promise<string> {
  const { step } = await browser.answer({ kind: 'go', page: PAGE });
  if (step.kind !== 'redirect' || !step.to) throw new Error('nowhere to go to');
  return new URL(step.to).searchParams.get('state') ?? '';
}

const comeBack = (browser: TestBrowser, state: string, headers: Record<string, string> = {}, method = 'GET') =>
  browser.request(method, `/sso/callback?state=${state}&code=x`, undefined, headers);

onEachStore('R-32 single sign-on', (makeApp) => {
  it('leads to the provider of the email domain, and back to a session', async () => {
    const { app, idp, cora } = await withProvider(makeApp);
    const browser = app.browser();
    const first = await browser.begin({ kind: 'identify', identifier: ' Cora@Corp.test ' }, { returnTo: '/account' });
    expect([first.status, first.step]).toMatchObject([201, { kind: 'redirect', domain: 'corp.test' }]);
    const state = await go(browser);
    expect(idp.asked.at(-1)).toMatchObject({
      domain: 'corp.test',
      state,
      callback: new URL('https://auth.acme.test/auth/sso/callback'),
      again: false,
    });
    const back = await comeBack(browser, state);
    expect([back.status, back.headers.get('location'), back.headers.getSetCookie()]).toEqual([303, PAGE, []]);
    expect(await browser.session()).toBeUndefined(); // the GET has granted nothing
    expect((await browser.reload()).step).toMatchObject({ kind: 'redirect', approved: true });
    const { step } = await browser.answer({ kind: 'returned' });
    expect(step).toMatchObject({ kind: 'done', returnTo: 'https://auth.acme.test/account' });
    expect(await browser.session()).toMatchObject({ account: { id: cora.id }, aal: 1, amr: ['sso'] });
  });

  it('takes the provider’s word on how it was proved', async () => {
    const { app, idp } = await withProvider(makeApp);
    idp.says = { email: 'CORA@corp.test', amr: ['hwk', 'mfa', '<b>', 'x'.repeat(17)] };
    const browser = app.browser();
    await comeBack(browser, await setOut(browser));
    await browser.answer({ kind: 'returned' }, { ...(await browser.reload()).step });
    expect(await browser.session()).toMatchObject({ aal: 2, amr: ['sso', 'hwk', 'mfa'] });
  });

  it('A-10 is asked for by the domain alone, whoever has an account, and no password is looked at', async () => {
    const { app } = await withProvider(makeApp);
    await app.addAccount({ email: 'gone@corp.test', signIn: 'sso' });
    let looks = 0;
    const { hasher } = app.ports;
    app.ports.hasher = {
      ...hasher,
      verify(...both) {
        looks++;
        return hasher.verify(...both);
      },
    };
    const replies = [];
    for (const name of ['cora', 'pat', 'gone', 'nobody']) {
      for (const password of [PASSWORD, 'a wrong one']) {
        const reply = comparable(await app.browser().signIn(`${name}@corp.test`, password));
        replies.push(JSON.stringify(reply).replaceAll(name, 'name'));
      }
    }
    expect(new Set(replies).size).toBe(1);
    expect(replies[0]).toContain('"redirect"');
    expect(looks).toBe(0);
    expect((await app.dump()).join('\n')).not.toContain('a wrong one');
    // a user name is in no domain, and the account's address is: asked where a session would be granted
    expect((await app.browser().signIn('pat', 'a wrong one')).step.problem?.code).toBe('invalid-credentials');
    expect((await app.browser().signIn('pat')).step).toMatchObject({ kind: 'redirect', domain: 'corp.test' });
  });

  it('tells who has no password, and no provider, that one is asked for', async () => {
    const { app } = await withProvider(makeApp);
    for (const identifier of ['ben@acme.test', 'nobody@acme.test', 'ben', 'x@y@corp.test ']) {
      const { status, step } = await app.browser().begin({ kind: 'identify', identifier });
      expect([status, step.kind, step.problem?.code]).toEqual([422, 'credentials', 'password-required']);
    }
  });

  it('R-33 signs in no other account, and says the same of each', async () => {
    const { app, idp, cora } = await withProvider(makeApp);
    await app.addAccount({ email: 'hal@corp.test', signIn: 'sso', kind: 'api' });
    await changeAccount(app.ports, cora.id, (account) => ({ ...account, state: 'suspended' }));
    await app.addAccount({ email: 'ceo@other.test', signIn: 'sso', userName: 'ceo@corp.test' });
    const answers = [];
    for (const says of ['cora', 'pat', 'nobody', 'hal', 'ceo'].map((name) => ({ email: `${name}@corp.test` }))) {
      idp.says = says;
      const browser = app.browser();
      await comeBack(browser, await setOut(browser, 'who@corp.test'));
      await browser.reload();
      const { status, step } = await browser.answer({ kind: 'returned' });
      answers.push(JSON.stringify([status, { ...step, flow: '' }]));
      expect(await browser.session()).toBeUndefined();
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('sso-failed');
  });

  it.each([
    ['somebody of another domain', { email: 'cora@corp.test.evil.test' }],
    ['nobody', undefined],
    ['an error', new Error('no')],
  ])('A-27 signs nobody in where the provider says %s, and can be tried again', async (_what, says) => {
    const { app, idp } = await withProvider(makeApp);
    await app.addAccount({ email: 'cora@corp.test.evil.test', signIn: 'sso' });
    idp.says = says;
    const browser = app.browser();
    expect((await comeBack(browser, await setOut(browser))).headers.get('location')).toBe(PAGE);
    const { status, step } = await browser.reload();
    expect([status, step]).toMatchObject([422, { kind: 'redirect', problem: { code: 'sso-failed' } }]);
    expect((await browser.answer({ kind: 'returned' })).step.problem?.code).toBe('not-offered');
    idp.says = { email: 'cora@corp.test' };
    await comeBack(browser, await go(browser));
    await browser.reload();
    expect((await browser.answer({ kind: 'returned' })).step.kind).toBe('done');
  });

  it('A-27 says so where the provider can’t be reached', async () => {
    const { app, idp } = await withProvider(makeApp);
    idp.isDown = true;
    const browser = app.browser();
    await browser.begin({ kind: 'identify', identifier: 'cora@corp.test' });
    expect((await browser.answer({ kind: 'go', page: PAGE })).step).toMatchObject({ problem: { code: 'sso-failed' } });
  });

  it('CWE-601 leads back to a page of the site alone', async () => {
    const { app } = await withProvider(makeApp);
    const browser = app.browser();
    const { step } = await browser.begin({ kind: 'identify', identifier: 'cora@corp.test' });
    const body = { kind: 'go', revision: step.revision, page: 'https://evil.test/' };
    const refused = await browser.request('POST', `/flows/${step.flow}/answers`, body);
    expect([refused.status, await refused.json()]).toMatchObject([400, { field: 'page' }]);
    expect((await comeBack(browser, 'x')).headers.get('location')).toBe('https://auth.acme.test/');
  });

  it('A-20 ends the browser’s old session, and begins one under a new token', async () => {
    const { app } = await withProvider(makeApp);
    const browser = app.browser();
    await browser.signIn('ben@acme.test');
    const old = browser.cookies.get('__Host-sally-session') ?? '';
    await comeBack(browser, await setOut(browser));
    await browser.reload();
    await browser.answer({ kind: 'returned' });
    expect(browser.cookies.get('__Host-sally-session')).not.toBe(old);
    const thief = app.browser();
    thief.cookies.set('__Host-sally-session', old);
    expect(await thief.session()).toBeUndefined();
  });

  it('A-18 asks no second factor of an enforced person: the provider answers for it', async () => {
    const { app } = await withProvider(makeApp, { policy: ENFORCED });
    const browser = app.browser();
    await comeBack(browser, await setOut(browser));
    await browser.reload();
    expect((await browser.answer({ kind: 'returned' })).step.kind).toBe('done');
    expect(await browser.session()).not.toHaveProperty('mustEnrol');
  });

  it('has no password here, no factor and no recovery, and says why to who is signed in', async () => {
    const { app } = await withProvider(makeApp);
    const browser = app.browser();
    await comeBack(browser, await setOut(browser));
    await browser.reload();
    await browser.answer({ kind: 'returned' });
    const code = async (method: string, path: string, body: object) =>
      ((await (await browser.request(method, path, body)).json()) as { code: string }).code;
    expect(await code('POST', '/flows', { purpose: 'enrol' })).toBe('sso-account');
    expect(await code('POST', '/flows', { purpose: 'enrol', type: 'passkey' })).toBe('sso-account');
    expect(await code('POST', '/flows', { purpose: 'change-password' })).toBe('sso-account');
    expect(await code('POST', '/flows', { purpose: 'change-address' })).toBe('sso-account');
    const me = await (await browser.request('GET', '/me')).json();
    expect(me).toMatchObject({ password: { change: 'sso-account' }, address: { change: 'sso-account' } });
    await app.browser().recover('cora@corp.test');
    expect(app.outbox).toEqual([]);

    app.ports.sso = undefined; // the domain is nobody's any more
    const { step } = await app.browser().signIn('cora@corp.test');
    expect(step).toMatchObject({ kind: 'credentials', problem: { code: 'invalid-credentials' } });
  });

  it('R-07 is proved anew at the provider, by the same person', async () => {
    const { app, idp } = await withProvider(makeApp);
    const browser = app.browser();
    await comeBack(browser, await setOut(browser));
    await browser.reload();
    await browser.answer({ kind: 'returned' });
    const before = await browser.session();
    app.wait(3600);
    expect((await browser.start('reauthenticate')).step).toMatchObject({ kind: 'redirect', domain: 'corp.test' });
    await app.addAccount({ email: 'carl@corp.test', signIn: 'sso' });
    idp.says = { email: 'carl@corp.test' };
    await comeBack(browser, await go(browser));
    expect(idp.asked.at(-1)?.again).toBe(true);
    await browser.reload();
    expect((await browser.answer({ kind: 'returned' })).step.problem?.code).toBe('sso-failed');
    expect((await browser.session())?.authTime).toBe(before?.authTime);
    idp.says = { email: 'cora@corp.test' };
    await comeBack(browser, await go(browser));
    await browser.reload();
    expect((await browser.answer({ kind: 'returned' })).step.kind).toBe('done');
    expect((await browser.session())?.authTime).not.toBe(before?.authTime);
  });

  it('R-07 proved anew is what the provider says now, and no more', async () => {
    const { app, idp } = await withProvider(makeApp);
    const browser = app.browser();
    idp.says = { email: 'cora@corp.test', amr: ['mfa', 'hwk', 'pin', 'pop', 'user', 'geo'] };
    await comeBack(browser, await setOut(browser));
    await browser.reload();
    await browser.answer({ kind: 'returned' });
    expect((await browser.session())?.aal).toBe(2);
    await browser.start('reauthenticate');
    idp.says = { email: 'cora@corp.test', amr: ['pwd', 'kba', 'otp', 'sms', 'tel', 'rba'] };
    await comeBack(browser, await go(browser));
    await browser.reload();
    expect((await browser.answer({ kind: 'returned' })).status).toBe(200);
    expect(await browser.session()).toMatchObject({ aal: 1, amr: ['sso', 'pwd', 'kba', 'otp', 'sms', 'tel', 'rba'] });
  });
});

onEachStore('A-13 A-21 the way back from an identity provider', (makeApp) => {
  it('is open to the browser that set out alone, under its own state, once', async () => {
    const { app, idp } = await withProvider(makeApp);
    const [browser, stranger] = [app.browser(), app.browser()];
    const state = await setOut(browser);
    const strangers = await setOut(stranger);
    const [id = '', mac = ''] = state.split('.');
    const approved = async () => 'approved' in (await browser.reload()).step;

    await comeBack(stranger, state); // login CSRF: somebody else's answer
    await comeBack(app.browser(), state);
    for (const wrong of [
      '',
      id,
      `${id}.`,
      `${id}.${mac.slice(0, -1)}_`,
      strangers,
      `${strangers.split('.')[0]}.${mac}`,
    ])
      await comeBack(browser, wrong);
    expect([await approved(), (await stranger.reload()).step]).toMatchObject([false, { kind: 'redirect' }]);

    await comeBack(browser, state);
    expect(await approved()).toBe(true);
    idp.says = undefined;
    await comeBack(browser, state); // taken already: what came first stands
    expect(await approved()).toBe(true);
  });

  it('A-02 is taken once, also of two that come at the same time', async () => {
    const { app, idp } = await withProvider(makeApp);
    const browser = app.browser();
    const state = await setOut(browser);
    const answers = [undefined, { email: 'cora@corp.test' }];
    idp.finish = async () => {
      const says = answers.pop();
      if (says) await comeBack(browser, state); // while this one is being checked another is, and ends first
      return says;
    };
    await comeBack(browser, state);
    expect(answers).toEqual([]);
    expect((await browser.reload()).step).toMatchObject({ problem: { code: 'sso-failed' } });
  });

  it('takes a browser on its way, and no image, fetch or look ahead', async () => {
    const { app } = await withProvider(makeApp);
    const browser = app.browser();
    const state = await setOut(browser);
    for (const mode of ['no-cors', 'cors', 'same-origin'])
      expect((await comeBack(browser, state, { 'sec-fetch-mode': mode })).status).toBe(404);
    expect((await comeBack(browser, state, {}, 'HEAD')).status).toBe(404);
    expect((await browser.reload()).step).not.toHaveProperty('approved');
    await comeBack(browser, state, { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'cross-site' });
    expect((await browser.reload()).step).toMatchObject({ approved: true });
  });

  it('A-02 ends in one session, however often it is answered at once', async () => {
    const { app } = await withProvider(makeApp);
    const browser = app.browser();
    await comeBack(browser, await setOut(browser));
    const { step } = await browser.reload();
    const replies = await inParallel(20, () => browser.answer({ kind: 'returned' }, step));
    expect(replies.filter((reply) => reply.step.kind === 'done')).toHaveLength(1);
  });

  it('is too late once the flow has run out, and dead after a new start', async () => {
    const { app } = await withProvider(makeApp);
    const browser = app.browser();
    const old = await setOut(browser);
    const state = await go(browser);
    await comeBack(browser, old);
    expect((await browser.reload()).step).not.toHaveProperty('approved');
    app.wait(900);
    await comeBack(browser, state);
    expect((await browser.reload()).status).toBeGreaterThanOrEqual(404);
    expect(await browser.session()).toBeUndefined();
  });
});
