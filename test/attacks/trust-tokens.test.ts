import { expect, it } from 'vitest';
import type { Account } from '@sallyport/rules';
import { onEachStore } from '../support/store/on-each-store.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

async function trusting(app: TestApp, email = 'anna@acme.test') {
  const browser = app.browser();
  await browser.signIn(email);
  await browser.answer({ kind: 'code', code: app.code(), trustDevice: true });
  const [name = '', token = ''] = [...browser.cookies].find(([key]) => key.includes('trust')) ?? [];
  return { browser, name, token };
}
const asked = async (browser: TestBrowser, email = 'anna@acme.test') => (await browser.signIn(email)).step.kind;

onEachStore('A-08 the trust cookie', (makeApp) => {
  it('R-53 asks for the code with any bit of it flipped', async () => {
    const app = await makeApp();
    const { name, token } = await trusting(app);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    for (const at of [0, 20, 41]) {
      const flipped = alphabet[alphabet.indexOf(token[at] ?? '') ^ 1] ?? '';
      const browser = app.browser();
      browser.cookies.set(name, token.slice(0, at) + flipped + token.slice(at + 1));
      expect(await asked(browser)).toBe('code');
    }
  });

  it('R-53 asks for it with the cookie of another account and of another tenant', async () => {
    const app = await makeApp();
    const { name } = await trusting(app);
    await app.addAccount({ email: 'dora@acme.test', totp: true });
    await app.addAccount({ email: 'emil@other.test', tenant: 'other', totp: true });
    for (const email of ['dora@acme.test', 'emil@other.test']) {
      const foreign = await trusting(app, email);
      const browser = app.browser();
      browser.cookies.set(name, foreign.token);
      browser.cookies.set(foreign.name, foreign.token);
      expect(await asked(browser)).toBe('code');
    }
  });

  it.each<[string, (app: TestApp, browser: TestBrowser) => Promise<unknown>]>([
    [
      'a password change',
      async (app, browser) => browser.changePassword('a password for tests 2026', { code: () => app.code(1) }),
    ],
    ['its removal', async (_app, browser) => browser.request('DELETE', '/me/trusted-devices')],
    ['a policy that forbids trust', async (app) => app.setPolicy({ trustedDevices: 'off' })],
    [
      'a new generation, as a change of factors makes one',
      async (app) =>
        app.ports.store.update<Account, void>(`account:${app.anna.id}`, (current) =>
          current
            ? { set: { ...current, trustGeneration: current.trustGeneration + 1 }, return: undefined }
            : { keep: true, return: undefined },
        ),
    ],
    ['its time', async (app) => app.wait(30 * 86_400)],
  ])('R-53 R-23 asks for it after %s', async (_name, event) => {
    const app = await makeApp();
    const { browser } = await trusting(app);
    expect(await asked(app.browser())).toBe('code'); // and never in another browser
    await event(app, browser);
    app.wait(30);
    expect(await asked(browser)).toBe('code');
  });
});
