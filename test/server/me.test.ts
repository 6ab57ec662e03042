import { expect, it } from 'vitest';
import type { Me } from '@sallyport/protocol';
import { changeAccount } from '../../server/src/accounts/account-store.ts';
import { copySession } from '../support/copy-session.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

/** Signs anna in with a code, in a browser of her own. */
async function signedIn(app: TestApp, { trustDevice = false } = {}) {
  const browser = app.browser();
  await browser.signIn('anna@acme.test');
  if (browser.step?.kind === 'code') await browser.answer({ kind: 'code', code: app.code(), trustDevice });
  return browser;
}
const me = async (browser: TestBrowser) => (await (await browser.request('GET', '/me')).json()) as Me;
const remove = async (browser: TestBrowser, path: string) => (await browser.request('DELETE', path)).status;

onEachStore('a person’s own account', (makeApp) => {
  it.each([
    [true, {}],
    [false, { trustedDevices: 'off' } as const],
  ])('R-53 tells whether policy lets devices be trusted: %s', async (trustsDevices, policy) => {
    const app = await makeApp({ policy });
    expect((await me(await signedIn(app))).trustsDevices).toBe(trustsDevices);
  });

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

  it.each(['GET /me', 'DELETE /me/trusted-devices', 'DELETE /me/sessions', 'DELETE /me/mfa', 'POST /session/token'])(
    '%s is for those who are signed in',
    async (route) => {
      const app = await makeApp();
      const [method = '', path = ''] = route.split(' ');
      const body = method === 'POST' ? {} : undefined;
      expect((await app.browser().request(method, path, body)).status).toBe(401);
      const inFlow = app.browser();
      await inFlow.signIn('anna@acme.test');
      expect((await inFlow.request(method, path, body)).status).toBe(401);
    },
  );
});
