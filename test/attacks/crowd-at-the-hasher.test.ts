import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, onTestFinished, vi } from 'vitest';
import { listen } from '../../server/src/adapters/listen.ts';
import { queuedHasher } from '../../server/src/adapters/queued-hasher.ts';
import { PASSWORD } from '../support/people.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { inParallel, tally } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';

/** A busy machine is no failure; in ms. */
const PATIENCE = { timeout: 15_000 };

/** The app's hasher behind a line, held up until the test lets it go; how often it was asked. */
function heldHasher(app: TestApp, placesEach: number) {
  const { hasher } = app.ports;
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const asked: string[] = [];
  app.ports.hasher = queuedHasher(
    {
      ...hasher,
      async verify(hash, password) {
        asked.push(password);
        await held;
        return hasher.verify(hash, password);
      },
    },
    { slots: 2, placesEach, refused: () => app.ports.metrics?.refused('hashing') },
  );
  return { asked, letGo };
}

onEachStore('A-35 a crowd at the hasher', (makeApp) => {
  it('gets 503 and Retry-After where no place is left, is counted, and nobody else waits behind it', async () => {
    const app = await makeApp();
    const refused: string[] = [];
    app.ports.metrics = { request() {}, event() {}, refused: (budget) => void refused.push(budget) };
    const { asked, letGo } = heldHasher(app, 2); // four places
    const crowd = inParallel(30, (n) =>
      app.browser({ 'x-test-remote': '198.51.100.7' }).signIn(`name${n}@acme.test`, 'crowd'),
    );
    await vi.waitFor(() => expect(refused).toHaveLength(25), PATIENCE);
    const ben = app.browser().signIn('ben@acme.test');
    await vi.waitFor(() => expect(asked.filter((password) => password !== 'crowd')).toHaveLength(1), PATIENCE);
    expect(asked).toHaveLength(2);
    letGo();
    const replies = await crowd;
    expect(tally(replies.map(({ status }) => status))).toEqual({ 422: 5, 503: 25 });
    expect(tally(replies.map(({ headers }) => headers.get('retry-after') ?? 'none'))).toEqual({ 2: 25, none: 5 });
    expect([(await ben).step.kind, tally(refused)]).toEqual(['done', { hashing: 25 }]);
    expect(app.errors).toEqual([]);
  });

  it('is never hashed once it has hung up', async () => {
    const app = await makeApp();
    const { asked, letGo } = heldHasher(app, 64);
    const server = await listen(app.app, { host: '127.0.0.1', port: 0 });
    onTestFinished(() => server.close());
    const sockets = () => process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
    const { url } = app.ports.site;
    const answer = { kind: 'credentials', identifier: 'ben@acme.test', password: 'crowd' };
    const body = JSON.stringify({ purpose: 'sign-in', answer });
    const fields = [
      'POST /auth/flows HTTP/1.1',
      `host: ${url.host}`,
      `origin: ${url.origin}`,
      'content-type: application/json',
      `content-length: ${body.length}`,
    ];
    const guess = async () => {
      const socket = connect(server.port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(`${fields.join('\r\n')}\r\n\r\n${body}`);
      return socket;
    };
    const [first] = [await guess()];
    await vi.waitFor(() => expect(asked).toHaveLength(1), PATIENCE);
    const before = sockets();
    const crowd = await inParallel(20, guess);
    const counted = async () => (await app.dump()).find((line) => line.startsWith('attempts:source-'));
    await vi.waitFor(async () => expect(await counted()).toContain('"spent":8'), PATIENCE);
    for (const socket of crowd) socket.destroy();
    await vi.waitFor(() => expect(sockets()).toBe(before), PATIENCE); // the server has heard of it
    await new Promise((resolve) => setTimeout(resolve, 100));
    letGo();
    const [reply] = (await once(first, 'data')) as [Buffer];
    first.destroy();
    expect(reply.toString()).toContain(' 422 ');
    const ben = app.browser({ 'x-test-remote': '198.51.100.8' });
    expect((await ben.signIn('ben@acme.test')).step.kind).toBe('done');
    expect(tally(asked)).toEqual({ crowd: 1, [PASSWORD]: 1 });
    expect(app.errors).toEqual([]);
  });
});
