import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyring } from '@sallyport/server';
import { createAccount } from '../../server/src/accounts/create-account.ts';
import { argon2Hasher } from '../../server/src/adapters/argon2-hasher.ts';
import { openStore } from '../../server/src/adapters/open-store.ts';
import { PASSWORD } from '../support/people.ts';
import { freePort, startServer } from '../support/programs/server-process.ts';
import { testPorts } from '../support/test-ports.ts';
import type { Bench } from './bench.ts';
import { Connection } from './connection.ts';
import { spread } from './measure.ts';
import { SITE } from './subjects/subject.ts';
import { table, times, verdict } from './table.ts';

const CROWD = 200;
/** How many times as long as at rest somebody may wait for a sign-in. */
const MOST = 2;
const AT_REST_EACH = 5;
const ONE = 'one@bench.test';
const SECRET = new Uint8Array(32).fill(5);

/**
 * How long one person's sign-in takes while 200 others are sent at once from another address: a ratio to what it takes
 * at rest, on the server as it is started by its users.
 */
export async function reportCrowd({ rounds }: Bench): Promise<string> {
  const store = `sqlite:${join(mkdtempSync(join(tmpdir(), 'crowd-')), 'crowd.db')}`;
  await addOne(store);
  const port = await freePort();
  const server = startServer(
    {
      SALLYPORT_URL: SITE,
      SALLYPORT_SECRET: Buffer.from(SECRET).toString('base64'),
      SALLYPORT_STORE: store,
      SALLYPORT_TRUSTED_PROXIES: '127.0.0.1',
      PORT: String(port),
    },
    tmpdir(),
  );
  try {
    await server.says('Sallyport is at');
    const line = await Connection.open(port);
    const rest: number[] = [];
    const crowded: number[] = [];
    for (let round = -1; round < rounds; round++) {
      const alone: number[] = [];
      for (let n = 0; n < AT_REST_EACH; n++) alone.push(await signIn(line));
      const crowd = await gather(port, `198.51.100.${round + 2}`);
      await new Promise((resolve) => setTimeout(resolve, 50)); // by then all of them are in
      const beside = await signIn(line);
      for (const socket of crowd) socket.destroy(); // what has hung up is not hashed: the next round begins at rest
      await new Promise((resolve) => setTimeout(resolve, 500));
      if (round < 0) continue;
      rest.push(spread(alone).median);
      crowded.push(beside);
    }
    line.close();
    const [atRest, inCrowd] = [spread(rest).median, spread(crowded).median];
    const ratio = inCrowd / atRest;
    return [
      `A sign-in by password while ${CROWD} others come at once from another address, in ms`,
      `(median of ${rounds} rounds, SQLite, argon2id)`,
      '',
      table(
        ['', 'at rest', 'beside them', 'ratio', 'target', ''],
        [['sign-in', atRest.toFixed(1), inCrowd.toFixed(1), times(ratio), ...verdict(ratio, MOST)]],
      ),
    ].join('\n');
  } finally {
    await server.end('SIGTERM');
  }
}

/** Somebody who signs in by a password alone. */
async function addOne(url: string): Promise<void> {
  const store = await openStore(url, { now: Date.now });
  const keyring = await createKeyring(SECRET);
  const ports = await testPorts({ clock: Date.now, url: SITE, store, keyring, hasher: argon2Hasher() });
  await createAccount(ports, { tenant: 'bench', email: ONE, password: PASSWORD, role: 'member', owner: false });
  await store.close();
}

/** Signs somebody in who is sure of their password, and says how long it took. */
async function signIn(line: Connection): Promise<number> {
  const start = performance.now();
  const { status, body } = await line.send({ path: '/auth/flows', body: startOf(ONE, PASSWORD) });
  if (status !== 201) throw new Error(`A sign-in ended with ${status}: ${body}`);
  return performance.now() - start;
}

const startOf = (identifier: string, password: string) => ({
  purpose: 'sign-in',
  answer: { kind: 'credentials', identifier, password },
});

/** Sends all of a crowd at once, each over a connection of its own. */
async function gather(port: number, address: string): Promise<Socket[]> {
  const sockets = await Promise.all(
    Array.from({ length: CROWD }, async () => {
      const socket = connect(port, '127.0.0.1').setNoDelay();
      await once(socket, 'connect');
      return socket.resume();
    }),
  );
  for (const [n, socket] of sockets.entries()) {
    const body = JSON.stringify(startOf(`name${n}@bench.test`, 'Spring2026'));
    const head = [
      'POST /auth/flows HTTP/1.1',
      `host: ${new URL(SITE).host}`,
      `origin: ${SITE}`,
      `x-forwarded-for: ${address}`,
      'content-type: application/json',
      `content-length: ${body.length}`,
      'connection: close',
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  }
  return sockets;
}
