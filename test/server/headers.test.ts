import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { UnavailableError } from '../../server/src/ports/store-errors.ts';
import { onEachStore } from '../support/store/on-each-store.ts';

const FIXED = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=15552000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
  'x-request-id': expect.stringMatching(/^[\da-f-]{36}$/) as string,
};
/** To a page of the site's own origin. */
const SHARED = {
  'access-control-allow-origin': 'https://auth.acme.test',
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'Date,ETag,Retry-After',
};

onEachStore('the headers of every answer', (makeApp) => {
  it.each([
    ['GET', '/session', 204],
    ['GET', '/config', 200],
    ['POST', '/flows', 400],
    ['POST', '/flows/x/answers', 503],
    ['GET', '/nothing', 404],
    ['HEAD', '/config', 200],
    ['POST', '/flows/x/answers', 413],
  ])('keep %s %s out of caches, frames and scripts', async (method, path, status) => {
    const app = await makeApp();
    const browser = app.browser();
    if (status === 503) await browser.signIn('anna@acme.test'); // it has a cookie: the store is asked
    if (status === 503) app.ports.store.get = () => Promise.reject(new UnavailableError('no'));
    const body = { 400: {}, 413: 'x'.repeat(20_000), 503: { kind: 'saved', revision: 0 } }[status];
    const response = await browser.request(method, path, body);
    expect(response.status).toBe(status);
    const { 'content-type': _type, date: _date, ...headers } = Object.fromEntries(response.headers);
    expect(headers).toEqual({ ...FIXED, ...SHARED, vary: 'Origin', 'cache-control': 'no-store' });
  });

  it.each([
    ['GET', '/config', 200],
    ['GET', '/nothing', 404],
    ['POST', '/flows', 403],
  ])('keep the answer to %s %s from pages of an origin that is not let in', async (method, path, status) => {
    const app = await makeApp({ origins: ['https://shop.test'] });
    for (const origin of ['https://evil.test', 'null', 'https://auth.acme.test.evil.test', '']) {
      const response = await app.browser().request(method, path, method === 'GET' ? undefined : {}, { origin });
      const { headers } = response;
      const told = [response.status, headers.get('access-control-allow-origin'), headers.get('vary')];
      expect(told).toEqual([status, null, 'Origin']);
    }
  });

  it('keep an answer to no origin from caches that would hand it to one', async () => {
    const app = await makeApp();
    const { headers } = await app.app.request('https://auth.acme.test/auth/config');
    expect([headers.get('vary'), headers.get('access-control-allow-origin')]).toEqual(['Origin', null]);
  });

  it('let the page of a mail’s link run its own script, and nothing else', async () => {
    const app = await makeApp();
    const response = await app.browser().request('GET', '/link');
    const page = await response.text();
    const policy = (response.headers.get('content-security-policy') ?? '').split('; ');
    for (const [element, directive] of [
      ['script', 'script-src'],
      ['style', 'style-src'],
    ] as const) {
      const text = new RegExp(`<${element}[^>]*>([^]*?)</${element}>`).exec(page)?.[1] ?? '';
      const hash = createHash('sha256').update(text).digest('base64');
      expect(policy.filter((each) => each.startsWith(directive))).toEqual([`${directive} 'sha256-${hash}'`]);
    }
    expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"]));
    const { 'content-security-policy': _, ...fixed } = FIXED;
    expect(Object.fromEntries(response.headers)).toMatchObject({ ...fixed, 'cache-control': 'no-store' });
  });

  it('answer a preflight, with what the page may send', async () => {
    const app = await makeApp({ origins: ['https://shop.test'] });
    const preflight = async (origin: string) => {
      const asked = { 'access-control-request-method': 'PUT', 'access-control-request-headers': 'content-type' };
      const response = await app.browser().request('OPTIONS', '/me', undefined, { ...asked, origin });
      return { status: response.status, headers: Object.fromEntries(response.headers) };
    };
    const allowed = {
      ...FIXED,
      ...SHARED,
      'access-control-allow-headers': 'content-type',
      'access-control-allow-methods': 'GET,HEAD,PUT,POST,DELETE,PATCH,QUERY',
      'access-control-max-age': '600',
      'cache-control': 'no-store',
      vary: 'Origin, Access-Control-Request-Headers',
    };
    expect(await preflight('https://shop.test')).toEqual({
      status: 204,
      headers: { ...allowed, 'access-control-allow-origin': 'https://shop.test' },
    });
    const { 'access-control-allow-origin': _, ...withoutOrigin } = allowed;
    expect(await preflight('https://evil.test')).toEqual({ status: 204, headers: withoutOrigin });
  });
});
