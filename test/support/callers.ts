import type { Me } from '@sallyport/protocol';
import { standard } from '@sallyport/rules';
import { appCode, TOTP_SECRET } from './people.ts';
import { ENFORCED } from './policies.ts';
import { testApp, type TestApp } from './test-app.ts';
import type { TestBrowser } from './test-browser.ts';

const SUBJECT = 'carla@acme.test';

/**
 * Carla, whose things every caller reaches for: an authenticator, a trusted device and two sessions of hers, and a
 * sign-in that she has begun in a third browser.
 */
export async function world() {
  const app = await testApp({ policy: { email: { ...standard.email, mode: 'both' } } });
  const carla = await app.addAccount({ email: SUBJECT });
  await app.giveFactors(carla.id, { id: 'carlas-app', type: 'totp' });
  const elsewhere = await signedIn(app, SUBJECT);
  const own = await signedIn(app, SUBJECT);
  const inFlow = app.browser();
  await inFlow.signIn(SUBJECT);
  app.wait(30);
  const { trustedDevices, sessions } = (await (await elsewhere.request('GET', '/me')).json()) as Me;
  const ids = {
    flows: inFlow.step?.flow,
    authenticators: 'carlas-app',
    'trusted-devices': trustedDevices[0]?.id,
    sessions: sessions.find(({ current }) => current)?.id,
  };
  return { app, carla, elsewhere, own, inFlow, ids };
}
export type World = Awaited<ReturnType<typeof world>>;

/** One of every kind of caller. */
export const CALLERS = {
  nobody: ({ app }) => app.browser(),
  'in-flow': ({ inFlow }) => inFlow,
  'must-enrol': async ({ app }) => {
    const browser = await signedIn(app, 'ben@acme.test');
    app.setPolicy(ENFORCED);
    return browser;
  },
  full: ({ own }) => own,
  'other-admin': async ({ app }) => {
    await app.addAccount({ email: 'gus@globex.test', tenant: 'globex', role: 'tenant-admin', totp: true });
    return signedIn(app, 'gus@globex.test');
  },
  member: ({ app }) => signedIn(app, 'anna@acme.test'),
  owner: async ({ app }) => {
    await app.addAccount({ email: 'olga@acme.test', role: 'tenant-admin', owner: true, totp: true });
    return signedIn(app, 'olga@acme.test');
  },
  'api-key': ({ app }) => app.browser({ authorization: `Bearer ${'k'.repeat(43)}` }), // none is given out yet
} satisfies Record<string, (world: World) => TestBrowser | Promise<TestBrowser>>;

/** Signs somebody in as far as they can be, and has their device trusted where a code was asked for. */
async function signedIn(app: TestApp, email: string): Promise<TestBrowser> {
  const browser = app.browser();
  const { step } = await browser.signIn(email);
  if (step.kind === 'code') {
    await browser.answer({ kind: 'code', code: appCode(TOTP_SECRET, app.now()), trustDevice: true });
    app.wait(30);
  }
  if (!(await browser.session())) throw new Error(`${email} is not signed in`);
  return browser;
}
