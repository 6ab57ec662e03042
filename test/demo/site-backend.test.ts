import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { decodeJwt, SignJWT } from 'jose';
import { afterEach, expect, it } from 'vitest';
import { Hono } from 'hono';
import { createApp } from '@sallyport/server';
import { listen } from '../../server/src/adapters/listen.ts';
import { createAccount } from '../../server/src/accounts/create-account.ts';
import { signingKey } from '../../server/src/sessions/signing-keys.ts';
import { PASSWORD } from '../support/people.ts';
import { freePort } from '../support/programs/server-process.ts';
import { TestBrowser } from '../support/test-browser.ts';
import { testPorts } from '../support/test-ports.ts';

const PAGE = 'https://www.acme.test';
const SITE = fileURLToPath(new URL('../../demo/site-backend.mjs', import.meta.url));
const ends: (() => unknown)[] = [];
afterEach(() => Promise.all(ends.splice(0).map((end) => end())));

it('A-44 a site’s own backend, in its own process, learns from a token for it who calls', {
  timeout: 30_000,
}, async () => {
  const [port, sitePort] = [await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  const ports = await testPorts({ clock: Date.now, url, origins: [PAGE, 'https://other.test'] });
  await createAccount(ports, {
    email: 'ben@acme.test',
    tenant: 'acme',
    role: 'member',
    owner: false,
    password: PASSWORD,
  });
  const app = new Hono().route('/auth', createApp(ports));
  const server = await listen(app, { host: '127.0.0.1', port });
  ends.push(() => server.close());
  const site = spawn(process.execPath, [SITE], {
    env: { PATH: process.env['PATH'], ISSUER: url, SITE: PAGE, PORT: String(sitePort) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  ends.push(() => site.kill());
  await once(site.stdout, 'data');

  const ben = new TestBrowser(app, url);
  await ben.signIn('ben@acme.test');
  const tokenFor = async (origin: string) => {
    const response = await ben.request('POST', '/session/token', {}, { origin });
    return ((await response.json()) as { token: string }).token;
  };
  const token = await tokenFor(PAGE);
  const ask = async (authorization: string) => {
    const answer = await fetch(`http://127.0.0.1:${sitePort}/`, { headers: { authorization } });
    return [answer.status, await answer.json()];
  };

  expect(await ask(`Bearer ${token}`)).toEqual([200, { hello: 'ben@acme.test', aal: 1 }]);
  const refused = [401, { error: 'sign in first' }];
  for (const origin of [url, 'https://other.test'])
    expect(await ask(`Bearer ${await tokenFor(origin)}`)).toEqual(refused);
  const { kid, key } = await signingKey(ports);
  const untyped = new SignJWT(decodeJwt(token)).setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' });
  expect(await ask(`Bearer ${await untyped.sign(key)}`)).toEqual(refused);
  const [head = '', claims = '', signature = ''] = token.split('.');
  const forged = Buffer.from(claims, 'base64url').toString().replace('"aal":1', '"aal":2');
  expect(await ask(`Bearer ${head}.${Buffer.from(forged).toString('base64url')}.${signature}`)).toEqual(refused);
  expect(await ask(`Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`)).toEqual(refused);
  expect(await ask('')).toEqual(refused);
});
