import { expect, it } from 'vitest';
import type { Me } from '@sallyport/protocol';
import { changeAccount, readAccount } from '../../server/src/accounts/account-store.ts';
import { noticeMail } from '../../server/src/messages/notice-message.ts';
import { copySession } from '../support/copy-session.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const NEW_PASSWORD = 'quite another password';
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Signs anna in with a code, in a browser of her own. */
async function signedIn(app: TestApp, { trustDevice = false, headers = {} } = {}) {
  const browser = app.browser(headers);
  await browser.signIn('anna@acme.test');
  if (browser.step?.kind === 'code') await browser.answer({ kind: 'code', code: app.code(), trustDevice });
  return browser;
}
const me = async (browser: TestBrowser) => (await (await browser.request('GET', '/me')).json()) as Me;
const remove = async (browser: TestBrowser, path: string) => (await browser.request('DELETE', path)).status;

onEachStore('a person’s own account', (makeApp) => {
  it('R-52 lists trusted devices and sessions, and says which is this one', async () => {
    const app = await makeApp();
    const first = await signedIn(app, { trustDevice: true });
    app.wait(30);
    const second = await signedIn(app);
    app.wait(60);
    await first.signIn('anna@acme.test');

    const seen = await me(first);
    expect(seen).toMatchObject({
      account: { email: 'anna@acme.test' },
      authenticators: [{ type: 'totp', default: true }],
      backupCodesLeft: 0,
      trustedDevices: [
        {
          name: 'Unknown browser',
          addedAt: '2026-01-15T12:00:00.000Z',
          usedAt: '2026-01-15T12:01:30.000Z',
          until: '2026-02-14T12:00:00.000Z',
          current: true,
        },
      ],
    });
    expect(seen.sessions).toHaveLength(2);
    expect(seen.sessions.filter(({ current }) => current)).toHaveLength(1);
    expect((await me(second)).trustedDevices[0]?.current).toBe(false);
    expect(JSON.stringify(seen)).not.toMatch(/sealed|hash/i);
  });

  it('R-52 removes one trusted device, or all: the code is asked for again at once', async () => {
    const app = await makeApp();
    const browser = await signedIn(app, { trustDevice: true });
    const [device] = (await me(browser)).trustedDevices;
    expect(await remove(browser, '/me/trusted-devices/nothing')).toBe(404);
    expect(await remove(browser, `/me/trusted-devices/${device?.id}`)).toBe(204);
    expect((await browser.signIn('anna@acme.test')).step.kind).toBe('code');

    app.wait(30);
    await browser.answer({ kind: 'code', code: app.code(), trustDevice: true });
    expect(await remove(browser, '/me/trusted-devices')).toBe(204);
    expect((await browser.signIn('anna@acme.test')).step.kind).toBe('code');
  });

  it('R-53 lists no device whose trust has ended', async () => {
    const app = await makeApp();
    const browser = await signedIn(app, { trustDevice: true });
    await changeAccount(app.ports, app.anna.id, (anna) => ({ ...anna, trustGeneration: anna.trustGeneration + 1 }));
    expect((await me(browser)).trustedDevices).toEqual([]);
  });

  it('ends one session, or all others', async () => {
    const app = await makeApp();
    const browsers: TestBrowser[] = [];
    for (let i = 0; i < 3; i++) {
      browsers.push(await signedIn(app));
      app.wait(30);
    }
    const [own, second, third] = browsers as [TestBrowser, TestBrowser, TestBrowser];
    const bySecond = (await me(second)).sessions.find(({ current }) => current)?.id;
    expect(await remove(own, `/me/sessions/${bySecond}`)).toBe(204);
    expect(await second.session()).toBeUndefined();
    expect(await remove(own, '/me/sessions')).toBe(204);
    expect([await own.session(), await third.session()]).toEqual([expect.anything(), undefined]);
  });

  it('ends all others, however many somebody has begun, and hides none of them', { timeout: 60_000 }, async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    // of a store that is older than the limit
    const thieves = await Promise.all(Array.from({ length: 120 }, () => copySession(app, ben)));
    expect((await me(ben)).sessions).toHaveLength(121);
    expect(await remove(ben, '/me/sessions')).toBe(204);
    const sessions = await Promise.all(thieves.map((thief) => thief.session()));
    expect(sessions.filter((session) => session !== undefined)).toEqual([]);
    expect(await ben.session()).toBeDefined();
  });

  it.each(['a%20b', '%00', 'x:y', 'x'.repeat(500), '%F0%9F'])('A-26 has no session and no device %s', async (id) => {
    const app = await makeApp();
    const browser = await signedIn(app);
    for (const path of ['/me/sessions', '/me/trusted-devices']) {
      expect([path, await remove(browser, `${path}/${id}`)]).toEqual([path, 404]);
    }
    expect(app.errors).toEqual([]);
  });

  it('A-12 cannot end the session of another account', async () => {
    const app = await makeApp();
    const anna = await signedIn(app);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const [session] = (await me(ben)).sessions;
    expect(await remove(anna, `/me/sessions/${session?.id}`)).toBe(404);
    expect(await ben.session()).toBeDefined();
  });

  it.each(['GET /me', 'DELETE /me/trusted-devices', 'DELETE /me/sessions', 'PUT /me/password', 'POST /session/token'])(
    '%s is for those who are signed in',
    async (route) => {
      const app = await makeApp();
      const [method = '', path = ''] = route.split(' ');
      const body = method === 'GET' ? undefined : { password: NEW_PASSWORD };
      expect((await app.browser().request(method, path, body)).status).toBe(401);
      const inFlow = app.browser();
      await inFlow.signIn('anna@acme.test');
      expect((await inFlow.request(method, path, body)).status).toBe(401);
    },
  );
});

