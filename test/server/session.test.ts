import { expect, it } from 'vitest';
import type { Account } from '@sallyport/rules';
import { endAccountSessions, endTenantSessions } from '@sallyport/server';
import { onEachStore } from '../support/store/on-each-store.ts';

const DAY = 86_400;

onEachStore('the session', (makeApp) => {
  it('is nobody’s before a sign-in', async () => {
    const app = await makeApp();
    const response = await app.browser().request('GET', '/session');
    expect([response.status, await response.text()]).toEqual([204, '']); // a page's console stays clean
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('ends after its life, however busy it was', async () => {
    const app = await makeApp({ policy: { session: { lifetime: 10 * DAY, idle: 3 * DAY } } });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    for (let day = 0; day < 9; day++) {
      app.wait(DAY);
      expect(await ben.session()).toBeDefined();
    }
    app.wait(DAY);
    expect(await ben.session()).toBeUndefined();
  });

  it('ends after too long a pause, and lasts as long as nobody pauses', async () => {
    const app = await makeApp({ policy: { session: { lifetime: 30 * DAY, idle: DAY } } });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    app.wait(0.9 * DAY);
    expect(await ben.session()).toBeDefined();
    app.wait(0.9 * DAY);
    expect(await ben.session()).toBeDefined();
    app.wait(1.2 * DAY);
    expect(await ben.session()).toBeUndefined();
  });

  it.each<Partial<Account>>([{ epoch: 1 }, { state: 'suspended' }])(
    'ends with its account at %o',
    async (different) => {
      const app = await makeApp();
      const ben = app.browser();
      await ben.signIn('ben@acme.test');
      await app.ports.store.update<Account, void>(`account:${app.ben.id}`, (current) =>
        current ? { set: { ...current, ...different }, return: undefined } : { keep: true, return: undefined },
      );
      expect(await ben.session()).toBeUndefined();
    },
  );

  it('R-82 R-83 ends with one write for all of an account’s, or all of a tenant’s', async () => {
    const app = await makeApp();
    const sign = async (email: string) => {
      const browser = app.browser();
      await browser.signIn(email);
      return browser;
    };
    await app.addAccount({ email: 'emil@other.test', tenant: 'other' });
    await app.addAccount({ email: 'dora@acme.test' });
    const [ben, ben2, dora, emil] = await Promise.all(
      ['ben@acme.test', 'ben@acme.test', 'dora@acme.test', 'emil@other.test'].map(sign),
    );
    const open = () => Promise.all([ben, ben2, dora, emil].map(async (each) => (await each?.session()) !== undefined));

    await endAccountSessions(app.ports, app.ben.id);
    expect(await open()).toEqual([false, false, true, true]);
    await ben?.signIn('ben@acme.test');
    await endTenantSessions(app.ports, 'acme');
    expect(await open()).toEqual([false, false, false, true]);
    await ben?.signIn('ben@acme.test');
    expect(await open()).toEqual([true, false, false, true]);
  });

  it('leaves nothing in the store after its life, and neither does what led to it', async () => {
    const app = await makeApp({ policy: { audit: { retention: 30 * DAY } } });
    await app.browser().signIn('ben@acme.test');
    await app.browser().signIn('ben@acme.test', 'wrong');
    await app.browser().signIn('nobody@acme.test', 'wrong');
    await app.browser().request('GET', '/readyz');
    const stays = /^(account|login|tenant-accounts|tenant|tenants):/;
    const left = async () => (await app.dump()).filter((line) => !stays.test(line));
    const kinds = (await left()).map((line) => line.split(':')[0]);
    expect(new Set(kinds)).toEqual(new Set(['account-sessions', 'attempts', 'audit', 'flow', 'health', 'session']));
    app.wait(30 * DAY);
    expect(await left()).toEqual([]);
  });

  it('keeps its token as a hash alone', async () => {
    const app = await makeApp();
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const token = ben.cookies.get('__Host-sally-session') ?? '';
    expect(await app.ports.store.get(`session:${token}`)).toBeUndefined();
    expect((await app.ports.store.list(`account-sessions:${app.ben.id}`)).keys).toHaveLength(1);
  });

  it('goes by plain cookies on http://localhost alone', async () => {
    const app = await makeApp({ url: 'http://localhost:3000' });
    const { headers } = await app.browser().signIn('ben@acme.test');
    for (const cookie of headers.getSetCookie())
      expect(cookie).toMatch(/^sally-(browser|session|known-[\w-]+)=[^;]+;.*SameSite=Lax$/);
  });
});
