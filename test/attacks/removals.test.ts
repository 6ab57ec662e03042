import { expect, it } from 'vitest';
import { endAccountSessions } from '@sallyport/server';
import { readAccount } from '../../server/src/accounts/account-store.ts';
import { beforeCall } from '../support/before-call.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { ENFORCED, factors } from '../support/policies.ts';
import { inParallel, tally } from '../support/tally.ts';
import { APP, MAIL, PHONE, type TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const ALL = { factors: factors('email', 'sms', 'totp', 'backup-code') };
const REMOVALS = ['/me/authenticators/app1', '/me/authenticators/nothing', '/me/mfa'];

async function annaSignedIn(app: TestApp, trustDevice = false) {
  const anna = app.browser();
  await anna.signIn('anna@acme.test');
  await anna.answer({ kind: 'code', code: app.code(), trustDevice });
  return anna;
}

async function remove(browser: TestBrowser, path: string) {
  const response = await browser.request('DELETE', path);
  return response.status === 204 ? 204 : `${response.status} ${((await response.json()) as { code: string }).code}`;
}
const idsOf = async (app: TestApp, id: string) =>
  ((await readAccount(app.ports, id))?.authenticators ?? []).map((each) => each.id);

onEachStore('A-11 a session that proved nothing for a while', (makeApp) => {
  it.each(REMOVALS)('R-07 takes nothing away: %s', async (path) => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    app.wait(600);
    expect(await remove(anna, path)).toBe('403 reauthentication-required');
    expect([await idsOf(app, app.anna.id), app.outbox]).toEqual([['app1'], []]);
    await anna.start('reauthenticate');
    await anna.answer({ kind: 'code', code: app.code() });
    expect(await remove(anna, path)).toBe(path.endsWith('nothing') ? '404 not-found' : 204);
  });

  it.each(REMOVALS)('R-23 nor does one that a trusted device began: %s', async (path) => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app, true);
    await anna.signIn('anna@acme.test');
    expect(await remove(anna, path)).toBe('403 reauthentication-required');
    expect(await idsOf(app, app.anna.id)).toEqual(['app1']);
  });
});

onEachStore('A-12 the authenticators of somebody else', (makeApp) => {
  it('are not there, by whichever id', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveFactors(app.ben.id, MAIL);
    const anna = await annaSignedIn(app);
    expect(await remove(anna, '/me/authenticators/mail1')).toBe('404 not-found');
    const change = await anna.request('PATCH', '/me/authenticators/mail1', { name: 'mine', default: true });
    expect([change.status, await change.json()]).toEqual([404, expect.objectContaining({ code: 'not-found' })]);
    expect((await readAccount(app.ports, app.ben.id))?.authenticators).toEqual([{ ...MAIL, addedAt: app.now() }]);
  });

  it.each([...REMOVALS.map((path) => ['DELETE', path] as const), ['PATCH', '/me/authenticators/app1'] as const])(
    '%s %s is for those who are signed in, and past what policy asks of them',
    async (method, path) => {
      const app = await makeApp({ policy: ALL });
      const inFlow = app.browser();
      await inFlow.signIn('anna@acme.test');
      for (const browser of [app.browser(), inFlow]) {
        expect((await browser.request(method, path, { name: 'x' })).status).toBe(401);
      }
      const ben = app.browser();
      await ben.signIn('ben@acme.test');
      app.setPolicy(ENFORCED);
      const early = await ben.request(method, path, { name: 'x' });
      expect([early.status, await early.json()]).toEqual([403, expect.objectContaining({ code: 'enforced' })]);
      expect(await idsOf(app, app.anna.id)).toEqual(['app1']);
    },
  );

  it.each(['a%20b', '%00', 'x:y', 'x'.repeat(5000), '%F0%9F', 'backup-code', '__proto__', '0'])(
    'A-26 none has the id %s',
    async (id) => {
      const app = await makeApp({ policy: ALL });
      const anna = await annaSignedIn(app);
      expect(await remove(anna, `/me/authenticators/${id}`)).toBe('404 not-found');
      expect((await anna.request('PATCH', `/me/authenticators/${id}`, { name: 'x' })).status).toBe(404);
      expect([await idsOf(app, app.anna.id), app.errors]).toEqual([['app1'], []]);
    },
  );

  it('A-21 cannot be removed from another site', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    for (const path of REMOVALS) {
      expect((await anna.request('DELETE', path, undefined, { origin: 'https://evil.test' })).status).toBe(403);
    }
    expect(await idsOf(app, app.anna.id)).toEqual(['app1']);
  });
});

/** Which call changes the account: it follows the session, and the account with its tenant. */
const CHANGES_AT = 3;

onEachStore('removals at once', (makeApp) => {
  it('R-66 of two authenticators under enforcement leave one, however many they are', async () => {
    const app = await makeApp({ policy: { ...ALL, ...ENFORCED } });
    await app.giveFactors(app.anna.id, APP, MAIL);
    const anna = await annaSignedIn(app);
    const ids = ['app1', 'mail1'];
    const answers = await inParallel(50, (n) => remove(anna, `/me/authenticators/${ids[n % 2]}`));
    expect(tally(answers)).toEqual({ 204: 1, '403 enforced': 25, '404 not-found': 24 });
    expect(await idsOf(app, app.anna.id)).toHaveLength(1);
    expect(app.outbox).toHaveLength(1);
  });

  it('R-87 of one authenticator are one removal, with one mail', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveFactors(app.anna.id, APP, MAIL, PHONE);
    const anna = await annaSignedIn(app);
    expect(tally(await inParallel(20, () => remove(anna, '/me/mfa')))).toEqual({ 204: 20 });
    expect(app.outbox).toHaveLength(1);
    expect((await readAccount(app.ports, app.anna.id))?.trustGeneration).toBe(1);
  });

  it('R-07 a password alone takes no factor away that comes meanwhile, at whichever call', async () => {
    for (let call = 1; ; call++) {
      const app = await makeApp({ policy: ALL });
      const ben = app.browser();
      await ben.signIn('ben@acme.test');
      const meanwhile = beforeCall(app.ports.store, call, () => app.giveFactors(app.ben.id, MAIL));
      await remove(ben, '/me/mfa');
      if (!meanwhile.stop()) {
        expect(call).toBeGreaterThan(3); // session, account, tenant, the change
        break;
      }
      expect([call, await idsOf(app, app.ben.id)]).toEqual([call, ['mail1']]);
    }
  });

  it.each(['DELETE', 'PATCH'])(
    'R-82 a session that ends meanwhile changes nothing by %s, at whichever call',
    async (method) => {
      for (let call = 1; call <= CHANGES_AT; call++) {
        const app = await makeApp({ policy: ALL });
        const anna = await annaSignedIn(app);
        const before = (await readAccount(app.ports, app.anna.id))?.authenticators;
        const meanwhile = beforeCall(app.ports.store, call, () => endAccountSessions(app.ports, app.anna.id));
        const { status } = await anna.request(method, '/me/authenticators/app1', { name: 'x' });
        expect(meanwhile.stop()).toBe(true);
        expect([call, status, (await readAccount(app.ports, app.anna.id))?.authenticators]).toEqual([
          call,
          401,
          before,
        ]);
      }
    },
  );
});
