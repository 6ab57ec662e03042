import { createApp } from '@sallyport/server';
import { DEMO_BACKUP_CODES } from '@sallyport/server/demo/people';
import { demoPolicy, seedDemo } from '@sallyport/server/demo/seed';
import { outbox } from '@sallyport/server/memory';
import { handlers } from '@sallyport/mock/msw';
import { Hono } from 'hono';
import { setupServer } from 'msw/node';
import { expect, it, onTestFinished } from 'vitest';
import { askedBy, TRANSCRIPT, transcriptOf, type AskedBackend } from '../support/mock-conformance.ts';
import { TestBrowser } from '../support/test-browser.ts';
import { testPorts } from '../support/test-ports.ts';

const ORIGIN = 'http://localhost';

/** The backend as a server has it. */
async function realBackend(): Promise<AskedBackend> {
  const { mail, sms, messages } = outbox(Date.now);
  const ports = await testPorts({ clock: Date.now, url: ORIGIN, policy: demoPolicy, mail, sms });
  await seedDemo(ports);
  const browser = new TestBrowser(new Hono().route('/auth', createApp(ports)), ORIGIN);
  return {
    async ask(method, path, body) {
      const response = await browser.request(method, path, body);
      response.headers.set('date', new Date().toUTCString()); // as every HTTP server does
      response.headers.delete('set-cookie'); // as every browser does
      return response;
    },
    code: () => /\b\d{6}\b/.exec(messages[0]?.text ?? '')?.[0] ?? DEMO_BACKUP_CODES[0]!,
  };
}

/** The mock, asked by its own `fetch`. */
const mockInProcess = (): AskedBackend => askedBy((mock) => mock.fetch);

/** The mock, asked by the runtime's `fetch`, as code that knows nothing of it does. */
const mockByMsw = (): AskedBackend =>
  askedBy((mock) => {
    const server = setupServer(...handlers(mock));
    server.listen();
    onTestFinished(() => server.close());
    return fetch;
  });

it.each(
  Object.entries({
    'the real backend': realBackend,
    'the mock in process': mockInProcess,
    'the mock by msw': mockByMsw,
  }),
)('N-13 A-26 %s answers as every other does, broken bodies too', async (_where, open) => {
  expect(await transcriptOf(await open())).toEqual(TRANSCRIPT);
});
