import { authGuard, type AuthGuardOptions } from '@sallyport/server/guard';
import { Hono } from 'hono';
import { decodeJwt, SignJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signingKey } from '../../server/src/sessions/signing-keys.ts';
import { testApp, type TestApp } from '../support/test-app.ts';

const PAGE = 'https://www.acme.test';
const STEP_UP = 'insufficient_user_authentication';

/** The site's own backend: each route needs something else. */
function siteOf(app: TestApp, fetch: AuthGuardOptions['fetch'] = (url) => app.app.request(url)) {
  const guard = authGuard({ server: `${app.ports.site.url.origin}/auth/`, audience: PAGE, fetch });
  const site = new Hono()
    .get('/any', guard.requireAuth(), (c) => c.json(c.var.auth))
    .get('/strong', guard.requireAuth({ aal: 2 }), (c) => c.json({ hello: c.var.auth.email }))
    .get('/fresh', guard.requireAuth({ maxAge: 600 }), (c) => c.json({ hello: c.var.auth.email }))
    .get('/both', guard.requireAuth({ aal: 2, maxAge: 600 }), (c) => c.json({ hello: c.var.auth.email }));
  const ask = async (path: string, authorization?: string) => {
    const answer = await site.request(path, authorization === undefined ? {} : { headers: { authorization } });
    return { status: answer.status, challenge: answer.headers.get('www-authenticate'), answer };
  };
  return { guard, ask };
}

/** A person at a page of the site; what their page sends along. */
async function visitor(app: TestApp, email: string, code = false) {
  const browser = app.browser();
  await browser.signIn(email);
  if (code) await browser.answer({ kind: 'code', code: app.code() });
  const bearer = async (origin = PAGE) => {
    const response = await browser.request('POST', '/session/token', {}, { origin });
    return `Bearer ${((await response.json()) as { token: string }).token}`;
  };
  return { browser, bearer };
}

/** The site has no clock of its own to hand over: it goes by the machine's. */
const wait = (app: TestApp, seconds: number) => {
  app.wait(seconds);
  vi.setSystemTime(app.now());
};

