import type { PolicyDocument, PolicyPreview, PolicyView } from '@sallyport/protocol';
import { standard } from '@sallyport/rules';
import { describe, expect, it } from 'vitest';
import { changeAccount } from '../../server/src/accounts/account-store.ts';
import { changeTenant } from '../../server/src/tenants/tenant-store.ts';
import { writeProfile } from '../../server/src/tenants/profile-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { testApp, type TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const path = (scope: string) => `/admin/policies/${scope}`;

/** What is read of a policy: its status, its view and its version. */
async function read(browser: TestBrowser, scope: string) {
  const response = await browser.request('GET', path(scope));
  return { status: response.status, view: (await response.json()) as PolicyView, etag: response.headers.get('etag') };
}

/** Sets a policy over the version that is there. */
async function set(browser: TestBrowser, scope: string, document: PolicyDocument, ifMatch?: string) {
  const etag = ifMatch ?? (await read(browser, scope)).etag ?? '';
  const response = await browser.request('PUT', path(scope), document, { 'if-match': etag });
  return { status: response.status, body: await response.json(), etag: response.headers.get('etag') };
}

async function preview(browser: TestBrowser, scope: string, document: PolicyDocument): Promise<PolicyPreview> {
  const response = await browser.request('POST', `${path(scope)}/preview`, document);
  expect(response.status).toBe(200);
  return (await response.json()) as PolicyPreview;
}

onEachStore('R-80 the platform’s policy', (makeApp) => {
  it('is what a fresh install has, then what a system admin sets, from the next request on', async () => {
    const app = await makeApp();
    const { sam } = await signedInAdmins(app, 'sam');
    const before = await read(sam, 'platform');
    expect(before).toMatchObject({ status: 200, view: { document: {}, maySet: 'full', inForce: { recover: true } } });
    expect(await set(sam, 'platform', { recover: false })).toMatchObject({
      status: 200,
      body: { document: { recover: false }, inForce: { recover: false }, inherited: { recover: true } },
    });
    expect(await (await sam.request('GET', '/config')).json()).toMatchObject({ recover: false });
    const { etag } = await read(sam, 'platform');
    expect((await sam.request('DELETE', path('platform'), undefined, { 'if-match': etag ?? '' })).status).toBe(200);
    expect(await (await sam.request('GET', '/config')).json()).toMatchObject({ recover: true });
  });

  it('is changed only over what was read: a lost race gets 412 and nothing changes', async () => {
    const app = await makeApp();
    const { sam } = await signedInAdmins(app, 'sam');
    const { etag } = await read(sam, 'platform');
    const saves = await Promise.all(
      Array.from({ length: 20 }, (_, i) => set(sam, 'platform', { reauthWithin: 600 + i }, etag ?? '')),
    );
    const won = saves.filter(({ status }) => status === 200);
    expect([won.length, saves.filter(({ status }) => status === 412).length]).toEqual([1, 19]);
    expect((await read(sam, 'platform')).view.document).toEqual(won[0]?.body.document);
    expect((await set(sam, 'platform', { recover: false }, etag ?? '')).body).toMatchObject({
      code: 'version-conflict',
    });
    const without = await sam.request('PUT', path('platform'), { recover: false });
    expect([without.status, await without.json()]).toEqual([
      428,
      expect.objectContaining({ code: 'version-required' }),
    ]);
  });

  it('an old version is none after it was taken back and set again', async () => {
    const app = await makeApp();
    const { sam } = await signedInAdmins(app, 'sam');
    const first = (await read(sam, 'platform')).etag ?? '';
    const second = (await set(sam, 'platform', { recover: false })).etag ?? '';
    await sam.request('DELETE', path('platform'), undefined, { 'if-match': second });
    for (const old of [first, second]) expect((await set(sam, 'platform', { recover: false }, old)).status).toBe(412);
  });

  it.each<[PolicyDocument, string, string]>([
    [{ factors: { member: ['sms'] } }, 'factors.member', 'no-sms'],
    [{ enforcement: { group: 'all' }, factors: { member: ['backup-code'] } }, 'factors.member', 'backup-code-alone'],
    [{ enforcement: { group: 'all' }, factors: { member: [] } }, 'enforcement', 'no-factor'],
  ])('R-12 R-70 refuses %j and names %s: %s', async (document, field, reason) => {
    const app = await makeApp();
    app.ports.channels = { mail: true, sms: false, passkeys: true };
    const { sam } = await signedInAdmins(app, 'sam');
    const refused = await set(sam, 'platform', document);
    expect(refused).toMatchObject({ status: 422, body: { code: 'policy-refused', field } });
    expect(refused.body.refusals).toContainEqual({ field, reason });
    expect((await preview(sam, 'platform', document)).refusals).toContainEqual({ field, reason });
    expect((await read(sam, 'platform')).view.document).toEqual({});
  });

  it('A-26 names the field that is out of range', async () => {
    const app = await makeApp();
    const { sam } = await signedInAdmins(app, 'sam');
    for (const [document, field] of [
      [{ email: { length: 4 } }, 'email.length'],
      [{ nonsense: 1 }, 'nonsense'],
      [{ unsendable: [] }, 'unsendable'],
      [[], 'body'],
    ] as const) {
      const reply = await set(sam, 'platform', document as PolicyDocument);
      expect([reply.status, reply.body]).toEqual([400, expect.objectContaining({ code: 'bad-request', field })]);
    }
  });

  it('says where it departs from the standards', async () => {
    const app = await makeApp();
    const { sam } = await signedInAdmins(app, 'sam');
    const { departures } = await preview(sam, 'platform', { email: { lifetime: 3600 } });
    expect(departures).toContainEqual(expect.objectContaining({ field: 'email.lifetime', requirement: '6.5.5' }));
  });
});

