import { expect, it } from 'vitest';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';

const SIGN_IN = {
  purpose: 'sign-in',
  answer: { kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD },
};

onEachStore('A-21 a request from another site', (makeApp) => {
  const cases: [string, Record<string, string>][] = [
    ['a foreign Origin', { origin: 'https://evil.test' }],
    ['a null Origin', { origin: 'null' }],
    ['no Origin', { origin: '' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['plain text', { 'content-type': 'text/plain' }],
    ['a multipart form', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['a cross-site fetch under our own Origin', { 'sec-fetch-site': 'cross-site' }],
  ];

  it.each(cases)('%s changes nothing', async (_name, headers) => {
    const app = await makeApp();
    const response = await app.browser().request('POST', '/flows', SIGN_IN, headers);
    expect(response.status).toBe(403);
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(response.headers.get('access-control-allow-origin')).not.toBe('https://evil.test');
  });

  it('does not sign out either', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    expect((await ben.request('DELETE', '/session', undefined, { origin: 'https://evil.test' })).status).toBe(403);
    expect((await ben.request('POST', '/session', {}, { origin: 'https://evil.test' })).status).toBe(403);
    expect((await ben.session())?.account.email).toBe('ben@acme.test');
  });

  it.each(['/flows', '/flows/x/answers', '/session', '/config'])('a GET of %s changes nothing', async (path) => {
    const app = await makeApp();
    const response = await app.browser().request('GET', path, undefined, { origin: 'https://evil.test' });
    expect(response.headers.getSetCookie()).toEqual([]);
    expect([200, 204, 404]).toContain(response.status);
  });

  it('lets an origin of the list in, with cookies that work on another site', async () => {
    const app = await makeApp({ origins: ['https://shop.test'] });
    const response = await app.browser().request('POST', '/flows', SIGN_IN, {
      origin: 'https://shop.test',
      'sec-fetch-site': 'cross-site',
    });
    expect(response.status).toBe(201);
    expect(response.headers.get('access-control-allow-origin')).toBe('https://shop.test');
    expect(response.headers.get('access-control-allow-credentials')).toBe('true');
    for (const cookie of response.headers.getSetCookie()) expect(cookie).toMatch(/Secure.*SameSite=None.*Partitioned/);
  });
});