describe('a site’s own backend', () => {
  let app: TestApp;
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    app = await testApp({ origins: [PAGE, 'https://other.test'] });
    wait(app, 0);
  });
  afterEach(() => void vi.useRealTimers());

  it('GT-1 lets a sign-in through that is strong and fresh enough, and tells the route who it is', async () => {
    const { ask } = siteOf(app);
    const anna = await visitor(app, 'anna@acme.test', true);
    const token = await anna.bearer();
    for (const path of ['/strong', '/fresh', '/both']) expect((await ask(path, token)).status).toBe(200);
    expect(await (await ask('/any', token)).answer.json()).toEqual({
      account: app.anna.id,
      email: 'anna@acme.test',
      tenant: 'acme',
      role: 'member',
      aal: 2,
      amr: ['pwd', 'otp', 'mfa'],
      authTime: app.now() / 1000,
    });
  });

  it('GT-1 asks for what a sign-in lacks as RFC 9470 says, until the same session has it', async () => {
    const { ask } = siteOf(app);
    const anna = await visitor(app, 'anna@acme.test', true);
    wait(app, 601);
    const stale = await ask('/both', await anna.bearer());
    expect(stale.status).toBe(401);
    expect(stale.challenge).toContain(`Bearer error="${STEP_UP}"`);
    expect(stale.challenge).toContain('acr_values="http://idmanagement.gov/ns/assurance/aal/2", max_age="600"');
    expect(stale.answer.headers.get('access-control-expose-headers')).toBe('WWW-Authenticate');
    expect((await ask('/strong', await anna.bearer())).status).toBe(200); // no age is asked for there
    await anna.browser.start('reauthenticate');
    await anna.browser.answer({ kind: 'code', code: app.code() });
    expect((await ask('/both', await anna.bearer())).status).toBe(200);
    wait(app, 600);
    expect((await ask('/fresh', await anna.bearer())).status).toBe(200);
    const ben = await visitor(app, 'ben@acme.test');
    expect((await ask('/fresh', await ben.bearer())).status).toBe(200);
    expect((await ask('/strong', await ben.bearer())).challenge).toContain(STEP_UP);
  });

  it.each([undefined, [], 'https://www.example.com/', 'www.example.com', ['https://ok.example', '']])(
    'GT-2 is not made for an audience that is no origin: %j',
    (audience) => {
      const server = `${app.ports.site.url.origin}/auth`;
      expect(() => authGuard({ server, audience: audience as string })).toThrow(RangeError);
    },
  );

  it('GT-2 lets nobody through without a token, or with one that is old, forged or not for it', async () => {
    const { ask } = siteOf(app);
    const { bearer, browser } = await visitor(app, 'anna@acme.test', true);
    const good = await bearer();
    const [head, claims = '', signature] = good.split('.');
    const { kid, key } = await signingKey(app.ports);
    const signed = (more: object, typ = 'sally-session+jwt') =>
      new SignJWT({ ...decodeJwt(good.slice(7)), ...more }).setProtectedHeader({ alg: 'ES256', kid, typ }).sign(key);
    const grown = Buffer.from(claims, 'base64url').toString().replace('"member"', '"system-admin"');
    for (const bad of [
      `${head}.${Buffer.from(grown).toString('base64url')}.${signature}`,
      `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`,
      `Bearer ${await signed({}, 'JWT')}`,
      `Bearer ${await signed({ iss: 'https://evil.test' })}`,
      `Bearer ${await signed({ aal: 'strong' })}`,
      `Bearer ${await signed({ auth_time: null })}`,
      await bearer('https://other.test'),
      'Bearer nonsense',
    ]) {
      const { status, challenge } = await ask('/any', bad);
      expect([bad, status, challenge]).toEqual([bad, 401, 'Bearer error="invalid_token"']);
    }
    for (const none of [undefined, '', 'Basic YTpi', 'Bearer'])
      expect(await ask('/any', none)).toMatchObject({ status: 401, challenge: 'Bearer' });
    wait(app, 306);
    expect((await ask('/any', good)).status).toBe(401);
    await browser.signOut();
    expect((await browser.request('POST', '/session/token', {}, { origin: PAGE })).status).toBe(401);
  });

  it('GT-2 lets nobody through while the keys can’t be had, and says that it passes', async () => {
    let down = true;
    const { ask } = siteOf(app, (url) => (down ? new Response('', { status: 500 }) : app.app.request(url)));
    const { bearer } = await visitor(app, 'anna@acme.test', true);
    const token = await bearer();
    const refused = await ask('/any', token);
    expect([refused.status, refused.challenge, refused.answer.headers.get('retry-after')]).toEqual([503, null, '5']);
    down = false;
    expect((await ask('/any', token)).status).toBe(200);
  });

  it('GT-2 tells what fetches the keys when to stop', async () => {
    const given: RequestInit[] = [];
    const { ask } = siteOf(app, (url, init) => {
      given.push(init);
      return app.app.request(url, init);
    });
    const { bearer } = await visitor(app, 'ben@acme.test');
    expect((await ask('/any', await bearer())).status).toBe(200);
    expect(given.map(({ signal, redirect }) => [signal instanceof AbortSignal, redirect])).toEqual([[true, 'manual']]);
  });

  it('GT-1 answers for any Request, as on a server without Hono', async () => {
    const { guard } = siteOf(app);
    const { bearer } = await visitor(app, 'ben@acme.test');
    const ask = async (headers: Record<string, string>) => {
      const caller = await guard.checkAuth(new Request('https://api.acme.test/', { headers }), { maxAge: 600 });
      return caller instanceof Response ? caller.status : caller.email;
    };
    expect(await ask({ authorization: await bearer() })).toBe('ben@acme.test');
    expect(await ask({})).toBe(401);
    await expect(guard.checkAuth(new Request('https://api.acme.test/'), { maxAge: -1 })).rejects.toThrow(RangeError);
  });

  it.each([{ aal: 3 }, { aal: '2' }, { maxAge: 0 }, { maxAge: Number.NaN }, { maxAge: -1 }])(
    'GT-2 refuses needs that make no sense at once: %j',
    (needs) => {
      expect(() => siteOf(app).guard.requireAuth(needs as object)).toThrow(RangeError);
    },
  );
});
