import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMailServer } from '../support/programs/mail-server.ts';
import { freePort, startServer } from '../support/programs/server-process.ts';

const LOGIN = 'user%40acme:s%3Acret%2F';
const SUBJECT = '/CN=mail server of a test';
const NAMES = 'subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::ffff:127.0.0.1';

describe('the server as a process, with a mail server', { timeout: 60_000 }, () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-'));
    const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', SUBJECT, '-addext', NAMES, ...files],
      { stdio: 'ignore' },
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    ['smtps', 'localhost'],
    ['smtp', '[::ffff:127.0.0.1]'], // this machine, by a name that doesn't say so
  ])('R-87 mails over TLS by %s, after a login; Ctrl-C ends it', async (scheme, host) => {
    const logins: unknown[] = [];
    const mailServer = await startMailServer({
      secure: scheme === 'smtps',
      authOptional: false,
      key: readFileSync(join(folder, 'key.pem')),
      cert: readFileSync(join(folder, 'cert.pem')),
      onAuth: ({ username, password }, { secure }, done) => {
        logins.push([username, password, secure]);
        done(null, { user: username });
      },
    });
    const port = String(await freePort());
    const server = startServer(
      {
        SALLYPORT_DEMO: '1',
        SALLYPORT_STORE: 'memory:',
        SALLYPORT_SMTP: `${scheme}://${LOGIN}@${host}:${mailServer.port}`,
        SALLYPORT_MAIL_FROM: 'Acme <no-reply@acme.test>',
        NODE_EXTRA_CA_CERTS: join(folder, 'cert.pem'),
        PORT: port,
      },
      folder,
    );
    try {
      await server.says('Demo mode');
      await useBackupCode(`http://localhost:${port}`);
      const [{ raw } = expect.fail(`Nothing was taken. ${server.output()}`)] = mailServer.taken;
      expect(await PostalMime.parse(raw)).toMatchObject({
        subject: `A backup code was used at localhost:${port}`,
        from: { name: 'Acme', address: 'no-reply@acme.test' },
        to: [{ address: 'member@acme.test' }],
      });
      const login = ['user@acme', 's:cret/', true];
      expect(logins).toEqual([login, login]); // at the start, to see that mails will go out, and for the mail
      expect(await (await fetch(`http://localhost:${port}/outbox.json`)).json()).toEqual([]);
      expect(await server.end('SIGINT')).toBe(0);
      expect(server.output()).not.toMatch(/Error|Warning|s(:|%3A)cret/);
    } finally {
      await server.end('SIGKILL');
      await mailServer.close();
    }
  });

  it('A-27 sends before its end what it has said will come', async () => {
    const mailServer = await startMailServer({ onRcptTo: (_address, _session, done) => void setTimeout(done, 1000) });
    const port = String(await freePort());
    const origin = `http://localhost:${port}`;
    const server = startServer(
      {
        SALLYPORT_DEMO: '1',
        SALLYPORT_STORE: 'memory:',
        SALLYPORT_SMTP: `smtp://localhost:${mailServer.port}`,
        SALLYPORT_MAIL_FROM: 'no-reply@acme.test',
        PORT: port,
      },
      folder,
    );
    try {
      await server.says('Demo mode');
      const asked = await fetch(`${origin}/auth/flows`, {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify({ purpose: 'recover', answer: { kind: 'identify', identifier: 'member@acme.test' } }),
      });
      expect(asked.status).toBe(201);
      expect(await server.end('SIGTERM')).toBe(0);
      expect(mailServer.taken).toMatchObject([{ to: ['member@acme.test'] }]);
    } finally {
      await server.end('SIGKILL');
      await mailServer.close();
    }
  });
});

/** Signs the demo's member in with one of the backup codes. */
async function useBackupCode(origin: string): Promise<void> {
  let cookies = '';
  const post = async (path: string, body: object) => {
    const response = await fetch(`${origin}/auth${path}`, {
      method: 'POST',
      headers: { origin, cookie: cookies, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const set = response.headers.getSetCookie().map((each) => each.split(';', 1)[0]);
    if (set.length) cookies = set.join('; ');
    return (await response.json()) as { kind: string; flow: string; revision: number };
  };
  const credentials = { kind: 'credentials', identifier: 'member@acme.test', password: 'demo password 2026' };
  let step = await post('/flows', { purpose: 'sign-in', answer: credentials });
  for (const answer of [
    { kind: 'choose', authenticator: 'backup-code' },
    { kind: 'code', code: 'DEMO0-CODE0' },
  ]) {
    step = await post(`/flows/${step.flow}/answers`, { ...answer, revision: step.revision });
  }
  expect(step.kind).toBe('done');
}