onEachStore('R-81 a tenant’s policy', (makeApp) => {
  it('lies over its profile’s, and that over the platform’s; taken back, what is above counts again', async () => {
    const app = await makeApp();
    const { sam, olga } = await signedInAdmins(app, 'sam', 'olga');
    await writeProfile(app.ports, 'gold', { name: 'Gold' });
    await changeTenant(app.ports, 'acme', (tenant) => ({ ...tenant, profile: 'gold' }));
    await set(sam, 'platform', { reauthWithin: 500, attempts: { lockAfter: 9 } });
    await set(sam, 'profile:gold', { attempts: { lockAfter: 8 } });
    await set(olga, 'tenant:acme', { attempts: { lockAfter: 7 } });
    const { view, etag } = await read(olga, 'tenant:acme');
    expect(view).toMatchObject({
      document: { attempts: { lockAfter: 7 } },
      inherited: { reauthWithin: 500, attempts: { lockAfter: 8 } },
      inForce: { reauthWithin: 500, attempts: { lockAfter: 7 } },
      maySet: 'stricter',
    });
    const fieldOf = (path: string) => view.fields.find((field) => field.path === path);
    expect(fieldOf('attempts.lockAfter')).toMatchObject({ inherited: 8, origin: 'profile', least: 1, most: 8 });
    expect(fieldOf('reauthWithin')).toMatchObject({ inherited: 500, origin: 'platform', least: 60, most: 500 });
    expect(fieldOf('recover')).toMatchObject({ inherited: true, origin: 'standard' });
    await olga.request('DELETE', path('tenant:acme'), undefined, { 'if-match': etag ?? '' });
    expect((await read(olga, 'tenant:acme')).view.inForce.attempts).toMatchObject({ lockAfter: 8 });
  });

  it.each([
    ['none', { attempts: { lockAfter: 5 } }, 'not-allowed'],
    ['stricter', { attempts: { lockAfter: 50 } }, 'not-stricter'],
    ['full', { tenantOverride: 'none' }, 'not-for-tenants'],
    ['full', { signUp: { phone: false } }, 'not-for-tenants'],
    ['full', { enforcement: { group: 'all', tenants: ['other'] } }, 'not-for-tenants'],
  ] as const)('under %s refuses %j: %s', async (tenantOverride, document, reason) => {
    const app = await makeApp({ policy: { tenantOverride } });
    const { ada } = await signedInAdmins(app, 'ada');
    const { status, body } = await set(ada, 'tenant:acme', document);
    expect([status, body]).toEqual([
      422,
      expect.objectContaining({ code: 'policy-refused', refusals: [expect.objectContaining({ reason })] }),
    ]);
  });

  it('R-60 R-85 asks a factor of its own people and of nobody else, from their next request on', async () => {
    const app = await makeApp();
    const { olga, otto } = await signedInAdmins(app, 'olga', 'otto');
    await set(olga, 'tenant:acme', { enforcement: { group: 'all' } });
    expect(await olga.session()).toMatchObject({ mustEnrol: true });
    expect((await olga.request('GET', path('tenant:acme'))).status).toBe(403);
    expect(await otto.session()).not.toHaveProperty('mustEnrol');
    const ben = app.browser();
    expect((await ben.signIn('ben@acme.test')).step.kind).toBe('enrol-choose');
  });

  it('R-20 tells nothing before the password is right: a step that is refused is the platform’s', async () => {
    const app = await makeApp();
    const { olga } = await signedInAdmins(app, 'olga');
    await set(olga, 'tenant:acme', { recover: false });
    const steps = [];
    for (const identifier of ['ben@acme.test', 'nobody@nowhere.test']) {
      const { step } = await app.browser().signIn(identifier, 'a wrong password 2026');
      steps.push({ ...step, flow: '', identifier: '' });
    }
    expect(steps[0]).toEqual(steps[1]);
    expect(steps[0]).toMatchObject({ recover: true });
  });

  it('R-20 whose tenant lets no password be recovered is asked for a code like anybody, and gets none', async () => {
    const app = await makeApp();
    const { olga } = await signedInAdmins(app, 'olga');
    await set(olga, 'tenant:acme', { recover: false });
    const steps = [];
    for (const identifier of ['ben@acme.test', 'nobody@nowhere.test']) {
      const browser = app.browser();
      await browser.recover(identifier);
      const { step } = await browser.answer({ kind: 'code', code: '000000' });
      steps.push(JSON.stringify(step).replaceAll(step.flow, '').replaceAll(identifier, ''));
    }
    expect(steps[0]).toBe(steps[1]);
    expect(app.outbox).toEqual([]);
  });
});

