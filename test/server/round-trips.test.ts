import type { Account } from '@sallyport/rules';
import { describe, expect, it } from 'vitest';
import { writeProfile } from '../../server/src/tenants/profile-store.ts';
import { changeTenant } from '../../server/src/tenants/tenant-store.ts';
import { beginSession } from '../../server/src/sessions/begin-session.ts';
import { forTenant } from '../../server/src/policies/for-tenant.ts';
import { signedInAdmins } from '../support/admins.ts';
import { everyCohort } from '../support/every-cohort.ts';
import { countTrips, type Trips } from '../support/count-trips.ts';
import { testApp, type TestApp, type TestAppOptions } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';
import { wrongCode, TOTP_SECRET } from '../support/people.ts';

/** An app whose tenant `acme` has a profile: that is one layer of policy more. */
async function appWithProfile(options?: TestAppOptions): Promise<TestApp> {
  const app = await testApp(options);
  await writeProfile(app.ports, 'gold', { name: 'Gold' });
  await changeTenant(app.ports, 'acme', (tenant) => ({ ...tenant, profile: 'gold' }));
  return app;
}

/** Signs anna in by her password and her app. */
async function annaSignedIn(app: TestApp): Promise<TestBrowser> {
  const anna = app.browser();
  await anna.signIn('anna@acme.test');
  await anna.answer({ kind: 'code', code: app.code() });
  app.wait(30);
  return anna;
}

/** What a request asks of the store. It must be answered with this status. */
const tripsOf = (app: TestApp, request: () => Promise<{ status: number }>, status = 200): Promise<Trips> =>
  countTrips(app.ports.store, async () => expect((await request()).status).toBe(status));

async function startSessions(app: TestApp, account: Account, count: number): Promise<void> {
  const ports = await forTenant(app.ports, account.tenant);
  for (let n = 0; n < count; n++) await beginSession(ports, account, { amr: ['pwd'], device: `${n}`, tenantEpoch: 0 });
}

describe.each([
  ['without a profile', testApp],
  ['with a profile', appWithProfile],
])('round trips to the store in a tenant %s', (_, makeApp) => {
  it('GET /session: 2 calls, one after the other', async () => {
    const app = await makeApp();
    const anna = await annaSignedIn(app);
    expect(await tripsOf(app, () => anna.request('GET', '/session'))).toEqual({ calls: 2, depth: 2 });
  });

  it.each([1, 50])('GET /me with %i sessions: 4 calls, 3 deep', async (count) => {
    const app = await makeApp();
    const anna = await annaSignedIn(app);
    await startSessions(app, app.anna, count - 1);
    expect(await tripsOf(app, () => anna.request('GET', '/me'))).toEqual({ calls: 4, depth: 3 });
    const { sessions } = (await (await anna.request('GET', '/me')).json()) as { sessions: unknown[] };
    expect(sessions).toHaveLength(count);
  });

  it('POST /session/token: 3 calls, one after the other', async () => {
    const app = await makeApp();
    const anna = await annaSignedIn(app);
    await anna.request('POST', '/session/token', {}); // makes the key
    expect(await tripsOf(app, () => anna.request('POST', '/session/token', {}))).toEqual({ calls: 3, depth: 3 });
  });

  it.each(['platform', 'profile:gold', 'tenant:acme'])('PUT policy of %s: at most 8 calls', async (scope) => {
    const app = await makeApp();
    await writeProfile(app.ports, 'gold', { name: 'Gold' });
    const { sam } = await signedInAdmins(app, 'sam');
    const put = () => sam.request('PUT', `/admin/policies/${scope}`, {}, { 'if-match': '"none"' });
    expect((await tripsOf(app, put)).calls).toBeLessThanOrEqual(8);
  });

  it("PUT policy of an admin's own tenant: at most 8 calls", async () => {
    const app = await makeApp();
    const { ada } = await signedInAdmins(app, 'ada');
    const put = () => ada.request('PUT', '/admin/policies/tenant:acme', {}, { 'if-match': '"none"' });
    expect((await tripsOf(app, put)).calls).toBeLessThanOrEqual(8);
  });

  it('a sign-in by app: 14 deep, both answers together', async () => {
    const app = await makeApp();
    const anna = app.browser();
    const first = await tripsOf(app, () => anna.signIn('anna@acme.test'), 201);
    const second = await tripsOf(app, () => anna.answer({ kind: 'code', code: app.code() }));
    expect(first.depth + second.depth).toBeLessThanOrEqual(14);
  });

  it('A-10 a wrong password: as many calls, as deep, for nobody as for any kind of account', async () => {
    const app = await makeApp();
    const found = new Set<string>();
    for (const email of await everyCohort(app))
      found.add(JSON.stringify(await tripsOf(app, () => app.browser().signIn(email, 'not the password'), 422)));
    expect([...found]).toHaveLength(1);
  });

  it('a wrong code: at most 6 calls', async () => {
    const app = await makeApp();
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    const code = wrongCode(TOTP_SECRET, app.now());
    const { calls } = await tripsOf(app, () => anna.answer({ kind: 'code', code }), 422);
    expect(calls).toBeLessThanOrEqual(6);
  });
});
