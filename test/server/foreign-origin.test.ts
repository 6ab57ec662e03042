import { expect, it } from 'vitest';
import { createApp } from '@sallyport/server';
import { testPorts } from '../support/test-ports.ts';

/** What is logged besides the lines of requests, while pages of these origins call. */
async function toldOf(origins: string[], method = 'OPTIONS'): Promise<unknown[]> {
  const told: unknown[] = [];
  const log = {
    info: (message: string, facts?: object) => void (message === 'request' || told.push({ message, ...facts })),
    error: (message: string) => void told.push(message),
    within: <R>(_id: string, work: () => R) => work(),
  };
  const ports = await testPorts({
    clock: Date.now,
    url: 'https://auth.acme.test',
    origins: ['https://shop.test'],
    log,
  });
  const app = createApp(ports);
  for (const origin of origins) {
    const headers = { origin, 'content-type': 'application/json', 'access-control-request-method': 'POST' };
    await app.request('https://auth.acme.test/flows', { method, headers });
  }
  return told;
}

const message = 'Pages of this origin are kept out. Where it is yours, add it to SALLYPORT_ORIGINS.';

it.each(['OPTIONS', 'POST', 'GET'])(
  'N-05 an origin that is kept out is logged once, with what lets it in: %s',
  async (method) => {
    const origins = ['https://www.acme.test', 'http://127.0.0.1:3000', 'https://www.acme.test'];
    expect(await toldOf(origins, method)).toEqual([
      { message, origin: 'https://www.acme.test' },
      { message, origin: 'http://127.0.0.1:3000' },
    ]);
  },
);

it('N-05 one that is let in isn’t, nor what is no origin', async () => {
  const junk = ['null', 'https://a.test/path?token=secret', 'x'.repeat(9000), `https://${'a'.repeat(200)}.test`];
  expect(await toldOf(['https://auth.acme.test', 'https://shop.test', ...junk])).toEqual([]);
});

it('N-05 a stranger who sends one after another fills no log', async () => {
  const origins = Array.from({ length: 500 }, (_, n) => `https://${n}.test`);
  expect((await toldOf(origins)).length).toBe(20);
});
