import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from 'jose';
import { expect, it } from 'vitest';
import type { ApiKeyList, ApiKeyView, MadeApiKey } from '@sallyport/protocol';
import { listEvents } from '../../server/src/audit/audit-store.ts';
import { changeAccount, endAccountSessions } from '../../server/src/accounts/account-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import { inParallel } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const HOUR = 60 * 60;

/** A program of acme's, and ada, its admin, signed in. */
async function withProgram(makeApp: (options?: object) => Promise<TestApp>) {
  const app = await makeApp();
  const program = await app.addAccount({ email: 'importer@acme.test', kind: 'api', password: PASSWORD });
  const { ada } = await signedInAdmins(app, 'ada');
  return { app, program, ada, path: `/admin/accounts/${program.id}/api-keys` };
}

const make = (admin: TestBrowser, path: string, more: object = {}) =>
  admin.request('POST', path, { name: 'nightly import', ...more });

const madeBy = async (admin: TestBrowser, path: string, more: object = {}) =>
  (await (await make(admin, path, more)).json()) as MadeApiKey;

const list = async (admin: TestBrowser, path: string) =>
  ((await (await admin.request('GET', path)).json()) as ApiKeyList).apiKeys;

/** A program as it calls: no cookie, no origin, no body. */
const call = async (app: TestApp, key: string, path = '/session/token', method = 'POST') =>
  app.app.request(`https://auth.acme.test/auth${path}`, { method, headers: { authorization: `Bearer ${key}` } });

