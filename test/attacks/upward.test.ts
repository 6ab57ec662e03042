import { expect, it } from 'vitest';
import type { AccountView, PolicyDocument } from '@sallyport/protocol';
import { readAccount } from '../../server/src/accounts/account-store.ts';
import { putPolicy } from '../conformance/support/site.ts';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { TOTP_SECRET, wrongCode } from '../support/people.ts';
import { factors } from '../support/policies.ts';
import type { TestApp } from '../support/test-app.ts';

const SID = 'sid@acme.test';

/** Acme holds a system admin, `sid`, beside its owner and an admin; `sid` and the owner have an app each. */
async function site(makeApp: (options?: object) => Promise<TestApp>) {
  const app = await makeApp();
  const admins = await signedInAdmins(app, 'sam', 'olga', 'ada');
  const sid = await app.addAccount({ email: SID, role: 'system-admin', totp: true });
  const olga = (
    (await (await admins.sam.request('GET', '/admin/accounts?owner=true&tenant=acme')).json()) as {
      accounts: AccountView[];
    }
  ).accounts[0]!;
  await app.giveFactors(olga.id, { id: 'app1', type: 'totp' });
  await admins.olga.start('reauthenticate');
  await admins.olga.answer({ kind: 'code', code: app.code() });
  app.wait(30);
  return { app, ...admins, sid, olgaId: olga.id };
}

/** What is asked for after a right password. */
const askedFor = async (app: TestApp, email: string) => {
  const { step } = await app.browser().signIn(email);
  return step.kind === 'code' && step.authenticator ? step.authenticator.type : step.kind;
};

/** Whether one wrong code has locked somebody out. */
async function isLocked(app: TestApp, email: string): Promise<boolean> {
  const browser = app.browser();
  await browser.signIn(email);
  await browser.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) });
  return (await app.browser().signIn(email)).step.kind === 'locked';
}

const LOCK: PolicyDocument = { attempts: { lockAfter: 1, lockFor: 'until-admin' } };

onEachStore('A-31 a tenant’s own document', (makeApp) => {
  it('R-69 takes no factor from a system admin, whoever of the tenant wrote it', async () => {
    for (const author of ['ada', 'olga'] as const) {
      const at = await site(makeApp);
      const saved = await putPolicy(at[author], 'tenant:acme', { factors: { 'system-admin': ['email'] } });
      expect(saved.status).toBe(200);
      expect(await askedFor(at.app, SID)).toBe('totp');
      const sid = at.app.browser();
      await sid.signIn(SID);
      expect((await sid.answer({ kind: 'code', code: at.app.code() })).step).toMatchObject({ session: { aal: 2 } });
    }
  });

  it('R-69 R-41 locks nobody up who stands above its author', async () => {
    const at = await site(makeApp);
    expect((await putPolicy(at.ada, 'tenant:acme', LOCK)).status).toBe(200);
    expect(await isLocked(at.app, SID)).toBe(false);
    expect(await isLocked(at.app, 'olga@acme.test')).toBe(false);
    expect(await isLocked(at.app, 'anna@acme.test')).toBe(true);
  });

  it('R-69 R-81 binds the owner where it is theirs, or a system admin’s, and still no system admin', async () => {
    for (const author of ['olga', 'sam'] as const) {
      const at = await site(makeApp);
      expect((await putPolicy(at[author], 'tenant:acme', LOCK)).status).toBe(200);
      expect(await isLocked(at.app, SID)).toBe(false);
      expect(await isLocked(at.app, 'olga@acme.test')).toBe(true);
    }
  });

  it('R-69 says nothing of what an admin may take from who stands above them', async () => {
    const at = await site(makeApp);
    await putPolicy(at.ada, 'tenant:acme', { factors: factors('email'), enforcement: { group: 'all' } });
    const view = async (id: string) =>
      (await (await at.sam.request('GET', `/admin/accounts/${id}`)).json()) as AccountView;
    expect((await view(at.app.anna.id)).enforced).toBe(true);
    expect((await view(at.sid.id)).enforced).toBe(false);
    expect((await view(at.olgaId)).enforced).toBe(false);
  });

  it('R-80 is previewed for whom it binds alone', async () => {
    const at = await site(makeApp);
    const document = { enforcement: { group: 'all' } };
    const enrols = async (admin: 'ada' | 'olga') => {
      const response = await at[admin].request('POST', '/admin/policies/tenant:acme/preview', document);
      return ((await response.json()) as { enrols: number }).enrols;
    };
    const { authenticators } = (await readAccount(at.app.ports, at.olgaId))!;
    expect(authenticators).toHaveLength(1);
    expect(await enrols('ada')).toBe(2); // ben, and ada herself
  });
});

onEachStore('A-31 R-83 ending the sessions of a tenant', (makeApp) => {
  it.each([
    ['ada', { sid: true, olga: true, anna: false }],
    ['olga', { sid: true, olga: false, anna: false }],
    ['sam', { sid: false, olga: false, anna: false }],
  ] as const)('reaches nobody who stands above who ends them: %s', async (admin, stands) => {
    const app = await makeApp();
    const admins = await signedInAdmins(app, 'sam', 'olga', 'ada');
    await app.addAccount({ email: SID, role: 'system-admin' });
    const [sid, ben] = [app.browser(), app.browser()];
    await sid.signIn(SID);
    await ben.signIn('ben@acme.test');
    const midway = app.browser();
    await midway.signIn('anna@acme.test');
    expect((await admins[admin].request('DELETE', '/admin/tenants/acme/sessions')).status).toBe(204);
    const isSignedIn = async (browser: typeof sid) => (await browser.session()) !== undefined;
    expect({ sid: await isSignedIn(sid), olga: await isSignedIn(admins.olga), anna: await isSignedIn(ben) }).toEqual(
      stands,
    );
    expect((await midway.reload()).status).toBe(410);
    await ben.signIn('ben@acme.test');
    expect(await isSignedIn(ben)).toBe(true);
  });
});
