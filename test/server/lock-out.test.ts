import type { PolicyDocument, PolicyPreview, PolicyView, ProblemDetails } from '@sallyport/protocol';
import { expect, it } from 'vitest';
import { listEvents } from '../../server/src/audit/audit-store.ts';
import { changeAccount, findAccount, readAccount } from '../../server/src/accounts/account-store.ts';
import { factors } from '../support/policies.ts';
import { writeProfile } from '../../server/src/tenants/profile-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { beforeChangeOf } from '../support/before-change.ts';
import { APP, MAIL, type TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const path = (scope: string) => `/admin/policies/${scope}`;
const ALL = { enforcement: { group: 'all' } } as const;
const ADMINS = { enforcement: { group: 'tenant-admin' } } as const;

async function version(browser: TestBrowser, scope: string): Promise<string> {
  return (await browser.request('GET', path(scope))).headers.get('etag') ?? '';
}

/** Saves a policy, or takes it back: the status, and why it was refused. */
async function save(browser: TestBrowser, scope: string, document?: PolicyDocument) {
  const headers = { 'if-match': await version(browser, scope) };
  const response = await browser.request(document ? 'PUT' : 'DELETE', path(scope), document, headers);
  const { field, refusals } = (await response.json()) as Pick<PolicyPreview, 'refusals'> & { field?: string };
  return response.status === 200 ? 200 : { status: response.status, field, refusals };
}

const refused = (field: string, reason: string) => ({ status: 422, field, refusals: [{ field, reason }] });

/** The same for acme's owner. */
const outOfAcme = (field: string) => ({
  status: 422,
  field,
  refusals: [{ field, reason: 'locks-owner-out', tenant: 'acme' }],
});

/** Somebody who owns acme and is a member there, signed in. */
async function omar(app: TestApp): Promise<TestBrowser> {
  await app.addAccount({ email: 'omar@acme.test', owner: true });
  const browser = app.browser();
  await browser.signIn('omar@acme.test');
  return browser;
}

/** A system admin, and a profile under which no admin of a tenant may set anything up. */
async function withEmptyProfile(app: TestApp, list: PolicyDocument['factors']) {
  const admins = await signedInAdmins(app, 'sam', 'olga');
  await writeProfile(app.ports, 'empty', { name: 'Empty' });
  expect(await save(admins.sam, 'profile:empty', { factors: list ?? {} })).toBe(200);
  return admins;
}

onEachStore('R-73 a policy under which', (makeApp) => {
  it('its author could end no sign-in is refused by its field, also beforehand, and nothing is written', async () => {
    const app = await makeApp({ policy: { tenantOverride: 'full' } });
    const browser = await omar(app);
    const draft: PolicyDocument = { ...ADMINS, factors: { member: [] } };
    const before = await version(browser, 'tenant:acme');
    const preview = await browser.request('POST', `${path('tenant:acme')}/preview`, draft);
    expect(((await preview.json()) as PolicyPreview).refusals).toEqual([
      { field: 'factors.member', reason: 'locks-you-out' },
    ]);
    expect(await save(browser, 'tenant:acme', draft)).toEqual(refused('factors.member', 'locks-you-out'));
    expect(await version(browser, 'tenant:acme')).toBe(before);
    const { events } = await listEvents(app.ports, { tenant: 'acme', kinds: ['policy-changed'], limit: 10 });
    expect(events).toEqual([]);
    expect(await save(browser, 'tenant:acme', { factors: { member: [] } })).toBe(200);
    expect(await save(browser, 'tenant:acme', draft)).toEqual(refused('enforcement', 'locks-you-out'));
    expect(await save(browser, 'tenant:acme', { ...ADMINS, factors: { member: ['totp'] } })).toBe(200);
  });

  it('a system admin could end none for their tenant’s profile is refused, from either side', async () => {
    const app = await makeApp();
    const { sam } = await withEmptyProfile(app, { 'system-admin': [] });
    const move = (profile: string | null) => sam.request('PATCH', '/admin/tenants/platform', { profile });
    expect((await move('empty')).status).toBe(200);
    const enforced = { enforcement: { group: 'system-admin' } } as const;
    expect(await save(sam, 'platform', enforced)).toEqual(refused('enforcement', 'locks-you-out'));
    expect((await move(null)).status).toBe(200);
    expect(await save(sam, 'platform', { ...enforced, onPolicyChange: 'keep' })).toBe(200);
    const moved = await move('empty');
    expect([moved.status, await moved.json()]).toMatchObject([
      422,
      { code: 'policy-refused', ...refused('profile', 'locks-you-out') },
    ]);
    const { profile } = (await (await sam.request('GET', '/admin/tenants/platform')).json()) as { profile?: string };
    expect(profile).toBeUndefined();
  });

  it('a tenant’s owner could end none is refused, also where a profile or a plan brings it', async () => {
    const app = await makeApp();
    const { sam } = await withEmptyProfile(app, { 'tenant-admin': [] });
    const patch = async (settings: object) => {
      const response = await sam.request('PATCH', '/admin/tenants/acme', settings);
      return response.status === 200 ? 200 : ((await response.json()) as { refusals: unknown }).refusals;
    };
    expect(await patch({ profile: 'empty' })).toBe(200);
    expect(await save(sam, 'platform', ALL)).toEqual(outOfAcme('enforcement'));
    expect(await patch({ plan: 'trial' })).toBe(200);
    const exempt = { enforcement: { group: 'all', exempt: { trial: true } }, onPolicyChange: 'keep' } as const;
    expect(await save(sam, 'platform', exempt)).toBe(200);
    expect(await patch({ plan: null })).toEqual(outOfAcme('plan').refusals);
    expect(await patch({ name: 'Acme', profile: null, plan: null })).toBe(200);
    expect(await patch({ profile: 'empty', plan: 'gold' })).toEqual(outOfAcme('profile').refusals);
  });

  it('it was shut out already, or by what its tenant has set itself, keeps nobody from saving', async () => {
    const app = await makeApp({ policy: { tenantOverride: 'full', onPolicyChange: 'keep' } });
    const { sam, olga } = await signedInAdmins(app, 'sam', 'olga');
    expect(await save(olga, 'tenant:acme', { factors: { 'tenant-admin': [] } })).toBe(200);
    expect(await save(sam, 'platform', ALL)).toBe(200);
    expect(await save(sam, 'platform', { ...ALL, factors: { member: ['totp'] } })).toBe(200);
  });

  it('somebody could end none with another role, or as the owner, gives them neither', async () => {
    const app = await makeApp({
      policy: {
        enforcement: { group: 'tenant-admin' },
        factors: { ...factors('totp'), 'tenant-admin': [] },
        onPolicyChange: 'keep',
      },
    });
    const { sam } = await signedInAdmins(app, 'sam');
    const patch = async (id: string, change: object) => {
      const response = await sam.request('PATCH', `/admin/accounts/${id}`, change);
      return response.status === 200 ? 200 : ((await response.json()) as ProblemDetails);
    };
    const role = { code: 'policy-refused', field: 'role' };
    expect(await patch(app.ben.id, { role: 'tenant-admin' })).toMatchObject(role);
    expect(await patch(app.ben.id, { role: 'tenant-admin', name: 'Ben' })).toMatchObject(role);
    expect(await readAccount(app.ports, app.ben.id)).toEqual(app.ben);
    expect(await patch(app.ben.id, { role: 'system-admin' })).toBe(200);
    app.setPolicy({
      enforcement: { group: 'tenant-admin' },
      factors: { ...factors('totp'), owner: [] },
      onPolicyChange: 'keep',
    });
    const dan = await app.addAccount({ email: 'dan@acme.test' });
    expect(await patch(dan.id, { owner: true })).toMatchObject({ code: 'policy-refused', field: 'owner' });
    expect(await readAccount(app.ports, dan.id)).toMatchObject({ owner: false });
  });

  it('an owner could end none once tenants may set no more what let them in is refused', async () => {
    const app = await makeApp({ policy: { tenantOverride: 'full', onPolicyChange: 'keep' } });
    const { sam, olga } = await withEmptyProfile(app, { 'tenant-admin': [] });
    expect((await sam.request('PATCH', '/admin/tenants/acme', { profile: 'empty' })).status).toBe(200);
    expect(await save(olga, 'tenant:acme', { factors: { 'tenant-admin': ['totp'] } })).toBe(200);
    expect(await save(sam, 'platform', { ...ALL, tenantOverride: 'full' })).toBe(200);
    expect(await save(sam, 'platform', { ...ALL, tenantOverride: 'none' })).toEqual(outOfAcme('tenantOverride'));
  });

  it('a tenant that enforces for itself has an owner who could set up nothing is refused', async () => {
    const app = await makeApp({ policy: { tenantOverride: 'stricter', onPolicyChange: 'keep' } });
    const { sam, olga } = await signedInAdmins(app, 'sam', 'olga');
    expect(await save(olga, 'tenant:acme', ALL)).toBe(200);
    expect(await save(sam, 'platform', { factors: { 'tenant-admin': [] } })).toEqual(outOfAcme('factors.tenant-admin'));
  });

  it('an owner is bound who was not, since they save the same words themselves, is refused', async () => {
    const app = await makeApp({ policy: { tenantOverride: 'full', onPolicyChange: 'keep' } });
    const { ada } = await signedInAdmins(app, 'ada');
    const browser = await omar(app);
    const document: PolicyDocument = { ...ADMINS, factors: { member: [] } };
    expect(await save(ada, 'tenant:acme', document)).toBe(200);
    expect(await save(browser, 'tenant:acme', document)).toEqual(refused('factors.member', 'locks-you-out'));
  });

  it('an owner could end none for a factor that was turned off may be saved: an admin lets them in again', async () => {
    const app = await makeApp({ policy: { onPolicyChange: 'keep' } });
    const { sam } = await signedInAdmins(app, 'sam', 'olga');
    const { id } = (await findAccount(app.ports, 'olga@acme.test'))!;
    await app.giveFactors(id, APP, MAIL);
    await changeAccount(app.ports, id, (olga) => {
      const [first, ...rest] = olga.authenticators;
      return { ...olga, authenticators: [{ ...first!, off: true }, ...rest] };
    });
    expect(await save(sam, 'platform', { factors: { 'tenant-admin': ['totp'] } })).toBe(200);
  });

  it('a tenant comes by two changes at a time, each of which would do, has one of them', async () => {
    const app = await makeApp();
    const { sam } = await signedInAdmins(app, 'sam', 'olga');
    await writeProfile(app.ports, 'other', { name: 'Other' });
    const patch = (settings: object) => sam.request('PATCH', '/admin/tenants/acme', settings);
    beforeChangeOf(app.ports.store, 'tenant:acme', () => patch({ plan: 'gold' }));
    const late = await patch({ profile: 'other' });
    expect([late.status, await late.json()]).toMatchObject([409, { code: 'answered-elsewhere' }]);
    const tenant = await (await sam.request('GET', '/admin/tenants/acme')).json();
    expect(tenant).toMatchObject({ plan: 'gold' });
    expect(tenant).not.toHaveProperty('profile');
  });

  it('its author could end none once their own is taken back is refused', async () => {
    const app = await makeApp({ policy: { tenantOverride: 'full', onPolicyChange: 'keep' } });
    const { sam, olga } = await withEmptyProfile(app, { 'tenant-admin': [] });
    expect((await sam.request('PATCH', '/admin/tenants/acme', { profile: 'empty' })).status).toBe(200);
    expect(await save(olga, 'tenant:acme', { factors: { 'tenant-admin': ['totp'] } })).toBe(200);
    expect(await save(sam, 'platform', ALL)).toBe(200);
    expect(await save(olga, 'tenant:acme')).toEqual(refused('factors.tenant-admin', 'locks-you-out'));
    const view = (await (await olga.request('GET', path('tenant:acme'))).json()) as PolicyView;
    expect(view.document).toEqual({ factors: { 'tenant-admin': ['totp'] } });
  });
});
