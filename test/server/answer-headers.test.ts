import { createApp } from '@sallyport/server';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { listen } from '../../server/src/adapters/listen.ts';
import { json } from '../../server/src/http/answer-headers.ts';
import { observe } from '../../server/src/middleware/observe.ts';
import { testPorts } from '../support/test-ports.ts';

const ORIGIN = 'https://auth.acme.test';
const portsOf = () => testPorts({ clock: Date.now, url: ORIGIN });

describe('an answer that is made with all headers at once', () => {
  it('sets several cookies, each in a line of its own', async () => {
    const app = new Hono().use(observe(await portsOf())).get('/', (c) => json(c, {}, 200, {}, ['a=1', 'b=2', 'c=3']));
    const { headers } = await app.request('/');
    expect(headers.getSetCookie()).toEqual(['a=1', 'b=2', 'c=3']);
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  it('has nothing of an answer that was given up for it', async () => {
    const app = new Hono()
      .use(observe(await portsOf()))
      .get('/', (c) => {
        json(c, {}, 200, { 'Retry-After': '1' }, ['session=secret']);
        throw new Error('broken');
      })
      .onError((_error, c) => json(c, {}, 500));
    const { status, headers } = await app.request('/');
    expect([status, headers.getSetCookie(), headers.get('retry-after')]).toEqual([500, [], null]);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each([
    ['GET', '/auth/session', 204],
    ['HEAD', '/auth/session', 204],
    ['GET', '/auth/link', 200],
    ['GET', '/auth/nothing', 404],
    ['POST', '/auth/flows', 201],
    ['DELETE', '/auth/session', 204],
    ['OPTIONS', '/auth/session', 204],
  ])('is the same on the wire as in the process: %s %s', async (method, path, status) => {
    const app = new Hono().route('/auth', createApp(await portsOf()));
    const server = await listen(app, { host: '127.0.0.1', port: 0 });
    try {
      const init = {
        method,
        headers: { origin: ORIGIN, 'content-type': 'application/json' },
        ...(method === 'POST' ? { body: JSON.stringify({ purpose: 'sign-in' }) } : {}),
      };
      const inProcess = await app.request(`${ORIGIN}${path}`, init);
      const onTheWire = await fetch(`http://127.0.0.1:${server.port}${path}`, init);
      expect([inProcess.status, onTheWire.status]).toEqual([status, status]);
      expect(told(onTheWire.headers)).toEqual(told(inProcess.headers));
    } finally {
      await server.close();
    }
  });
});

const OF_THE_CONNECTION = new Set(['connection', 'date', 'keep-alive', 'content-length', 'transfer-encoding']);

/** What an answer says; ids and tokens are new each time, and Node adds what belongs to the connection. */
function told(headers: Headers): Record<string, string> {
  expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
  const own = [...headers].filter(([name]) => !OF_THE_CONNECTION.has(name));
  return Object.fromEntries(own.map(([name, value]) => [name, value.replace(/[\da-f-]{36}|=[\w-]{43}/, '*')]));
}
