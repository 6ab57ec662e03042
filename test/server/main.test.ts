import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort, startServer, type ServerProcess } from '../support/programs/server-process.ts';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

const SIGN_IN = {
  purpose: 'sign-in',
  answer: { kind: 'credentials', identifier: 'owner@acme.test', password: 'demo password 2026' },
};

describe('the server as a process', { timeout: 60_000 }, () => {
  let folder: string;
  let running: ServerProcess[] = [];
  const start = (env: Record<string, string>) => {
    const server = startServer(env, folder);
    running.push(server);
    return server;
  };
  const demo = async () => {
    const port = String(await freePort());
    const server = start({ SALLYPORT_DEMO: '1', PORT: port });
    await server.says('Demo mode');
    return { server, origin: `http://localhost:${port}`, port };
  };
  const signIn = (origin: string) =>
    fetch(`${origin}/auth/flows`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: JSON.stringify(SIGN_IN),
    });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-'));
  });
  afterEach(async () => {
    await Promise.all(running.map((server) => server.end('SIGKILL')));
    running = [];
    rmSync(folder, { recursive: true });
  });

  it('says where it is and which accounts there are; state survives a restart; Ctrl-C ends it cleanly', async () => {
    const { server, origin, port } = await demo();
    await server.says('let in by SALLYPORT_ORIGINS');
    expect(server.output()).toContain(`${origin}/auth`);
    for (const email of [
      'owner@acme.test',
      'admin@acme.test',
      'member@acme.test',
      'new@newco.test',
      'system@sallyport.test',
    ]) {
      expect(server.output()).toContain(email);
    }
    const response = await signIn(origin);
    expect(response.status).toBe(201);
    const cookie = response.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
    for (const file of ['secret', 'sallyport.db']) {
      expect(statSync(join(folder, '.sallyport', 'demo', file)).mode & 0o777).toBe(0o600);
    }
    expect(await server.end('SIGINT')).toBe(0);

    const again = start({ SALLYPORT_DEMO: '1', PORT: port });
    await again.says('Demo mode');
    const session = await fetch(`${origin}/auth/session`, { headers: { cookie } });
    expect(await session.json()).toMatchObject({ account: { email: 'owner@acme.test' } });
    expect(again.output() + server.output()).not.toMatch(/Error|Warning/);
  });

  it('answers the requests in flight before it ends', async () => {
    const { server, origin } = await demo();
    const answers = Array.from({ length: 9 }, () => signIn(origin)); // each costs an argon2 hash
    await Promise.race(answers); // all have been read by then, and most still hash
    const [code, ...responses] = await Promise.all([server.end('SIGINT'), ...answers]);
    expect(responses.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(code).toBe(0);
  });

  const SECRET = Buffer.alloc(32, 5).toString('base64');
  it.each<[string, Record<string, string>]>([
    ['SALLYPORT_URL', {}],
    ['SALLYPORT_SECRET', { SALLYPORT_URL: 'https://auth.acme.test' }],
    ['PORT', { SALLYPORT_DEMO: '1', PORT: 'x' }],
    ['NODE_ENV', { SALLYPORT_DEMO: '1', NODE_ENV: 'production' }],
    ['A store', { SALLYPORT_URL: 'https://auth.acme.test', SALLYPORT_SECRET: SECRET, SALLYPORT_STORE: 'mysql://x' }],
  ])('ends with one line about %s and exit code 2', async (name, env) => {
    const server = start(env);
    expect(await server.ended).toBe(2);
    expect(server.output().trim().split('\n')).toEqual([expect.stringContaining(name)]);
  });

  it('serves the backend alone outside demo mode', async () => {
    const port = String(await freePort());
    const server = start({ SALLYPORT_URL: 'https://auth.acme.test', SALLYPORT_SECRET: SECRET, PORT: port });
    await server.says('https://auth.acme.test/auth');
    const status = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
    expect(await Promise.all(['/auth/config', '/', '/demo.json', '/outbox', '/outbox.json'].map(status))).toEqual([
      200, 404, 404, 404, 404,
    ]);
    expect(server.output()).not.toContain('demo');
  });

  it('answers /metrics at the address of its own alone, and without one nowhere', async () => {
    const port = String(await freePort());
    const own = `127.0.0.1:${await freePort()}`;
    const env = { SALLYPORT_URL: 'https://auth.acme.test', SALLYPORT_SECRET: SECRET, PORT: port };
    const status = async (url: string) => (await fetch(url)).status;
    const reachable = (at: string) =>
      Promise.all(['/metrics', '/auth/metrics'].map((path) => status(`http://${at}${path}`)));
    const silent = start(env);
    await silent.says('https://auth.acme.test/auth');
    expect(await reachable(`127.0.0.1:${port}`)).toEqual([404, 404]);
    await expect(fetch(`http://${own}/metrics`)).rejects.toThrow();
    await silent.end('SIGINT');

    const counting = start({ ...env, SALLYPORT_METRICS: own });
    await counting.says('https://auth.acme.test/auth');
    expect(await reachable(`127.0.0.1:${port}`)).toEqual([404, 404]);
    expect([...(await reachable(own)), await status(`http://${own}/auth/config`)]).toEqual([200, 404, 404]);
    const text = await (await fetch(`http://${own}/metrics`)).text();
    expect(text).toContain('sallyport_request_duration_seconds_count{method="GET",route="none",status="404"} 1');
    expect(await counting.end('SIGINT')).toBe(0);
  });

  it('N-02 N-21 says at the start what it runs on; a taken port is named', async () => {
    const port = String(await freePort());
    const env = {
      SALLYPORT_URL: 'http://localhost:1',
      SALLYPORT_SECRET: SECRET,
      SALLYPORT_ORIGINS: 'https://www.acme.test',
      SALLYPORT_SMTP: 'smtp://me:hunter2@localhost:1',
      SALLYPORT_MAIL_FROM: 'no-reply@acme.test',
      SALLYPORT_TRUSTED_PROXIES: '10.0.0.0/8',
      PORT: port,
    };
    const server = start(env);
    await server.says('mails will not go out');
    expect(server.output()).toContain(`and the server listens at port ${port}: PORT sets that`);
    expect(JSON.parse(server.output().split('\n')[0] ?? '')).toMatchObject({
      msg: 'Sallyport is at http://localhost:1/auth',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      listens: `127.0.0.1:${port}`,
      store: 'sqlite:.sallyport/sallyport.db',
      origins: 'https://www.acme.test',
      mail: 'smtp://localhost:1',
      sms: 'none',
      proxies: '10.0.0.0/8',
    });
    expect(server.output()).not.toContain('hunter2');
    const second = start(env);
    expect([await second.ended, second.output()]).toEqual([
      2,
      `PORT: another process listens at 127.0.0.1:${port} already.\n`,
    ]);
  });

  it('prints lines of JSON alone, from the first on', async () => {
    const port = String(await freePort());
    const server = start({ SALLYPORT_URL: 'https://auth.acme.test', SALLYPORT_SECRET: SECRET, PORT: port });
    await server.says('https://auth.acme.test/auth');
    await fetch(`http://127.0.0.1:${port}/auth/config`);
    await server.says('/auth/config');
    await server.end('SIGINT');
    const lines = server
      .output()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject([
      { msg: 'Sallyport is at https://auth.acme.test/auth' },
      ...(existsSync(DIST) ? [] : [{ msg: expect.stringContaining('The widget is not built') }]),
      { msg: expect.stringContaining('The store has no accounts: run "npx sallyport init"') },
      { route: '/auth/config' },
    ]);
  });
});
