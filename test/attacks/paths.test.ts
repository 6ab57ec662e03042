import { expect, it } from 'vitest';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';

const SIGN_IN = {
  purpose: 'sign-in',
  answer: { kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD },
};

onEachStore('A-24 other spellings of a path, other methods', (makeApp) => {
  it.each([
    '//auth/flows',
    '/auth//flows',
    '/auth/flows/',
    '/auth/%66lows',
    '/auth/x/../flows',
    '/auth/x/%2e%2e/flows',
    '/AUTH/flows',
    '/auth/FLOWS',
    '/auth/flows?x',
  ])('POST %s goes through the same guard', async (path) => {
    const app = await makeApp();
    const send = (origin: string) =>
      app.app.request(`https://auth.acme.test${path}`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify(SIGN_IN),
      });
    const foreign = await send('https://evil.test');
    expect([403, 404]).toContain(foreign.status);
    expect(foreign.headers.getSetCookie()).toEqual([]);
    expect([201, 404]).toContain((await send('https://auth.acme.test')).status);
  });

  it.each(['HEAD', 'OPTIONS', 'TRACE', 'PUT', 'PATCH', 'get', 'Post'])('%s changes nothing', async (method) => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    if (method !== 'TRACE') {
      for (const path of ['/session', '/me/sessions', '/me/trusted-devices', '/me/mfa']) {
        const response = await ben.request(method, path, undefined, { origin: 'https://evil.test' });
        expect(response.headers.getSetCookie()).toEqual([]);
      }
    }
    expect(await ben.session()).toBeDefined();
  });

  it('HEAD of the session tells no more than its status', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    for (const [browser, status] of [
      [ben, 200],
      [app.browser(), 204],
    ] as const) {
      const response = await browser.request('HEAD', '/session');
      expect([response.status, await response.text()]).toEqual([status, '']);
    }
  });
});
