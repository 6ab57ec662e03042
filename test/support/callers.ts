import type { Me, Role } from '@sallyport/protocol';
import { standard } from '@sallyport/rules';
import { generateApiKey, keepApiKey } from '../../server/src/accounts/api-keys.ts';
import { writeProfile } from '../../server/src/tenants/profile-store.ts';
import { changeTenant } from '../../server/src/tenants/tenant-store.ts';
import { appCode, TOTP_SECRET } from './people.ts';
import { ENFORCED } from './policies.ts';
import { testApp, type TestApp } from './test-app.ts';
import type { TestBrowser } from './test-browser.ts';

const SUBJECT = 'carla@acme.test';
const ABOVE = 'sid@acme.test';

/**
 * Carla, whose things every caller reaches for: an authenticator, a trusted device and two sessions of hers, and a
 * sign-in that she has begun in a third browser. Her tenant has a profile, a program with a key, and somebody who
 * stands above its admins.
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
  await writeProfile(app.ports, 'gold', { name: 'Gold' });
  await changeTenant(app.ports, carla.tenant, (tenant) => ({ ...tenant, profile: 'gold' }));
  const { trustedDevices, sessions } = (await (await elsewhere.request('GET', '/me')).json()) as Me;
  const sid = await app.addAccount({ email: ABOVE, role: 'system-admin', totp: true });
  const above = await signedIn(app, ABOVE);
  const program = await app.addAccount({ email: 'importer@acme.test', kind: 'api' });
  const { key, kept } = await generateApiKey(app.ports, { name: 'nightly import' });
  await keepApiKey(app.ports, program.id, kept);
  const ids = {
    flows: inFlow.step?.flow,
    authenticators: 'carlas-app',
    'trusted-devices': trustedDevices[0]?.id,
    sessions: sessions.find(({ current }) => current)?.id,
    accounts: carla.id,
    tenants: carla.tenant,
    profiles: 'gold',
    above: sid.id,
  };
  return { app, carla, elsewhere, own, inFlow, above, ids, key };
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
  'other-admin': ({ app }) => admin(app, { email: 'gus@globex.test', tenant: 'globex' }),
  member: ({ app }) => signedIn(app, 'anna@acme.test'),
  owner: ({ app }) => admin(app, { email: 'olga@acme.test', owner: true }),
  admin: ({ app }) => admin(app, { email: 'ada@acme.test' }),
  'system-admin': ({ app }) => admin(app, { email: 'sam@sallyport.test', tenant: 'platform', role: 'system-admin' }),
  'api-key': ({ app, key }) => app.browser({ authorization: `Bearer ${key}` }),
} satisfies Record<string, (world: World) => TestBrowser | Promise<TestBrowser>>;

/** Adds an admin, of acme unless told, and signs them in. */
async function admin(app: TestApp, person: { email: string; tenant?: string; role?: Role; owner?: boolean }) {
  await app.addAccount({ role: 'tenant-admin', totp: true, ...person });
  return signedIn(app, person.email);
}

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