onEachStore('changing the password', (makeApp) => {
  const change = (browser: TestBrowser, password = NEW_PASSWORD) =>
    browser.request('PUT', '/me/password', { password });

  it('R-23 R-53 ends all trust and all other sessions; this one goes on under a new token', async () => {
    const app = await makeApp();
    const elsewhere = await signedIn(app, { trustDevice: true });
    app.wait(30);
    const browser = await signedIn(app);
    const before = browser.cookies.get('__Host-sally-session');

    expect((await change(browser)).status).toBe(200);

    const anna = await readAccount(app.ports, app.anna.id);
    expect(anna).toMatchObject({ epoch: 1, trustGeneration: 1, trustedDevices: [] }); // each of the two would do
    expect(browser.cookies.get('__Host-sally-session')).not.toBe(before);
    expect([await browser.session(), await elsewhere.session()]).toEqual([expect.anything(), undefined]);
    expect((await elsewhere.signIn('anna@acme.test', PASSWORD)).status).toBe(422);
    expect((await elsewhere.signIn('anna@acme.test', NEW_PASSWORD)).step.kind).toBe('code');
  });

  it('R-87 tells the person, and nobody where nothing was changed', async () => {
    const app = await makeApp();
    const browser = await signedIn(app, { headers: { 'user-agent': FIREFOX } });
    await change(browser, 'short');
    expect(app.outbox).toEqual([]);
    await change(browser);
    const occasion = { account: 'anna@acme.test', at: app.now(), device: 'Firefox on Windows' };
    const context = { brand: { name: 'auth.acme.test' }, page: 'https://auth.acme.test/', occasion };
    const words = noticeMail({ kind: 'password-changed' }, context, 'en');
    expect(app.outbox).toEqual([{ to: 'anna@acme.test', ...words }]);
    app.ports.mail.send = () => Promise.reject(new Error('down'));
    expect((await change(browser, 'and another password')).status).toBe(200);
    expect([app.errors.map(String), await browser.session()]).toEqual([['Error: down'], expect.anything()]);
  });

  it('A-11 asks for a fresh proof', async () => {
    const app = await makeApp();
    const browser = await signedIn(app);
    app.wait(600);
    const stale = await change(browser);
    expect([stale.status, await stale.json()]).toEqual([
      403,
      expect.objectContaining({ code: 'reauthentication-required' }),
    ]);
    await browser.signIn('anna@acme.test', PASSWORD);
    expect(browser.step?.kind).toBe('code'); // the old password still stands
  });

  it('R-23 does not take a trusted device for the second factor', async () => {
    const app = await makeApp();
    const browser = await signedIn(app, { trustDevice: true });
    await browser.signIn('anna@acme.test');
    expect((await change(browser)).status).toBe(403);
  });

  it.each([
    ['anna', '1234567', 400],
    ['anna', 'teapots9', 200],
    ['ben', 'fourteen chars', 400],
    ['ben', 'fifteen letters', 200],
    ['ben', '🔑🔑🔑🔑🔑🔑🔑🔑', 400],
    ['ben', 'ben@acme.test', 400],
  ])('lets %s have the password %j: %d', async (who, password, status) => {
    const app = await makeApp();
    const browser = app.browser();
    await browser.signIn(`${who}@acme.test`);
    if (who === 'anna') await browser.answer({ kind: 'code', code: app.code() });
    const response = await change(browser, password);
    expect(response.status).toBe(status);
    if (status === 400) expect(await response.json()).toMatchObject({ code: 'bad-request', field: 'password' });
  });
});
