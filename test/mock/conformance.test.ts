import { createApp } from '@sallyport/server';
import { DEMO_BACKUP_CODES } from '@sallyport/server/demo/people';
import { demoPolicy, seedDemo } from '@sallyport/server/demo/seed';
import { outbox } from '@sallyport/server/memory';
import { Mock } from '@sallyport/mock';
import { Hono } from 'hono';
import { expect, it } from 'vitest';
import { TRANSCRIPT, transcriptOf, type AskedBackend } from '../support/mock-conformance.ts';
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
async function mockInProcess(): Promise<AskedBackend> {
  const mock = new Mock();
  return {
    ask: (method, path, body) =>
      mock.fetch(`${ORIGIN}/auth${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    code: () => mock.code(),
  };
}

it.each(Object.entries({ 'the real backend': realBackend, 'the mock in process': mockInProcess }))(
  'N-13 %s answers as every other does',
  async (_where, open) => {
    expect(await transcriptOf(await open())).toEqual(TRANSCRIPT);
  },
);
