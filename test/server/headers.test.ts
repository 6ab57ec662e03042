import { expect, it } from 'vitest';
import { UnavailableError } from '../../server/src/ports/store-errors.ts';
import { onEachStore } from '../support/on-each-store.ts';

onEachStore('the headers of every answer', (makeApp) => {
  it.each([
    ['GET', '/session', 401],
    ['GET', '/config', 200],
    ['POST', '/flows', 400],
    ['POST', '/flows/x/answers', 503],
    ['GET', '/nothing', 404],
  ])('keep %s %s out of caches, frames and scripts', async (method, path, status) => {
    const app = await makeApp();
    if (status === 503) app.ports.store.get = () => Promise.reject(new UnavailableError('no'));
    const body = status === 503 ? { kind: 'saved', revision: 0 } : {};
    const response = await app.browser().request(method, path, method === 'GET' ? undefined : body);
    expect([response.status, Object.fromEntries(response.headers)]).toEqual([
      status,
      expect.objectContaining({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
        'x-frame-options': 'DENY',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': expect.stringMatching(/^max-age=\d{7,}/),
        'access-control-allow-origin': 'https://auth.acme.test',
        vary: expect.stringContaining('Origin'),
      }),
    ]);
  });
});
