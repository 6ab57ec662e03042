import { expect, it } from 'vitest';
import type { AccountPage } from '@sallyport/protocol';
import { policyKey, type StoredPolicy } from '../../server/src/policies/policy-store.ts';
import { dropPolicy, putPolicy } from '../conformance/support/site.ts';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { APP } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const SCOPE = 'tenant:acme';
const SID = 'sid@acme.test';

async function idOf(admin: TestBrowser, email: string): Promise<string> {
  const response = await admin.request('GET', '/admin/accounts?tenant=acme');
  const { accounts } = (await response.json()) as AccountPage;
  return accounts.find((account) => account.email === email)!.id;
}

onEachStore('A-31 R-69 a tenant’s document that was saved before its author was kept', (makeApp) => {
  it('binds the owner still, no system admin, and is replaced by nobody below the owner', async () => {
    const app = await makeApp();
    const { sam, olga, ada } = await signedInAdmins(app, 'sam', 'olga', 'ada');
    await app.addAccount({ email: SID, tenant: 'acme', role: 'system-admin' });
    const stored: StoredPolicy = { document: { enforcement: { group: 'all' } }, version: 'old' };
    await app.ports.store.update(policyKey({ kind: 'tenant', id: 'acme' }), () => ({ set: stored, return: undefined }));
    const stepOf = async (email: string) => (await app.browser().signIn(email)).step.kind;
    expect(await stepOf('olga@acme.test')).toBe('enrol-choose');
    expect(await stepOf('ben@acme.test')).toBe('enrol-choose');
    expect(await stepOf(SID)).toBe('done');
    expect(await olga.session()).toMatchObject({ mustEnrol: true });
    await app.giveFactors(await idOf(sam, 'ada@acme.test'), APP);
    await ada.signIn('ada@acme.test');
    await ada.answer({ kind: 'code', code: app.code() });
    expect(await putPolicy(ada, SCOPE, {})).toMatchObject({ status: 403, body: { code: 'owner-only' } });
    expect(await dropPolicy(ada, SCOPE)).toBe(403);
    expect(await stepOf('olga@acme.test')).toBe('enrol-choose');
    expect(await dropPolicy(sam, SCOPE)).toBe(200);
    expect(await stepOf('olga@acme.test')).toBe('done');
  });
});
