import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { Hono } from 'hono';
import { expect, it, onTestFinished } from 'vitest';
import { listen } from '../../server/src/adapters/listen.ts';

/** Long before what is still open is cut off. */
const SOON = { timeout: 5_000 };

const at = { host: '127.0.0.1', port: 0 };

/** Opens a connection, as a browser does in advance. */
async function connected(port: number): Promise<{ closed: Promise<unknown> }> {
  const socket = connect(port, at.host);
  onTestFinished(() => void socket.destroy());
  await new Promise((resolve) => socket.once('connect', resolve));
  return { closed: new Promise((resolve) => socket.once('close', resolve)) };
}

it('a server that ends waits for no connection over which nothing was asked', SOON, async () => {
  const server = await listen(new Hono(), at);
  const { closed } = await connected(server.port);
  await server.close();
  await closed;
});

it('a server that ends answers what is in flight, and waits for no more over that connection', SOON, async () => {
  let answer: (() => void) | undefined;
  const app = new Hono().get('/', async (c) => {
    await new Promise<void>((resolve) => (answer = resolve));
    return c.text('answered');
  });
  const server = await listen(app, at);
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const text = new Promise<string>((resolve, reject) => {
    const request = get({ ...at, port: server.port, agent });
    request.once('response', (response) => response.once('data', (part) => resolve(String(part))));
    request.once('error', reject);
  });
  await expect.poll(() => answer).toBeDefined();
  const ended = server.close();
  answer!();
  expect(await text).toBe('answered');
  await ended;
});
