import { AuditPage, type AuditEvent } from '@sallyport/protocol';
import { expect, it } from 'vitest';
import { UnavailableError } from '../../server/src/ports/store-errors.ts';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD, TOTP_SECRET, wrongCode } from '../support/people.ts';
import { factors, limits } from '../support/policies.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

async function events(browser: TestBrowser, query = ''): Promise<AuditEvent[]> {
  const response = await browser.request('GET', `/admin/audit?limit=100${query}`);
  expect(response.status).toBe(200);
  return ((await response.json()) as AuditPage).events;
}
const kinds = async (browser: TestBrowser, query = '') =>
  (await events(browser, query)).map(({ kind }) => kind).toReversed();

/** Anna with a second factor proved. */
async function annaIn(app: TestApp, more: object = {}): Promise<TestBrowser> {
  const anna = app.browser({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0' });
  await anna.signIn('anna@acme.test');
  await anna.answer({ kind: 'code', code: app.code(), ...more });
  app.wait(30);
  return anna;
}

onEachStore('R-86 what leaves an event', (makeApp) => {
  const POLICY = { factors: factors('email', 'totp', 'backup-code'), attempts: limits({ lockAfter: 2 }) };

  it('a sign-in, a wrong password, a wrong code, a lock: who, what, when, from where', async () => {
    const app = await makeApp({ policy: POLICY });
    const { olga } = await signedInAdmins(app, 'olga');
    await annaIn(app, { trustDevice: true });
    await app.browser().signIn('anna@acme.test', 'a wrong password 2026');
    const thief = app.browser({ 'x-test-remote': '198.51.100.7' });
    await thief.signIn('anna@acme.test');
    for (let i = 0; i < 2; i++) await thief.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) });
    const found = (await events(olga, `&account=${app.anna.id}`)).toReversed();
    expect(found.map(({ kind, details }) => [kind, details])).toEqual([
      ['sign-in', { amr: ['pwd', 'otp', 'mfa'] }],
      ['trusted-device-added', { target: expect.any(String) }],
      ['sign-in-failed', { reason: 'invalid-credentials' }],
      ['code-failed', { reason: 'invalid-code', factor: 'totp' }],
      ['code-failed', { reason: 'invalid-code', factor: 'totp' }],
      ['locked', {}],
    ]);
    expect(found[0]).toEqual({
      id: expect.any(String),
      at: '2026-01-15T12:00:00.000Z',
      kind: 'sign-in',
      tenant: 'acme',
      account: app.anna.id,
      actor: app.anna.id,
      address: '192.0.2.1',
      device: 'Firefox on Linux',
      details: { amr: ['pwd', 'otp', 'mfa'] },
    });
    expect(found.at(-1)).toMatchObject({ address: '198.51.100.7' });
    expect(found.at(-1)).not.toHaveProperty('actor'); // nobody was proved
  });

  it('what a person does with their own account', async () => {
    const app = await makeApp({ policy: POLICY });
    const { olga } = await signedInAdmins(app, 'olga');
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.start('enrol', { type: 'email' });
    await ben.answer({ kind: 'code', code: app.mailedCode() });
    await ben.answer({ kind: 'saved' });
    app.wait(30);
    await ben.changePassword('quite another password', { code: app.mailedCode });
    await ben.request('DELETE', '/me/mfa');
    await ben.signOut();
    await app.browser().recover('ben@acme.test');
    expect(await kinds(olga, `&account=${app.ben.id}`)).toEqual([
      'sign-in',
      'factor-enrolled',
      'backup-codes-new',
      'reauthenticated',
      'password-changed',
      'reauthenticated',
      'mfa-disabled',
      'sign-out',
      'recovery-asked',
    ]);
  });

  it('what an admin does, with who it was', async () => {
    const app = await makeApp({ policy: POLICY });
    const { olga, sam } = await signedInAdmins(app, 'olga', 'sam');
    const account = `/admin/accounts/${app.anna.id}`;
    const thief = app.browser();
    await thief.signIn('anna@acme.test');
    for (let i = 0; i < 2; i++) await thief.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) });
    await olga.request('PATCH', account, { name: 'Anna B', unlock: true });
    await olga.request('DELETE', `${account}/mfa`);
    await olga.request('DELETE', `${account}/sessions`);
    await olga.request('PUT', '/admin/policies/tenant:acme', { attempts: { lockAfter: 1 } }, { 'if-match': '"none"' });
    await sam.request('PATCH', '/admin/tenants/acme', { plan: 'trial' });
    await sam.request('PUT', '/admin/policies/platform', { recover: false }, { 'if-match': '"none"' });
    await sam.request('PUT', '/admin/profiles/gold', { name: 'Gold' });
    const session = await olga.session();
    const acts = (await events(olga))
      .toReversed()
      .filter(({ kind, actor }) => kind !== 'sign-in' && actor !== undefined)
      .map(({ kind, actor, details }) => [kind, actor === session?.account.id, details]);
    expect(acts).toEqual([
      ['account-changed', true, { fields: ['name'] }],
      ['unlocked', true, {}],
      ['mfa-removed', true, {}],
      ['sessions-ended', true, {}],
      ['policy-changed', true, { target: 'acme', fields: ['attempts.lockAfter'] }],
      ['tenant-changed', false, { fields: ['plan'] }],
    ]);
    expect((await kinds(sam)).slice(-2)).toEqual(['policy-changed', 'profile-changed']);
    await olga.request('DELETE', '/admin/tenants/acme/sessions');
    expect((await kinds(sam, '&tenant=acme')).at(-1)).toBe('tenant-sessions-ended');
  });

  it('what is refused leaves no act', async () => {
    const app = await makeApp({ policy: { ...POLICY, resetBy: ['system-admin'] } });
    const { olga } = await signedInAdmins(app, 'olga');
    const before = await kinds(olga);
    await olga.request('DELETE', `/admin/accounts/${app.anna.id}/mfa`);
    await olga.request('PATCH', `/admin/accounts/${app.anna.id}`, { role: 'system-admin' });
    await olga.request('PUT', '/admin/policies/tenant:acme', { tenantOverride: 'full' }, { 'if-match': '"none"' });
    await olga.request('PUT', '/admin/policies/tenant:acme', { recover: false }, { 'if-match': '"older"' });
    expect(await kinds(olga)).toEqual(before);
  });

  it('what changes nothing leaves no act', async () => {
    const app = await makeApp({ policy: POLICY });
    const { olga } = await signedInAdmins(app, 'olga');
    const before = await kinds(olga);
    const account = `/admin/accounts/${app.ben.id}`;
    expect((await olga.request('PATCH', account, { unlock: true })).status).toBe(200);
    expect((await olga.request('DELETE', `${account}/mfa`)).status).toBe(204);
    expect(await kinds(olga)).toEqual(before);
  });

  it('A-10 a stranger whom no account goes by: in a list of nobody’s, for a day', async () => {
    const app = await makeApp({ policy: POLICY });
    const { sam, olga } = await signedInAdmins(app, 'sam', 'olga');
    await app.browser().signIn('nobody@nowhere.test', PASSWORD);
    await app.browser().recover('nobody@nowhere.test');
    expect(await kinds(sam, '&tenant=nobody')).toEqual(['sign-in-failed', 'recovery-asked']);
    expect((await olga.request('GET', '/admin/audit?tenant=nobody')).status).toBe(404);
    app.wait(86_400);
    await sam.signIn('sam@sallyport.test');
    expect(await kinds(sam, '&tenant=nobody')).toEqual([]);
    expect(await kinds(sam)).not.toEqual([]);
  });

  it('a stranger who asks for one recovery after the other fills no list', async () => {
    const app = await makeApp({ policy: POLICY });
    const { olga } = await signedInAdmins(app, 'olga');
    for (let i = 0; i < 12; i++) {
      const stranger = app.browser();
      await stranger.recover('ben@acme.test');
      for (let guess = 0; guess < 4; guess++) await stranger.answer({ kind: 'code', code: '000000' });
    }
    const found = await kinds(olga, `&account=${app.ben.id}`);
    expect(found.filter((kind) => kind === 'recovery-asked')).toHaveLength(1);
    expect(found.filter((kind) => kind === 'code-failed')).toHaveLength(10);
  });

  it('A-27 nobody signs in, and no admin acts, where it can’t be recorded', async () => {
    const app = await makeApp({ policy: POLICY });
    const { olga } = await signedInAdmins(app, 'olga');
    const { update } = app.ports.store;
    const failing = (key: string, change: never) =>
      key.startsWith('audit:') ? Promise.reject(new UnavailableError('no')) : update.call(app.ports.store, key, change);
    app.ports.store.update = failing as typeof update;
    const ben = app.browser();
    expect((await ben.signIn('ben@acme.test')).status).toBe(503);
    expect(await ben.session()).toBeUndefined();
    expect((await olga.request('DELETE', `/admin/accounts/${app.anna.id}/mfa`)).status).toBe(503);
    app.ports.store.update = update;
    expect((await app.browser().signIn('anna@acme.test')).step.kind).toBe('code');
  });
});