onEachStore('R-31 a program’s key', (makeApp) => {
  it('A-44 is shown once, kept as a hash, and gets a token of five minutes for programs', async () => {
    const { app, program, ada, path } = await withProgram(makeApp);
    const response = await make(ada, path);
    const { key, ...view } = (await response.json()) as MadeApiKey;
    expect(response.status).toBe(201);
    expect(key).toMatch(/^sally_[\w-]{43}$/);
    expect(view).toMatchObject({ name: 'nightly import', createdAt: new Date(app.now()).toISOString() });
    expect(await list(ada, path)).toEqual([view]);
    expect((await app.dump()).join('\n')).not.toContain(key.slice('sally_'.length));
    expect(JSON.stringify(await list(ada, path))).not.toContain(key);

    const got = await call(app, key);
    expect([got.status, got.headers.getSetCookie()]).toEqual([200, []]);
    const { token } = (await got.json()) as { token: string };
    const keys = (await (await app.browser().request('GET', '/.well-known/jwks.json')).json()) as JSONWebKeySet;
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
      currentDate: new Date(app.now()),
      audience: 'https://auth.acme.test/programs',
      typ: 'sally-session+jwt',
    });
    expect(payload).toMatchObject({ sub: program.id, tenant: 'acme', aal: 1, amr: ['api-key'] });
    expect(payload).not.toHaveProperty('email'); // nobody has proved it
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
  });

  it('dies by one call, on every server, and alone', async () => {
    const { app, ada, path } = await withProgram(makeApp);
    const [first, second] = [await madeBy(ada, path), await madeBy(ada, path, { name: 'another' })];
    expect((await ada.request('DELETE', `${path}/${first.id}`)).status).toBe(204);
    expect([(await call(app, first.key)).status, (await call(app, second.key)).status]).toEqual([401, 200]);
    expect((await list(ada, path)).map(({ name }: ApiKeyView) => name)).toEqual(['another']);
    expect((await ada.request('DELETE', `${path}/${first.id}`)).status).toBe(404);
    expect((await ada.request('DELETE', path)).status).toBe(204);
    expect((await call(app, second.key)).status).toBe(401);
    expect((await app.dump()).join('\n')).not.toContain('api-key:');
  });

  it('dies when it says, and never was where that is past', async () => {
    const { app, ada, path } = await withProgram(makeApp);
    const expiresAt = new Date(app.now() + HOUR * 1000).toISOString();
    const { key } = await madeBy(ada, path, { expiresAt });
    app.wait(HOUR - 1);
    expect((await call(app, key)).status).toBe(200);
    app.wait(1);
    expect((await call(app, key)).status).toBe(401);
    const ada2 = app.browser();
    await ada2.signIn('ada@acme.test');
    const late = await make(ada2, path, { expiresAt });
    expect([late.status, await late.json()]).toMatchObject([400, { field: 'expiresAt' }]);
  });

  it.each([{ state: 'suspended' }, { state: 'invited' }] as const)('is dead while its account is %o', async (state) => {
    const { app, program, ada, path } = await withProgram(makeApp);
    const { key } = await madeBy(ada, path);
    await changeAccount(app.ports, program.id, (current) => ({ ...current, ...state }));
    expect((await call(app, key)).status).toBe(401);
    await changeAccount(app.ports, program.id, (current) => ({ ...current, state: 'active' }));
    expect((await call(app, key)).status).toBe(200);
  });

  it('is a credential, no session: the end of all sessions leaves it', async () => {
    const { app, program, ada, path } = await withProgram(makeApp);
    const { key } = await madeBy(ada, path);
    await endAccountSessions(app.ports, program.id);
    expect((await call(app, key)).status).toBe(200);
  });

  it('is one of ten at most, however many are asked for at once', async () => {
    const { app, ada, path } = await withProgram(makeApp);
    const replies = await inParallel(15, async () => (await make(ada, path)).status);
    expect(replies.filter((status) => status === 201)).toHaveLength(10);
    expect(replies.filter((status) => status === 422)).toHaveLength(5);
    expect(await list(ada, path)).toHaveLength(10);
    // nothing is left of the others
    expect((await app.dump()).filter((line) => line.includes('api-key:'))).toHaveLength(10);
  });

  it('says when it was used last, by one write an hour', async () => {
    const { app, ada, path } = await withProgram(makeApp);
    const { key } = await madeBy(ada, path);
    expect((await list(ada, path))[0]).not.toHaveProperty('lastUsedAt');
    const first = new Date(app.now()).toISOString();
    await call(app, key);
    app.wait(60);
    await call(app, key);
    expect((await list(ada, path))[0]?.lastUsedAt).toBe(first);
    app.wait(HOUR);
    await call(app, key);
    const admin = app.browser();
    await admin.signIn('ada@acme.test');
    expect((await list(admin, path))[0]?.lastUsedAt).toBe(new Date(app.now()).toISOString());
  });

  it('R-86 leaves an event when it is made, when it is used, once an hour, and when it is revoked', async () => {
    const { app, program, ada, path } = await withProgram(makeApp);
    const { key, id } = await madeBy(ada, path);
    await call(app, key);
    await call(app, key);
    await ada.request('DELETE', `${path}/${id}`);
    const { events } = await listEvents(app.ports, { tenant: 'acme', account: program.id, limit: 10 });
    const { id: admin } = (await ada.session())?.account ?? {};
    expect(events.map(({ kind, actor, details }) => [kind, actor, details])).toEqual([
      ['api-key-removed', admin, { target: id }],
      ['api-key-used', program.id, { target: id }],
      ['api-key-made', admin, { target: id }],
    ]);
    expect(JSON.stringify(events)).not.toContain(key.slice('sally_'.length));
  });

  it('is given to programs alone', async () => {
    const { app, ada } = await withProgram(makeApp);
    const refused = await make(ada, `/admin/accounts/${app.ben.id}/api-keys`);
    expect([refused.status, await refused.json()]).toMatchObject([422, { code: 'not-offered' }]);
    expect((await app.dump()).join('\n')).not.toContain('api-key:');
  });

  it('R-69 is nobody’s to make, see or revoke beyond their reach', async () => {
    const { app, program, ada, path } = await withProgram(makeApp);
    const { key, id } = await madeBy(ada, path);
    const { otto, sam } = await signedInAdmins(app, 'otto', 'sam');
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code() });
    for (const [method, at] of [
      ['GET', path],
      ['POST', path],
      ['DELETE', path],
      ['DELETE', `${path}/${id}`],
    ] as const) {
      const body = method === 'POST' ? { name: 'mine' } : undefined;
      expect([method, (await otto.request(method, at, body)).status]).toEqual([method, 404]);
      expect([method, (await anna.request(method, at, body)).status]).toEqual([method, 403]);
      expect([method, (await app.browser().request(method, at, body)).status]).toEqual([method, 401]);
    }
    await changeAccount(app.ports, program.id, (current) => ({ ...current, role: 'system-admin' }));
    expect((await make(ada, path)).status).toBe(403); // who stands above is not theirs
    expect((await make(sam, path)).status).toBe(201);
    expect((await call(app, key)).status).toBe(200);
  });

  it('A-11 is made and revoked after a fresh proof alone', async () => {
    const { app, ada, path } = await withProgram(makeApp);
    const { id } = await madeBy(ada, path);
    app.wait(601);
    for (const [method, at] of [
      ['POST', path],
      ['DELETE', `${path}/${id}`],
    ] as const) {
      const refused = await ada.request(method, at, method === 'POST' ? { name: 'late' } : undefined);
      expect(await refused.json()).toMatchObject({ code: 'reauthentication-required' });
    }
    expect(await list(ada, path)).toHaveLength(1);
  });

  it('A-26 has a name, and nothing that is not asked for', async () => {
    const { ada, path } = await withProgram(makeApp);
    for (const [more, field] of [
      [{ name: ' ' }, 'name'],
      [{ name: 'x'.repeat(81) }, 'name'],
      [{ name: 'a\0b' }, 'name'],
      [{ key: 'sally_own' }, 'key'],
      [{ expiresAt: 'soon' }, 'expiresAt'],
    ] as const) {
      const refused = await make(ada, path, more);
      expect([refused.status, await refused.json()]).toMatchObject([400, { field }]);
    }
    for (const id of ['..', 'x:y', '%00', 'x'.repeat(200)])
      expect((await ada.request('GET', `/admin/accounts/${id}/api-keys`)).status).toBe(404);
  });
});