describe('who sets what', () => {
  it('R-69 another tenant’s policy isn’t there, and the platform’s isn’t theirs', async () => {
    const app = await testApp();
    const all = await signedInAdmins(app);
    await writeProfile(app.ports, 'gold', { name: 'Gold' });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const browsers = { ...all, ben };
    const expected: Record<string, Record<keyof typeof browsers, number>> = {
      platform: { sam: 200, olga: 403, ada: 403, otto: 403, ben: 403 },
      'profile:gold': { sam: 200, olga: 403, ada: 403, otto: 403, ben: 403 },
      'profile:tin': { sam: 404, olga: 403, ada: 403, otto: 403, ben: 403 },
      'tenant:acme': { sam: 200, olga: 200, ada: 200, otto: 404, ben: 403 },
      'tenant:nowhere': { sam: 404, olga: 404, ada: 404, otto: 404, ben: 403 },
      'tenant:..%2Fplatform': { sam: 404, olga: 404, ada: 404, otto: 404, ben: 403 },
      nonsense: { sam: 404, olga: 404, ada: 404, otto: 404, ben: 403 },
    };
    for (const [scope, row] of Object.entries(expected)) {
      for (const [name, status] of Object.entries(row)) {
        const browser = browsers[name as keyof typeof browsers];
        const seen = [(await browser.request('GET', path(scope))).status];
        seen.push((await browser.request('POST', `${path(scope)}/preview`, {})).status);
        const etag = status === 200 ? ((await read(browser, scope)).etag ?? '') : '"none"';
        seen.push((await browser.request('PUT', path(scope), {}, { 'if-match': etag })).status);
        expect([scope, name, ...seen]).toEqual([scope, name, status, status, status]);
      }
    }
  });

  it('R-69 an admin sees beforehand that they may not replace what the owner has set', async () => {
    const app = await testApp();
    const { olga, ada } = await signedInAdmins(app, 'olga', 'ada');
    expect((await read(ada, 'tenant:acme')).view.mayReplace).toBe(true);
    await set(olga, 'tenant:acme', { recover: false });
    expect((await read(olga, 'tenant:acme')).view.mayReplace).toBe(true);
    expect((await read(ada, 'tenant:acme')).view.mayReplace).toBe('owner-only');
    expect((await set(ada, 'tenant:acme', {})).body).toMatchObject({ code: 'owner-only' });
  });

  it('A-11 asks for a fresh proof before a change, and not before a look', async () => {
    const app = await testApp();
    const { olga } = await signedInAdmins(app, 'olga');
    app.wait(standard.reauthWithin);
    expect((await read(olga, 'tenant:acme')).status).toBe(200);
    const { status, body } = await set(olga, 'tenant:acme', { recover: false });
    expect([status, body.code]).toEqual([403, 'reauthentication-required']);
  });
});

