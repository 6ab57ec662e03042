import { fileURLToPath } from 'node:url';
import type { Policy } from '@sallyport/rules';
import { test as base } from '@playwright/test';
import type { Sso } from '@sallyport/server';
import { DEMO_APP, DEMO_PASSWORD } from '@sallyport/server/demo/people';
import { totp } from '@sallyport/testing';
import { Hono } from 'hono';
import { createAccount } from '../../../server/src/accounts/create-account.ts';
import { listen } from '../../../server/src/adapters/listen.ts';
import { outbox, type KeptMessage } from '../../../server/src/adapters/memory/outbox.ts';
import { siteApp } from '../../../server/src/adapters/site-app.ts';
import { pageFiles } from '../../../server/src/adapters/static-files.ts';
import { demoRoutes } from '../../../server/src/demo.ts';
import { demoPolicy, seedDemo } from '../../../server/src/demo/seed.ts';
import { freePort } from '../../support/programs/server-process.ts';
import { testPorts } from '../../support/test-ports.ts';

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));
const STEP_MS = 30_000;

export const PASSWORD = DEMO_PASSWORD;

/** A site that runs in this process, with the demo's accounts and a clock that the test moves. */
export interface TestSite {
  url: string;
  /** Moves the clock on, in seconds. */
  wait(seconds: number): void;
  /** What the member's app shows now, or so many steps of 30 s from now. */
  code(steps?: number): string;
  now(): number;
  /** The messages that went out, newest first. */
  messages: readonly KeptMessage[];
  /** Browsers keep no cookie of the site from now on: none reaches them. */
  blockCookies(): void;
  /** Text messages can't be sent from now on. */
  breakSms(): void;
  /** The people of `corp.test` sign in at this provider from now on: one of them, who has an account here. */
  signOnBy(sso: Sso, email: string): Promise<void>;
}

/** Serves the demo as `npm start` does, from the same parts. */
async function startSite(policy: Partial<Policy>): Promise<TestSite & { close(): Promise<void> }> {
  let ahead = 0;
  const clock = () => Date.now() + ahead; // runs like the browser's, which shows when a lock ends
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const { mail, sms, messages } = outbox(clock);
  const ports = await testPorts({ clock, url, policy: { ...demoPolicy, ...policy }, mail, sms });
  await seedDemo(ports);
  const pages = new Hono().route('/', demoRoutes(ports, messages)).route('/', pageFiles(DIST));
  let blocksCookies = false;
  const app = new Hono().use(async (c, next) => {
    await next();
    if (blocksCookies) c.res.headers.delete('set-cookie');
  });
  const server = await listen(app.route('/', siteApp(ports, DIST, pages)), { host: '127.0.0.1', port });
  return {
    url,
    wait: (seconds) => void (ahead += seconds * 1000),
    code: (steps = 0) => totp(DEMO_APP.secret, clock() + steps * STEP_MS),
    now: clock,
    messages,
    signOnBy: async (sso, email) => {
      ports.sso = sso;
      await createAccount(ports, { email, tenant: 'acme', role: 'member', owner: false, signIn: 'sso' });
    },
    blockCookies: () => void (blocksCookies = true),
    breakSms: () => void (ports.sms = { send: () => Promise.reject(new Error('down')) }),
    close: () => server.close(),
  };
}

/** Playwright's `test` with a site of its own, and a count of what the page's content security policy refused. */
export const test = base.extend<{ policy: Partial<Policy>; site: TestSite; violations: string[] }>({
  policy: [{}, { option: true }],

  site: async ({ policy }, use) => {
    const site = await startSite(policy);
    await use(site);
    await site.close();
  },

  // SE-1: every test of a flow is a test that nothing in it breaks the strict policy
  violations: [
    async ({ context }, use) => {
      const violations: string[] = [];
      await context.exposeBinding('reportViolation', (_source, violation: string) => void violations.push(violation));
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
          const report = (globalThis as unknown as { reportViolation(violation: string): void }).reportViolation;
          report(`${violatedDirective} ${blockedURI} ${sample}`);
        });
      });
      await use(violations);
      base.expect(violations).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';
