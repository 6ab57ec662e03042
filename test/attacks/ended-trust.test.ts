import { expect, it } from 'vitest';
import type { AccountPage } from '@sallyport/protocol';
import { dropPolicy, putPolicy } from '../conformance/support/site.ts';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { APP, type TestApp } from '../support/test-app.ts';

const SCOPE = 'tenant:acme';
const OLGA = 'olga@acme.test';

/** The owner of acme has an app, and trusts her browser. */
async function site(makeApp: () => Promise<TestApp>) {
  const app = await makeApp();
  const { sam, olga, ada } = await signedInAdmins(app, 'sam', 'olga', 'ada');
  const owners = await sam.request('GET', '/admin/accounts?owner=true&tenant=acme');
  const [owner] = ((await owners.json()) as AccountPage).accounts;
  await app.giveFactors(owner!.id, APP);
  await olga.signIn(OLGA);
  await olga.answer({ kind: 'code', code: app.code(), trustDevice: true });
  const asked = async () => (await olga.signIn(OLGA)).step.kind;
  expect(await asked()).toBe('done');
  return { sam, ada, asked };
}

onEachStore('R-53 A-31 trust that a tenant’s document ended', (makeApp) => {
  it('stays ended for the owner once the document is taken back, and under one that doesn’t bind them', async () => {
    const { sam, ada, asked } = await site(makeApp);
    await putPolicy(sam, SCOPE, { trustedDevices: 'off' });
    expect(await asked()).toBe('code');
    expect(await dropPolicy(sam, SCOPE)).toBe(200);
    expect(await asked()).toBe('code');
    expect((await putPolicy(ada, SCOPE, { reauthWithin: 300 })).status).toBe(200);
    expect(await asked()).toBe('code');
  });

  it('leaves what a document sets to those whom it binds', async () => {
    const app = await makeApp();
    const { sam, ada, olga } = await signedInAdmins(app, 'sam', 'ada', 'olga');
    await putPolicy(sam, SCOPE, { trustedDevices: 'off' });
    await dropPolicy(sam, SCOPE);
    await putPolicy(ada, SCOPE, { enforcement: { group: 'all' } });
    expect((await app.browser().signIn('ben@acme.test')).step.kind).toBe('enrol-choose');
    expect((await olga.signIn(OLGA)).step.kind).toBe('done');
    expect((await app.browser().signIn('ben@acme.test')).step.kind).toBe('enrol-choose');
  });
});
