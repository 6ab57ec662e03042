import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp, type Ports } from '@sallyport/server';
import { changeAccount } from '../../server/src/accounts/account-store.ts';
import { sealSecret } from '../../server/src/accounts/authenticator-secret.ts';
import { createAccount } from '../../server/src/accounts/create-account.ts';
import { openDirectory } from '../../server/src/adapters/open-directory.ts';
import { openStore } from '../../server/src/adapters/open-store.ts';
import { appCode, PASSWORD, TOTP_SECRET, wrongCode } from '../support/people.ts';
import { placeInRedis, redisUrl, type StorePlace } from '../support/programs/services.ts';
import { startCountingProxy, type CountingProxy } from '../support/store/counting-proxy.ts';
import { TestBrowser } from '../support/test-browser.ts';
import { testPorts } from '../support/test-ports.ts';

const ORIGIN = 'https://auth.acme.test';
const url = (await redisUrl()) ?? '';

describe.skipIf(!url)('round trips to a Redis, from outside', { timeout: 30_000 }, () => {
  let place: StorePlace;
  let proxy: CountingProxy;
  let ports: Ports;
  let people = 0;

  beforeAll(async () => {
    place = await placeInRedis(url);
    proxy = await startCountingProxy(place.url);
    const [store, directory] = await Promise.all([openStore(proxy.url, { now: Date.now }), openDirectory(proxy.url)]);
    ports = await testPorts({ clock: Date.now, url: ORIGIN, store, directory });
    await signIn(await newPerson()); // Redis is taught the scripts
  });
  afterAll(async () => {
    await ports.store.close();
    await ports.directory.close();
    await proxy.close();
    await place.remove();
  });

  /** Somebody with an authenticator app, who was never here. */
  async function newPerson(): Promise<string> {
    const email = `person${people++}@acme.test`;
    const created = await createAccount(ports, {
      email,
      tenant: 'acme',
      role: 'member',
      owner: false,
      password: PASSWORD,
    });
    const id = created?.id ?? '';
    const sealedSecret = await sealSecret(ports.keyring, id, TOTP_SECRET);
    const app = { id: 'app1', type: 'totp', sealedSecret, lastStep: 0, addedAt: Date.now() } as const;
    await changeAccount(ports, id, (account) => ({ ...account, authenticators: [app] }));
    return email;
  }

  const newBrowser = () => new TestBrowser(new Hono().route('/auth', createApp(ports)), ORIGIN);
  const giveCode = (browser: TestBrowser, code = appCode(TOTP_SECRET, Date.now())) =>
    browser.answer({ kind: 'code', code });

  async function signIn(email: string, browser = newBrowser()): Promise<TestBrowser> {
    await browser.signIn(email);
    expect((await giveCode(browser)).step.kind).toBe('done');
    return browser;
  }

  async function wavesOf(act: () => Promise<unknown>): Promise<number> {
    const before = proxy.waves;
    await act();
    return proxy.waves - before;
  }

  it('a sign-in by app: 14, both answers together', async () => {
    const email = await newPerson();
    expect(await wavesOf(() => signIn(email))).toBe(14);
  });

  it('a wrong code: 5, and one more where others were wrong before', async () => {
    const browser = newBrowser();
    await browser.signIn(await newPerson());
    const guess = () => giveCode(browser, wrongCode(TOTP_SECRET, Date.now()));
    expect([await wavesOf(guess), await wavesOf(guess)]).toEqual([5, 6]);
  });

  it('GET /session: 2, and GET /me: 4', async () => {
    const browser = await signIn(await newPerson());
    expect(await wavesOf(() => browser.request('GET', '/session'))).toBe(2);
    expect(await wavesOf(() => browser.request('GET', '/me'))).toBe(4);
  });

  it('POST /session/token: 3', async () => {
    const browser = await signIn(await newPerson());
    await browser.request('POST', '/session/token', {}); // makes the key
    expect(await wavesOf(() => browser.request('POST', '/session/token', {}))).toBe(3);
  });
});