onEachStore('R-86 the audit trail', (makeApp) => {
  it('is found by account, kind and time, by pages, and is its tenant’s alone', async () => {
    const app = await makeApp();
    const { olga, otto } = await signedInAdmins(app, 'olga', 'otto');
    for (let i = 0; i < 7; i++) {
      await app.browser().signIn('ben@acme.test', 'a wrong password 2026');
      app.wait(60);
    }
    const begin = app.now() - 7 * 60_000;
    const seen: string[] = [];
    let next: string | undefined;
    do {
      const query = `/admin/audit?limit=3&kinds=sign-in-failed${next ? `&cursor=${next}` : ''}`;
      const page = (await (await olga.request('GET', query)).json()) as AuditPage;
      seen.push(...page.events.map(({ id }) => id));
      next = page.next;
    } while (next !== undefined);
    expect(new Set(seen).size).toBe(7);
    const from = new Date(begin + 60_000).toISOString();
    const to = new Date(begin + 3 * 60_000).toISOString();
    expect(await kinds(olga, `&from=${from}&to=${to}`)).toHaveLength(2);
    expect(await kinds(otto, `&account=${app.ben.id}`)).toEqual([]);
    expect((await otto.request('GET', '/admin/audit?tenant=acme')).status).toBe(404);
  });

  it('R-69 names whom it speaks of, as far as an admin reaches them', async () => {
    const app = await makeApp();
    const { olga, sam } = await signedInAdmins(app, 'olga', 'sam');
    await app.browser().signIn('ben@acme.test');
    await olga.request('PATCH', `/admin/accounts/${app.ben.id}`, { name: 'Ben Bold' });
    await sam.request('DELETE', `/admin/accounts/${app.ben.id}/sessions`);
    const pageFor = async (browser: TestBrowser) =>
      AuditPage.parse(await (await browser.request('GET', '/admin/audit?tenant=acme')).json());
    const toOlga = await pageFor(olga);
    expect(toOlga.people.map(({ name }) => name).toSorted()).toEqual(['Ben Bold', 'olga@acme.test']);
    expect(toOlga.people.find(({ name }) => name === 'Ben Bold')?.id).toBe(app.ben.id);
    const { actor } = toOlga.events[0]!;
    expect([toOlga.events[0]?.kind, toOlga.people.some(({ id }) => id === actor)]).toEqual(['sessions-ended', false]);
    expect((await pageFor(sam)).people).toContainEqual({ id: actor, name: 'sam@sallyport.test' });
  });

  it('is kept for as long as policy says', async () => {
    const app = await makeApp({ policy: { audit: { retention: 86_400 } } });
    const { olga } = await signedInAdmins(app, 'olga');
    app.wait(86_400);
    await olga.signIn('olga@acme.test');
    expect(await kinds(olga)).toEqual(['sign-in']);
  });

  it.each([
    ['&kinds=nonsense', 'kinds'],
    ['&from=yesterday', 'from'],
    ['&cursor=../x', 'cursor'],
    ['&account=a/b', 'account'],
    ['&limit=0', 'limit'],
  ])('A-26 %s names the field', async (query, field) => {
    const app = await makeApp();
    const { olga } = await signedInAdmins(app, 'olga');
    const response = await olga.request('GET', `/admin/audit?x=1${query}`.replace('x=1&', ''));
    expect([response.status, ((await response.json()) as { field: string }).field.split('.')[0]]).toEqual([400, field]);
  });
});