onEachStore('A-13 a program’s key and what else opens something', (makeApp) => {
  it('opens the one route, and is nothing to any other', async () => {
    const { app, ada, path } = await withProgram(makeApp);
    const { key } = await madeBy(ada, path);
    for (const at of ['/me', path]) expect((await call(app, key, at, 'GET')).status).toBe(401);
    expect((await call(app, key, '/session', 'GET')).status).toBe(204); // nobody is signed in
    for (const [at, method] of [
      ['/flows', 'POST'],
      ['/session', 'DELETE'],
      ['/session/token/', 'POST'],
      ['/SESSION/token', 'POST'],
      ['/me/mfa', 'DELETE'],
      [path, 'POST'],
    ] as const) {
      expect([at, (await call(app, key, at, method)).status]).toEqual([at, 403]); // no Origin: the guard
    }
    const browser = app.browser({ authorization: `Bearer ${key}` });
    expect((await browser.request('GET', '/me')).status).toBe(401);
    expect((await make(browser, path)).status).toBe(401);
    browser.cookies.set('__Host-sally-session', key);
    expect(await browser.session()).toBeUndefined();
  });

  it('is judged alone where a session comes with it', async () => {
    const { ada, path } = await withProgram(makeApp);
    const { key } = await madeBy(ada, path);
    const token = async (authorization: string) => {
      const response = await ada.request('POST', '/session/token', {}, { authorization });
      const { token: jwt } = (await response.json()) as { token?: string };
      return [response.status, jwt && JSON.parse(atob(jwt.split('.')[1] ?? '')).amr];
    };
    expect(await token(`Bearer ${key}`)).toEqual([200, ['api-key']]);
    expect(await token(`bearer  ${key}`)).toEqual([200, ['api-key']]);
    expect(await token(`Bearer sally_${'k'.repeat(43)}`)).toEqual([401, undefined]);
    expect(await token('Bearer')).toEqual([401, undefined]);
    expect(await token('Basic eDp5')).toEqual([200, ['pwd']]);
  });

  it('is refused without a word where it is wrong', async () => {
    const { app, ada, path } = await withProgram(makeApp);
    const { key, id } = await madeBy(ada, path);
    const wrong = [`sally_${'k'.repeat(43)}`, id, key.slice(6), `${key}x`, `${key.slice(0, -2)}__`, 'x'];
    const replies = await Promise.all(wrong.map((each) => call(app, each)));
    for (const reply of replies) {
      expect(reply.status).toBe(401);
      expect(reply.headers.get('www-authenticate')).toBe('Bearer');
      expect(await reply.json()).toEqual({
        type: 'about:blank',
        title: 'not-signed-in',
        status: 401,
        code: 'not-signed-in',
      });
    }
  });

  it('A-18 signs nobody in by the widget, by password, recovery or key', async () => {
    const { app, ada, path } = await withProgram(makeApp);
    const { key } = await madeBy(ada, path);
    for (const password of [PASSWORD, key]) {
      const { step } = await app.browser().signIn('importer@acme.test', password);
      expect(step.problem?.code).toBe('invalid-credentials');
    }
    await app.browser().recover('importer@acme.test');
    expect(app.outbox).toEqual([]);
  });
});
