import { readFileSync } from 'node:fs';
import { createApp } from '@sallyport/server';
import { Hono } from 'hono';
import { afterEach, expect, it, vi } from 'vitest';
import { app as site } from '../../demo/embed/snippets/guard.ts';
import { sallyport } from '../../server/src/cli/sallyport.ts';
import type { Terminal } from '../../server/src/cli/terminal.ts';
import { createAccount } from '../../server/src/accounts/create-account.ts';
import { PASSWORD } from '../support/people.ts';
import { TestBrowser } from '../support/test-browser.ts';
import { testPorts } from '../support/test-ports.ts';

const PAGE = 'https://www.example.com';
/** Nothing is run, so nothing is said. */
const terminal = {} as Terminal;
afterEach(() => vi.unstubAllGlobals());

it('the snippet for a backend tells who calls, and asks for a second step where it says so', async () => {
  const ports = await testPorts({ clock: Date.now, url: 'https://auth.example.com', origins: [PAGE] });
  const of = { tenant: 'acme', role: 'member', owner: false, password: PASSWORD } as const;
  await createAccount(ports, { ...of, email: 'ben@acme.test' });
  const backend = new Hono().route('/auth', createApp(ports));
  vi.stubGlobal('fetch', async (...args: Parameters<typeof fetch>) => backend.request(new Request(...args)));
  const ben = new TestBrowser(backend, 'https://auth.example.com');
  await ben.signIn('ben@acme.test');
  const made = await ben.request('POST', '/session/token', {}, { origin: PAGE });
  const { token } = (await made.json()) as { token: string };
  const ask = (method: string, path: string, authorization: string) =>
    site.request(path, { method, headers: { authorization } });

  expect(await (await ask('GET', '/orders', `Bearer ${token}`)).json()).toEqual({ of: 'ben@acme.test' });
  const weak = await ask('POST', '/payouts', `Bearer ${token}`);
  expect([weak.status, weak.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining('acr_values')]);
  expect((await ask('GET', '/orders', '')).status).toBe(401);
});

it('the commands to run are those that there are', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  const lines = readFileSync('demo/embed/snippets/run.sh', 'utf8').trim().split('\n');
  const commands = lines.flatMap((line) => line.split(' && '));
  const npm = commands.filter((it) => it.startsWith('npm run ')).map((it) => it.split(' ')[2]!);
  expect(npm.filter((name) => !(name in scripts))).toEqual([]);
  const known = new Map(sallyport(terminal).commands.map((command) => [command.name(), command]));
  for (const line of commands.filter((it) => it.startsWith('npx sallyport '))) {
    const [, , name = '', ...options] = line.split(' ');
    const flags = known.get(name)?.options.map(({ long }) => long);
    expect([name, flags]).toEqual([name, expect.arrayContaining(options.filter((it) => it.startsWith('--')))]);
  }
});
