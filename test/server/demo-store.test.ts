import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandLine, startSallyport } from '../support/programs/cli.ts';
import { readConfig } from '../../server/src/config.ts';
import { HttpBrowser } from '../support/programs/http-browser.ts';
import { PASSWORD } from '../support/people.ts';
import { freePort, startServer, type ServerProcess } from '../support/programs/server-process.ts';

const DEMOS = 'the demo’s, whose password everybody knows: name another one.\n';
const DEMO_STORE = 'sqlite:.sallyport/demo/sallyport.db';

describe('the demo and then a site, in one folder', { timeout: 180_000 }, () => {
  const { sallyport } = commandLine();
  let folder: string;
  let running: ServerProcess[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-'));
    running = [];
  });
  afterEach(async () => {
    await Promise.all(running.map((server) => server.end('SIGKILL')));
    rmSync(folder, { recursive: true });
  });
  const start = (env: Record<string, string>) => {
    const server = startServer(env, folder);
    running.push(server);
    return server;
  };
  const given = (args: string[], env: Record<string, string> = {}, input = '') =>
    startSallyport(args, folder, env, input).ended;

  it('N-01 keeps them apart: the demo, then init, then serve', async () => {
    const port = String(await freePort());
    const demo = start({ SALLYPORT_DEMO: '1', PORT: port });
    await demo.says('Demo mode');
    await demo.end('SIGINT');

    const origin = `http://localhost:${port}`;
    const made = await given(['init', '--url', origin, '--email', 'root@acme.test'], {}, `${PASSWORD}\n`);
    expect([made.code, made.told]).toEqual([0, expect.stringContaining('Made root@acme.test')]);
    const kept = readFileSync(join(folder, '.sallyport/env'), 'utf8').trim().split('\n');
    const site = Object.fromEntries(kept.map((line) => line.split(/=(.*)/s).slice(0, 2))) as Record<string, string>;

    const server = start({ ...site, PORT: port });
    await server.says('Sallyport is at');
    const browser = new HttpBrowser(origin);
    expect((await browser.signIn('root@acme.test', PASSWORD))?.kind).toBe('done');
    const stranger = await new HttpBrowser(origin).signIn('system@sallyport.test', 'demo password 2026');
    expect(stranger?.problem?.code).toBe('invalid-credentials');

    for (const args of [
      ['init', '--email', 'eve@acme.test'],
      ['account', 'list'],
      ['policy', 'show'],
    ]) {
      const demos = `sqlite:${join(folder, '.sallyport/demo/sallyport.db')}`;
      const { code, told } = await sallyport(args, [PASSWORD], { SALLYPORT_STORE: demos });
      expect([args, code, told]).toEqual([args, 2, `The store ${demos} is ${DEMOS}`]);
    }
    const wrongStore = start({ ...site, PORT: port, SALLYPORT_STORE: DEMO_STORE });
    expect([await wrongStore.ended, wrongStore.output()]).toEqual([2, `The store ${DEMO_STORE} is ${DEMOS}`]);
    const secret = readFileSync(join(folder, '.sallyport/demo/secret'), 'utf8');
    expect(() => readConfig({ ...site, SALLYPORT_SECRET: secret })).toThrow('SALLYPORT_SECRET is the demo’s');
  });

  it('N-16 ends with one line and code 2 on a store that was made with another secret', async () => {
    const env = (fill: number) => ({
      SALLYPORT_URL: 'https://auth.acme.test',
      SALLYPORT_SECRET: Buffer.alloc(32, fill).toString('base64'),
      PORT: '0',
    });
    const first = start(env(1));
    await first.says('Sallyport is at');
    await first.end('SIGINT');
    const second = start(env(2));
    expect(await second.ended).toBe(2);
    expect(second.output().trim().split('\n')).toEqual([
      'The store sqlite:.sallyport/sallyport.db was made with another secret, which SALLYPORT_SECRET does not list.',
    ]);
  });
});
