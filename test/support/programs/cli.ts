import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createApp, createKeyring } from '@sallyport/server';
import { Hono } from 'hono';
import { afterEach, beforeEach } from 'vitest';
import { run } from '../../../server/src/cli/run.ts';
import type { Terminal } from '../../../server/src/cli/terminal.ts';
import { openDirectory } from '../../../server/src/adapters/open-directory.ts';
import { openStore } from '../../../server/src/adapters/open-store.ts';
import { argon2Hasher } from '../../../server/src/adapters/argon2-hasher.ts';
import { testPorts } from '../test-ports.ts';
import { TestBrowser } from '../test-browser.ts';
import { A } from '../restart.ts';

const SECRET = Buffer.from(A).toString('base64');

/** What a command came to. */
export interface Ran {
  code: number;
  /** Standard output and standard error. */
  printed: string;
  told: string;
}

const BIN = fileURLToPath(new URL('../../../server/bin/sallyport.mjs', import.meta.url));

/** The command line as a process of its own, started as `npx sallyport` starts it. */
export function startSallyport(args: string[], cwd: string, env: Record<string, string> = {}, input = '') {
  const child = spawn(BIN, args, { cwd, env: { PATH: process.env['PATH'], ...env } });
  const ran = { printed: '', told: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.printed += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.told += text));
  child.stdin.end(input);
  const ended = new Promise<Omit<Ran, 'code'> & { code: number | null }>((resolve) =>
    child.once('close', (code) => resolve({ code, ...ran })),
  );
  return { ended, kill: () => child.kill('SIGKILL') };
}

/** The command line in a folder of its own for each test, and the server over the same store. */
export function commandLine() {
  let folder = '';
  let closing: (() => Promise<void>)[] = [];
  const file = (name: string) => join(folder, name);
  const env = () => ({
    SALLYPORT_URL: 'https://auth.acme.test',
    SALLYPORT_SECRET: SECRET,
    SALLYPORT_STORE: `sqlite:${file('sallyport.db')}`,
  });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-'));
  });
  afterEach(async () => {
    await Promise.all(closing.map((close) => close()));
    closing = [];
    rmSync(folder, { recursive: true });
  });

  return {
    file,
    env,
    /** Gives a command; what it asks for is answered in order. */
    async sallyport(args: string[], answers: string[] = [], more: Record<string, string> = {}): Promise<Ran> {
      const ran = { printed: '', told: '' };
      const answer = async () => {
        const next = answers.shift();
        if (next === undefined) throw new Error('One answer more was asked for.');
        return next;
      };
      const terminal: Terminal = {
        env: { ...env(), ...more },
        isInteractive: false,
        print: (text) => void (ran.printed += `${text}\n`),
        tell: (text) => void (ran.told += `${text}\n`),
        show: () => {},
        ask: answer,
        askSecret: answer,
      };
      const code = await run(args, terminal);
      return { code, ...ran };
    },
    /** The server over what the commands keep. */
    async server(...secrets: (typeof A)[]) {
      const store = await openStore(env().SALLYPORT_STORE);
      const directory = await openDirectory(env().SALLYPORT_STORE);
      const works: Promise<void>[] = [];
      closing.push(async () => {
        await Promise.all(works);
        await directory.close();
        await store.close();
      });
      const ports = await testPorts({
        directory,
        url: env().SALLYPORT_URL,
        clock: Date.now,
        store,
        later: (work) => void works.push(work()),
        hasher: argon2Hasher(),
        keyring: await createKeyring(secrets[0] ?? A, ...secrets.slice(1)),
      });
      const app = new Hono().route('/auth', createApp(ports));
      return { ports, browser: () => new TestBrowser(app, env().SALLYPORT_URL) };
    },
  };
}
