import { once } from 'node:events';
import { connect } from 'node:net';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, type Listening } from '../../server/src/adapters/listen.ts';
import { testApp } from '../support/test-app.ts';

const ORIGIN = 'https://auth.acme.test';
const LIMIT = 16 * 1024;

/** A well-formed request for a flow, of so many bytes. */
const bodyOf = (length: number) => {
  const start = '{"purpose":"sign-in","returnTo":"/';
  return `${start}${'a'.repeat(length - start.length - 2)}"}`;
};

describe('the limit of a body', () => {
  let server: Listening;
  beforeAll(async () => {
    const { app } = await testApp();
    server = await listen(new Hono().route('/', app), { host: '127.0.0.1', port: 0 });
  });
  afterAll(() => server.close());

  /**
   * Sends the head and the body as they are, and says with which status each request that was seen in it is answered.
   */
  async function send(head: Record<string, string>, body: string): Promise<number[]> {
    const socket = connect(server.port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.on('error', () => {}); // the server may hang up before everything was sent
    const lines = { host: 'auth.acme.test', origin: ORIGIN, 'content-type': 'application/json', ...head };
    const text = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST /auth/flows HTTP/1.1\r\n${text.join('')}\r\n${body}`);
    socket.setTimeout(500, () => socket.destroy());
    await once(socket, 'close');
    return [...answer.matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => Number(status));
  }
  const chunked = (body: string) => `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  const length = (bytes: number) => ({ 'content-length': String(bytes) });

  it('lets a body of the limit in, announced or in chunks', async () => {
    expect(await send(length(LIMIT), bodyOf(LIMIT))).not.toContain(413);
    expect(await send({ 'transfer-encoding': 'chunked' }, chunked(bodyOf(LIMIT)))).not.toContain(413);
    expect(await send(length(200), bodyOf(200))).toEqual([201]);
  });

  it('A-26 refuses a larger one, announced or in chunks', async () => {
    expect(await send(length(LIMIT + 1), bodyOf(LIMIT + 1))).toEqual([413]);
    expect(await send({ 'transfer-encoding': 'chunked' }, chunked(bodyOf(LIMIT + 1)))).toEqual([413]);
  });

  it('A-26 reads no more than was announced', async () => {
    const next = `GET /auth/healthz HTTP/1.1\r\nhost: auth.acme.test\r\n\r\n`;
    expect(await send(length(200), bodyOf(200) + next)).toEqual([201, 200]);
    expect(await send(length(200), bodyOf(LIMIT * 4))).toEqual([400]);
  });

  it('A-26 takes no length beside chunks, nor two, nor one that is no number', async () => {
    const large = chunked(bodyOf(LIMIT * 4));
    for (const head of [
      { ...length(200), 'transfer-encoding': 'chunked' },
      { 'content-length': '200, 300' },
      { 'content-length': '0x10' },
      { 'content-length': '-1' },
      { 'transfer-encoding': 'gzip, chunked' },
    ])
      expect([400, 413]).toContain((await send(head, large))[0]);
  });

  it.each<[string, Record<string, string>]>([
    ['announces nothing', {}],
    ['announces chunks beside a length', { 'content-length': '200', 'transfer-encoding': 'chunked' }],
  ])('A-26 counts a body that %s, and never was on a wire', async (_what, more) => {
    const { app } = await testApp();
    const post = async (body: string) => {
      const headers = { origin: ORIGIN, 'content-type': 'application/json', ...more };
      const response = await app.request(`${ORIGIN}/auth/flows`, { method: 'POST', headers, body });
      return response.status;
    };
    expect([await post(bodyOf(200)), await post(bodyOf(LIMIT)), await post(bodyOf(LIMIT + 1))]).toEqual([
      201, 400, 413,
    ]);
  });
});