onEachStore('how many a change makes enrol', (makeApp) => {
  /** Acme has anna (app), ben, olga and ada; other has otto; the platform has sam. */
  const people = async (app: TestApp) => signedInAdmins(app);

  it('counts those without a factor that policy lets them use, by tenant', async () => {
    const app = await makeApp();
    const { sam } = await people(app);
    const all = await preview(sam, 'platform', { enforcement: { group: 'all' } });
    expect(all).toMatchObject({
      enrols: 5,
      tenants: [{ tenant: 'acme', enrols: 3 }, { enrols: 1 }, { enrols: 1 }],
    });
    const admins = await preview(sam, 'platform', { enforcement: { group: 'tenant-admin', tenants: ['acme'] } });
    expect(admins).toMatchObject({ enrols: 2, tenants: [{ tenant: 'acme', enrols: 2 }] });
    const noApps = { enforcement: { group: 'all' }, factors: { member: ['email'] } } as const;
    expect((await preview(sam, 'platform', noApps)).enrols).toBe(6);
  });

  it('leaves out the suspended, programs, people of a provider, an exempt trial, and who has to already', async () => {
    const app = await makeApp();
    const { olga, sam } = await people(app);
    await changeAccount(app.ports, app.ben.id, (account) => ({ ...account, state: 'suspended' }));
    await app.addAccount({ email: 'robot@acme.test', kind: 'api' });
    await app.addAccount({ email: 'sso@acme.test', signIn: 'sso' });
    expect((await preview(olga, 'tenant:acme', { enforcement: { group: 'all' } })).enrols).toBe(2);
    const reported = { enforcement: { group: 'all', mode: 'report' } } as const;
    expect((await preview(olga, 'tenant:acme', reported)).enrols).toBe(0);
    await changeTenant(app.ports, 'other', (tenant) => ({ ...tenant, plan: 'trial' }));
    const exempt = { enforcement: { group: 'all', exempt: { trial: true } } } as const;
    expect((await preview(sam, 'platform', exempt)).tenants).toEqual([
      { tenant: 'acme', enrols: 2 },
      { tenant: 'platform', enrols: 1 },
    ]);
    await changeAccount(app.ports, app.ben.id, (account) => ({ ...account, state: 'active' }));
    await set(sam, 'platform', { enforcement: { group: 'tenant-admin' }, onPolicyChange: 'keep' });
    expect((await preview(sam, 'platform', { enforcement: { group: 'all' } })).enrols).toBe(2); // ben and sam
  });

  it('changes nothing', async () => {
    const app = await makeApp();
    const { sam } = await people(app);
    const before = (await read(sam, 'platform')).etag;
    await preview(sam, 'platform', { enforcement: { group: 'all' } });
    expect((await read(sam, 'platform')).etag).toBe(before);
  });
});

onEachStore('R-53 a policy that forbids trust', (makeApp) => {
  it('ends it for good: what was trusted before isn’t when trust is allowed again', async () => {
    const app = await makeApp();
    const { sam } = await signedInAdmins(app, 'sam');
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code(), trustDevice: true });
    await anna.signOut();
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('done');
    await set(sam, 'platform', { trustedDevices: 'off' });
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('code');
    await set(sam, 'platform', {});
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('code');
  });
});
