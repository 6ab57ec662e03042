import { expect, it } from 'vitest';
import { readAccount } from '../../server/src/accounts/account-store.ts';
import { noticeMail } from '../../server/src/messages/notice-message.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD } from '../support/people.ts';
import { ENFORCED } from '../support/policies.ts';
import type { TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const NEW_PASSWORD = 'quite another password';
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Signs anna in with a code, in a browser of her own; her app shows another afterwards. */
async function signedIn(app: TestApp, { trustDevice = false, headers = {} } = {}) {
  const browser = app.browser(headers);
  await browser.signIn('anna@acme.test');
  await browser.answer({ kind: 'code', code: app.code(), trustDevice });
  app.wait(30);
  return browser;
}
const change = (app: TestApp, browser: TestBrowser, password = NEW_PASSWORD) =>
  browser.changePassword(password, { code: app.code });

onEachStore('changing the password', (makeApp) => {
  it('R-23 R-53 ends all trust and all other sessions; this one goes on under a new token', async () => {
    const app = await makeApp();
    const elsewhere = await signedIn(app, { trustDevice: true });
    const browser = await signedIn(app);
    const before = browser.cookies.get('__Host-sally-session');

    expect((await change(app, browser)).step).toMatchObject({ kind: 'done', notice: 'password-changed' });

    const anna = await readAccount(app.ports, app.anna.id);
    expect(anna).toMatchObject({ epoch: 1, trustGeneration: 1, trustedDevices: [] }); // each of the two would do
    expect(browser.cookies.get('__Host-sally-session')).not.toBe(before);
    expect([await browser.session(), await elsewhere.session()]).toEqual([expect.anything(), undefined]);
    expect((await elsewhere.signIn('anna@acme.test', PASSWORD)).status).toBe(422);
    expect((await elsewhere.signIn('anna@acme.test', NEW_PASSWORD)).step.kind).toBe('code');
  });

  it('R-87 tells the person, and nobody where nothing was changed', async () => {
    const app = await makeApp();
    const browser = await signedIn(app, { headers: { 'user-agent': FIREFOX } });
    await change(app, browser, 'short');
    expect(app.outbox).toEqual([]);
    await browser.answer({ kind: 'new-password', password: NEW_PASSWORD });
    const occasion = { account: 'anna@acme.test', at: app.now(), device: 'Firefox on Windows' };
    const context = { brand: { name: 'auth.acme.test' }, page: 'https://auth.acme.test/', occasion };
    const words = noticeMail({ kind: 'password-changed' }, context, 'en');
    expect(app.outbox).toEqual([{ to: 'anna@acme.test', ...words }]);
    app.ports.mail.send = () => Promise.reject(new Error('down'));
    app.wait(30);
    const again = await browser.changePassword('and another password', { current: NEW_PASSWORD, code: app.code });
    expect(again.status).toBe(200);
    expect([app.errors.map(String), await browser.session()]).toEqual([['Error: down'], expect.anything()]);
  });

  it('A-11 R-23 asks for the old one and the code, however fresh the session is, on a trusted device too', async () => {
    const app = await makeApp();
    const browser = await signedIn(app, { trustDevice: true });
    await browser.signIn('anna@acme.test');
    const identifier = 'anna@acme.test';
    const { step: first } = await browser.start('change-password');
    expect(first).toMatchObject({ kind: 'credentials', fixed: true, identifier });
    const wrong = await browser.answer({ kind: 'credentials', identifier, password: NEW_PASSWORD });
    expect(wrong).toMatchObject({ status: 422, step: { problem: { code: 'invalid-credentials' } } });
    const { step } = await browser.answer({ kind: 'credentials', identifier, password: PASSWORD });
    expect(step).toMatchObject({ kind: 'code', for: 'challenge' });
    expect(step).not.toHaveProperty('trust');
    expect((await browser.answer({ kind: 'new-password', password: NEW_PASSWORD })).status).toBe(422);
    expect((await app.browser().signIn('anna@acme.test')).step.kind).toBe('code'); // the old one still stands
  });

  it('R-23 asks for a factor that came after the password was proved', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.toNewPassword();
    await app.giveFactors(app.ben.id, { id: 'app1', type: 'totp' });
    expect((await ben.answer({ kind: 'new-password', password: NEW_PASSWORD })).step.kind).toBe('code');
    await ben.answer({ kind: 'code', code: app.code() });
    expect((await ben.answer({ kind: 'new-password', password: NEW_PASSWORD })).step.kind).toBe('done');
  });

  it('R-85 is not for who has yet to enrol', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    app.setPolicy(ENFORCED);
    expect(await ben.start('change-password')).toMatchObject({ status: 403, step: { code: 'enforced' } });
  });

  it.each([
    ['anna', '1234567', 400],
    ['anna', 'teapots9', 200],
    ['ben', 'fourteen chars', 400],
    ['ben', 'fifteen letters', 200],
    ['ben', '🔑🔑🔑🔑🔑🔑🔑🔑', 400],
    ['ben', 'ben@acme.test', 400],
  ])('lets %s have the password %j: %d', async (who, password, status) => {
    const app = await makeApp();
    const browser = app.browser();
    await browser.signIn(`${who}@acme.test`);
    if (who === 'anna') await browser.answer({ kind: 'code', code: app.code() });
    app.wait(30);
    const reply = await change(app, browser, password);
    expect(reply.status).toBe(status);
    if (status === 400) expect(reply.step.problem).toMatchObject({ code: 'bad-request', field: 'password' });
  });
});
