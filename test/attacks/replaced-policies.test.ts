import { expect, it } from 'vitest';
import type { AuditPage, PolicyDocument, PolicyView, ProblemDetails } from '@sallyport/protocol';
import { putPolicy } from '../conformance/support/site.ts';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const SCOPE = 'tenant:acme';
const PATH = `/admin/policies/${SCOPE}`;
const IDA = 'ida@acme.test';
const ENFORCED: PolicyDocument = { enforcement: { group: 'all' } };
const STRICTER: PolicyDocument = { attempts: { lockAfter: 5 } };

/** Takes the tenant's document back. */
async function takeBack(admin: TestBrowser) {
  const etag = (await admin.request('GET', PATH)).headers.get('etag') ?? '';
  const response = await admin.request('DELETE', PATH, undefined, { 'if-match': etag });
  return { status: response.status, body: (await response.json()) as PolicyView & ProblemDetails };
}

/** The changes of policies that the audit log tells of. */
async function recorded(admin: TestBrowser): Promise<number> {
  const response = await admin.request('GET', '/admin/audit?tenant=acme&kinds=policy-changed');
  return ((await response.json()) as AuditPage).events.length;
}

/** Acme has a second admin, `ida`, who has just proved an app: no enforcement holds her up. */
async function site(makeApp: () => Promise<TestApp>) {
  const app = await makeApp();
  const { sam, olga } = await signedInAdmins(app, 'sam', 'olga');
  await app.addAccount({ email: IDA, tenant: 'acme', role: 'tenant-admin', totp: true });
  const ida = app.browser();
  await ida.signIn(IDA);
  await ida.answer({ kind: 'code', code: app.code() });
  /** What the owner is led to by their password. */
  const ownerSees = async () => (await app.browser().signIn('olga@acme.test')).step.kind;
  return { app, sam, olga, ida, ownerSees };
}

onEachStore('A-31 R-69 a tenant’s document', (makeApp) => {
  it('is saved again and taken back by nobody below its author: the owner stays bound', async () => {
    const { sam, ida, ownerSees } = await site(makeApp);
    await putPolicy(sam, SCOPE, ENFORCED);
    expect(await ownerSees()).toBe('enrol-choose');
    for (const change of [() => putPolicy(ida, SCOPE, ENFORCED), () => takeBack(ida)]) {
      expect(await change()).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
      expect(await ownerSees()).toBe('enrol-choose');
    }
    expect(await recorded(sam)).toBe(1);
    expect((await putPolicy(sam, SCOPE, STRICTER)).status).toBe(200);
    expect((await takeBack(sam)).status).toBe(200);
    expect(await ownerSees()).toBe('done');
    expect((await putPolicy(ida, SCOPE, ENFORCED)).status).toBe(200);
  });

  it('is the owner’s alone, and a system admin’s, where the owner wrote it', async () => {
    const { sam, olga, ida } = await site(makeApp);
    await putPolicy(olga, SCOPE, STRICTER);
    for (const change of [() => putPolicy(ida, SCOPE, STRICTER), () => takeBack(ida)])
      expect(await change()).toMatchObject({ status: 403, body: { code: 'owner-only' } });
    expect((await putPolicy(olga, SCOPE, STRICTER)).status).toBe(200);
    expect((await putPolicy(sam, SCOPE, STRICTER)).status).toBe(200);
    expect(await putPolicy(olga, SCOPE, STRICTER)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  });

  it('that sets nothing protects nobody, and keeps nobody from setting something', async () => {
    const { sam, ida } = await site(makeApp);
    expect((await putPolicy(sam, SCOPE, {})).status).toBe(200);
    expect((await putPolicy(ida, SCOPE, ENFORCED)).status).toBe(200);
  });
});
