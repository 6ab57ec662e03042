import { expect, it } from 'vitest';
import { createApp, type AnsweredRequest } from '@sallyport/server';
import { Hono } from 'hono';
import { onEachStore } from '../support/store/on-each-store.ts';
import { testPorts } from '../support/test-ports.ts';
import type { TestApp } from '../support/test-app.ts';

const PROXY = '10.0.0.7';
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

const linesOf = ({ lines }: TestApp) => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

onEachStore('a request', (makeApp) => {
  it.each([
    ['GET', '/config?token=x', '/auth/config', 200],
    ['HEAD', '/config', '/auth/config', 200],
    ['GET', '/flows/abc', '/auth/flows/:id', 404],
    ['POST', '/flows/abc/answers', '/auth/flows/:id/answers', 400],
    ['DELETE', '/me/sessions/abc', '/auth/me/sessions/:id', 401],
    ['GET', '/anna@acme.test', 'none', 404],
    ['OPTIONS', '/flows/abc', 'none', 204],
  ])('leaves one line and no URL: %s %s', async (method, path, route, status) => {
    const app = await makeApp();
    const response = await app.browser().request(method, path, method === 'POST' ? {} : undefined);
    const requestId = response.headers.get('x-request-id');
    expect(requestId).toMatch(UUID);
    expect(linesOf(app)).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        requestId,
        msg: 'request',
        method,
        route,
        status,
        ms: expect.any(Number),
      },
    ]);
  });

  it('that is refused or fails leaves its line as well, and what failed has its id', async () => {
    const app = await makeApp();
    await app.browser({ origin: 'https://evil.test' }).request('POST', '/flows/abc/answers', {});
    app.ports.store.get = () => Promise.reject(new Error('broken'));
    const failed = await app.browser().request('GET', '/flows/abc');
    const requestId = failed.headers.get('x-request-id');
    expect(linesOf(app)).toMatchObject([
      { msg: 'request', route: '/auth/flows/:id/answers', status: 403, requestId: expect.stringMatching(UUID) },
      { msg: expect.stringContaining('SALLYPORT_ORIGINS'), origin: 'https://evil.test' },
      { level: 'error', msg: 'A request failed.', requestId, err: { message: 'broken' } },
      { level: 'info', msg: 'request', route: '/auth/flows/:id', status: 500, requestId },
    ]);
  });

  it('keeps the id that a trusted proxy gave it, and no other', async () => {
    const app = await makeApp({ trustedProxies: ['10.0.0.0/8'] });
    const idOf = async (given: string, remote: string) => {
      const headers = { 'x-request-id': given, 'x-test-remote': remote };
      return (await app.browser().request('GET', '/config', undefined, headers)).headers.get('x-request-id');
    };
    expect(await idOf('proxy-1_A', PROXY)).toBe('proxy-1_A');
    expect(await idOf('x'.repeat(64), PROXY)).toBe('x'.repeat(64));
    for (const [given, remote] of [
      ['proxy-1_A', '192.0.2.1'],
      ['proxy-1_A', 'unknown'],
      ['x'.repeat(65), PROXY],
      ['a b', PROXY],
      ['anna@acme.test', PROXY],
      ['{"a":1}', PROXY],
      ['', PROXY],
    ] as const) {
      expect([given, await idOf(given, remote)]).toEqual([given, expect.stringMatching(UUID)]);
    }
  });

  it('is counted by route, method and status, of which a stranger can make up none', async () => {
    const answered: AnsweredRequest[] = [];
    const metrics = { request: (each: AnsweredRequest) => void answered.push(each), event() {}, refused() {} };
    const ports = await testPorts({ clock: Date.now, url: 'https://auth.acme.test', metrics });
    const app = new Hono().route('/auth', createApp(ports));
    for (const method of ['GET', 'MADE-UP', 'M2']) {
      for (const path of ['/flows/a', '/flows/b', '/c', '/d/e']) await app.request(`/auth${path}`, { method });
    }
    expect(answered).toHaveLength(12);
    const series = new Set(answered.map(({ method, route, status }) => `${method} ${route} ${status}`));
    expect([...series]).toEqual(['GET /auth/flows/:id 404', 'GET none 404', 'other none 403']);
    expect(answered.every(({ ms }) => ms >= 0)).toBe(true);
  });
});
