import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from '@sallyport/client';
import * as elements from '@sallyport/elements';
import '@sallyport/elements/login';
import tokens from '@sallyport/elements/tokens.json' with { type: 'json' };
import { startMock } from '@sallyport/mock';
import { StartFlow } from '@sallyport/protocol';
import { presets } from '@sallyport/rules';
import { createApp } from '@sallyport/server';
import { totp } from '@sallyport/testing';

/** Goes through what a program without a page does with each package, and says what holds. */
const held = (line: string) => console.log(line);

assert.equal('HTMLElement' in globalThis, false);
assert.equal(elements.SallyLogin.tag, 'sally-login');
assert.ok(Object.keys(tokens).length > 0);
const fields = ['code-field', 'password-field', 'trust-device', 'try-another-way', 'qr-code', 'backup-codes'];
const settings = ['settings', 'factors', 'passkeys', 'trusted-devices', 'sessions', 'password', 'address', 'activity'];
for (const name of ['login', 'flow', 'gate', 'user-button', 'team', 'audit', ...fields, ...settings])
  assert.equal(Object.keys((await import(`@sallyport/elements/${name}`)) as object).length, 1);
held('imports the elements, which register nothing');

const mock = startMock();
const { account } = await mock.as('member');
assert.equal(account.email, 'member@acme.test');
held('signs somebody in by the mock');

const server = createServer(async (request, response) => {
  const answer = await mock.fetch(`http://localhost${request.url}`);
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const client = new Client({ server: `http://127.0.0.1:${(server.address() as AddressInfo).port}/auth` });
const leave = client.config.subscribe(() => {}); // nothing is loaded for nobody
await client.config.refresh();
assert.ok(client.config.value?.methods.includes('password'));
leave();
server.closeAllConnections();
server.close();
held('asks a backend by a client');

assert.equal(StartFlow.safeParse({ purpose: 'rain' }).success, false);
assert.ok('strict' in presets);
assert.equal(typeof createApp, 'function');
assert.match(totp('GEZDGNBVGY3TQOJQ'), /^\d{6}$/);
held('has the schemas, the rules, the backend and the code of an app');

// @ts-expect-error a client is told where its server is
void (() => new Client({}));
held('has types by which what is wrong is an error');
