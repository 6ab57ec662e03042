import { expect, it } from 'vitest';
import { secretFromText, type Account } from '@sallyport/rules';
import { onEachStore } from '../support/store/on-each-store.ts';
import { appCode } from '../support/people.ts';
import type { TestApp } from '../support/test-app.ts';

const DAY = 86_400;
/** Signs anna in with a code and the box ticked. */
async function trusting(app: TestApp) {
  const browser = app.browser();
  await browser.signIn('anna@acme.test');
  await browser.answer({ kind: 'code', code: app.code(), trustDevice: true });
  return browser;
}
const trustCookie = (browser: { cookies: Map<string, string> }) => {
  const [name, value] = [...browser.cookies].find(([key]) => key.includes('trust')) ?? ['', ''];
  return { name, value };
};

onEachStore('trusting a device', (makeApp) => {
  it('R-22 skips the code in this browser and asks for it in another', async () => {
    const app = await makeApp();
    const anna = await trusting(app);
    const again = await anna.signIn('anna@acme.test');
    expect(again.step).toMatchObject({ kind: 'done', session: { amr: ['pwd'], aal: 1 } });
    expect((await app.browser().signIn('anna@acme.test')).step.kind).toBe('code');
  });

  it('R-51 R-53 by a cookie of its own, as long as the trust and out of every script’s reach', async () => {
    const app = await makeApp();
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    const { headers } = await anna.answer({ kind: 'code', code: app.code(), trustDevice: true });
    expect(headers.getSetCookie()).toContainEqual(
      expect.stringMatching(
        /^__Host-sally-trust-[\w-]{16}=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      ),
    );
  });

  it('R-50 offers the box unticked: without it the code is asked for again', async () => {
    const app = await makeApp();
    const anna = app.browser();
    expect((await anna.signIn('anna@acme.test')).step).toMatchObject({ kind: 'code', trust: { days: 30 } });
    await anna.answer({ kind: 'code', code: app.code() });
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('code');
  });

  it('R-24 R-53 asks at every sign-in where policy has no trusted devices, and offers no box', async () => {
    const app = await makeApp({ policy: { trustedDevices: 'off' } });
    const anna = await trusting(app);
    const again = await anna.signIn('anna@acme.test');
    expect(again.step.kind).toBe('code');
    expect(again.step).not.toHaveProperty('trust');
  });

  it('R-51 asks again after 30 days, and using it does not make it last longer', async () => {
    const app = await makeApp();
    const anna = await trusting(app);
    app.wait(20 * DAY);
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('done');
    app.wait(10 * DAY - 1);
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('done');
    app.wait(1);
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('code');
  });

  it('R-53 takes no altered token, and none under the name of another account', async () => {
    const app = await makeApp();
    const anna = await trusting(app);
    const { name, value } = trustCookie(anna);
    const altered = app.browser();
    altered.cookies.set(name, (value.startsWith('A') ? 'B' : 'A') + value.slice(1));
    expect((await altered.signIn('anna@acme.test')).step.kind).toBe('code');

    await app.addAccount({ email: 'dora@acme.test', totp: true });
    const dora = app.browser();
    await dora.signIn('dora@acme.test');
    await dora.answer({ kind: 'code', code: app.code(), trustDevice: true });
    const doras = trustCookie(dora);
    expect(doras.name).not.toBe(name);
    const crossed = app.browser();
    crossed.cookies.set(name, doras.value);
    expect((await crossed.signIn('anna@acme.test')).step.kind).toBe('code');
  });

  it('R-53 a removed device is asked again at once', async () => {
    const app = await makeApp();
    const anna = await trusting(app);
    await app.ports.store.update<Account, void>(`account:${app.anna.id}`, (current) =>
      current ? { set: { ...current, trustedDevices: [] }, return: undefined } : { keep: true, return: undefined },
    );
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('code');
  });

  it('R-53 ends with a change of factors', async () => {
    const app = await makeApp({ policy: { enforcement: { group: 'all' } } });
    const anna = await trusting(app);
    await app.ports.store.update<Account, void>(`account:${app.anna.id}`, (current) =>
      current ? { set: { ...current, authenticators: [] }, return: undefined } : { keep: true, return: undefined },
    );
    const other = app.browser();
    await other.signIn('anna@acme.test');
    const { step } = await other.answer({ kind: 'enrol', type: 'totp' });
    if (step.kind !== 'enrol-totp') throw new Error(step.kind);
    await other.answer({ kind: 'code', code: appCode(secretFromText(step.secret), app.now()) });
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('code');
  });

  it('keeps the token as a hash alone', async () => {
    const app = await makeApp();
    const { value } = trustCookie(await trusting(app));
    const stored = JSON.stringify(await app.ports.store.get(`account:${app.anna.id}`));
    expect(value).toMatch(/^[\w-]{43}$/);
    expect(stored).not.toContain(value);
    expect(stored).toContain('trustedDevices');
  });
});
