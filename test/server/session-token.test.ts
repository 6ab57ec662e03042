import { createLocalJWKSet, decodeJwt, jwtVerify, type JSONWebKeySet } from 'jose';
import { expect, it } from 'vitest';
import { UnavailableError } from '../../server/src/ports/store-errors.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { inParallel } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';

const DAY = 86_400;

async function signedIn(app: TestApp) {
  const ben = app.browser();
  await ben.signIn('ben@acme.test');
  return ben;
}
const tokenOf = async (browser: Awaited<ReturnType<typeof signedIn>>) => {
  const response = await browser.request('POST', '/session/token', {});
  return ((await response.json()) as { token: string }).token;
};
const keysOf = async (app: TestApp) =>
  (await (await app.browser().request('GET', '/.well-known/jwks.json')).json()) as JSONWebKeySet;
const verify = async (app: TestApp, token: string, keys?: JSONWebKeySet) => {
  const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(keys ?? (await keysOf(app))), {
    issuer: 'https://auth.acme.test',
    audience: 'https://auth.acme.test',
    typ: 'sally-session+jwt',
    algorithms: ['ES256'],
    currentDate: new Date(app.now()),
  });
  return { payload, kid: protectedHeader.kid };
};

onEachStore('the session token', (makeApp) => {
  it('says for five minutes who is signed in and how that was proved', async () => {
    const app = await makeApp();
    const token = await tokenOf(await signedIn(app));
    const { payload } = await verify(app, token);
    expect(payload).toEqual({
      iss: 'https://auth.acme.test',
      aud: 'https://auth.acme.test',
      sub: app.ben.id,
      email: 'ben@acme.test',
      tenant: 'acme',
      role: 'member',
      aal: 1,
      amr: ['pwd'],
      auth_time: app.now() / 1000,
      iat: app.now() / 1000,
      exp: app.now() / 1000 + 300,
    });
    app.wait(300);
    await expect(verify(app, token)).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
  });

  it('A-44 is for the origin whose page asked for it, and for no other', async () => {
    const app = await makeApp({ origins: ['https://a.test', 'https://b.test'] });
    const audienceOf = async (origin: string) => {
      const ben = app.browser();
      await ben.signIn('ben@acme.test');
      const response = await ben.request('POST', '/session/token', {}, { origin });
      const { token } = (await response.json()) as { token?: string };
      return token === undefined ? response.status : decodeJwt(token).aud;
    };
    const origins = ['https://auth.acme.test', 'https://a.test', 'https://b.test', 'https://c.test'];
    expect(await Promise.all(origins.map(audienceOf))).toEqual([...origins.slice(0, 3), 403]);
  });

  it('publishes public halves alone, and one key however many ask first', async () => {
    const app = await makeApp();
    const sets = await inParallel(10, () => keysOf(app));
    const [first] = sets;
    expect(first?.keys).toHaveLength(1);
    expect(new Set(sets.map((set) => JSON.stringify(set))).size).toBe(1);
    for (const key of first?.keys ?? []) {
      expect(Object.keys(key).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
    }
    const stored = JSON.stringify(await app.ports.store.get('signing-key:ring'));
    expect(stored).toContain('"sealedPrivateJwk":"v2.');
    expect(stored).not.toContain('"d"');
  });

  it('rotates: the next key is published before it signs, the last one until its tokens have run out', async () => {
    const app = await makeApp({ policy: { session: { lifetime: 90 * DAY, idle: 'none' } } });
    const ben = await signedIn(app);
    const old = await verify(app, await tokenOf(ben));
    app.wait(30 * DAY);
    const known = await keysOf(app);
    expect(known.keys).toHaveLength(2);
    const last = await tokenOf(ben);
    expect((await verify(app, last, known)).kid).toBe(old.kid);

    app.wait(3600);
    const next = await verify(app, await tokenOf(ben), known); // whoever keeps the set knows the new key already
    expect(next.kid).not.toBe(old.kid);
    app.wait(3600);
    expect((await keysOf(app)).keys.map(({ kid }) => kid)).toEqual([next.kid]);
  });

  it('A-27 has its keys kept for a while, and their absence by nobody', async () => {
    const app = await makeApp();
    const answered = async () => (await app.browser().request('GET', '/.well-known/jwks.json')).headers;
    expect((await answered()).get('cache-control')).toBe('public, max-age=600');
    app.ports.store.get = () => Promise.reject(new UnavailableError('no'));
    expect((await answered()).get('cache-control')).toBe('no-store');
  });
});
