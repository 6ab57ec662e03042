import { expect, it } from 'vitest';
import { findAccount } from '../../server/src/accounts/account-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { PASSWORD } from '../support/people.ts';
import { ENFORCED } from '../support/policies.ts';
import { OPEN } from '../support/sign-up.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { APP, type TestApp } from '../support/test-app.ts';
import type { Reply, TestBrowser } from '../support/test-browser.ts';

/** By what is wrong with them, of `ben@acme.test` at `auth.acme.test`, who is called Benedict Longfellow. */
const WEAK = [
  ['1234567', 'password-short'],
  ['123456789012345', 'password-common'],
  ['aaaaaaaaaaaaaaa', 'password-common'],
  ['PasswordPassword', 'password-common'],
  ['auth.acme.test1', 'password-own'],
  ['BenedictLongfellow', 'password-own'],
  ['longfellow-1990-1990', 'password-own'],
] as const;
/** Short ones, for who has a factor. */
const WEAK_BESIDE_A_FACTOR = [
  ['12345678', 'password-common'],
  ['Password', 'password-common'],
  ['longfellow', 'password-own'],
  ['seven77', 'password-short'],
] as const;
const STRONG = 'quite another password';
const NAME = 'Benedict Longfellow';

const problemOf = ({ step }: Reply) => step.problem;

/** Each way to choose a password, as far as to where it is chosen. */
const WAYS: Record<string, (app: TestApp) => Promise<(password: string) => Promise<unknown>>> = {
  async 'a sign-up'(app) {
    return async (password) => problemOf(await app.browser().signUp('ben@new.test', password, { name: NAME }));
  },
  async 'a recovery'(app) {
    const browser = app.browser();
    await browser.recover('ben@acme.test');
    await browser.answer({ kind: 'code', code: app.mailedCode() });
    return async (password) => problemOf(await browser.answer({ kind: 'new-password', password }));
  },
  async 'an invitation'(app) {
    const { ada } = await signedInAdmins(app, 'ada');
    await ada.request('POST', '/admin/invitations', { email: 'ivy@acme.test', role: 'member', name: NAME });
    const browser = app.browser();
    await browser.start('accept-invitation', { token: app.mailedToken() });
    return async (password) => problemOf(await browser.answer({ kind: 'new-password', password }));
  },
  async 'a change'(app) {
    const browser = app.browser();
    await browser.signIn('ben@acme.test');
    await browser.toNewPassword();
    return async (password) => problemOf(await browser.answer({ kind: 'new-password', password }));
  },
};

async function withBen(app: TestApp) {
  await app.ports.store.update<object, void>(`account:${app.ben.id}`, (ben) => ({
    set: { ...ben, name: NAME },
    return: undefined,
  }));
  return app;
}

onEachStore('A-38 a password that is among the first to be guessed', (makeApp) => {
  it.each(Object.keys(WAYS))(
    'is not taken by %s, which says why beside the field, and takes a strong one',
    async (way) => {
      const app = await withBen(await makeApp({ policy: OPEN }));
      const choose = await WAYS[way]!(app);
      for (const [password, reason] of WEAK)
        expect([password, await choose(password)]).toEqual([
          password,
          { code: 'bad-request', field: 'password', reason },
        ]);
      expect(await choose(STRONG)).toBeUndefined();
    },
  );

  it('is not taken beside a factor either, and a factor that was turned off lowers nothing', async () => {
    const app = await withBen(await makeApp());
    await app.giveFactors(app.ben.id, APP);
    const browser = app.browser();
    await browser.signIn('ben@acme.test');
    await browser.answer({ kind: 'code', code: app.code() });
    await browser.toNewPassword({ code: () => app.code(1) });
    const put = async (password: string) => problemOf(await browser.answer({ kind: 'new-password', password }))?.reason;
    for (const [password, reason] of WEAK_BESIDE_A_FACTOR)
      expect([password, await put(password)]).toEqual([password, reason]);
    expect(await put('teapots9')).toBeUndefined();
  });

  it('is what a site’s own service says, which learns five digits alone; where it fails, none is taken', async () => {
    const app = await makeApp();
    const asked: string[] = [];
    app.ports.breachedPasswords = {
      async range(prefix) {
        asked.push(prefix);
        return ['0'.repeat(35), 'a1ef071fb3eb4d9e7a0f7aa0d8e7a9f4a2c'];
      },
    };
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const put = async (password: string) => (await ben.answer({ kind: 'new-password', password })).status;
    await ben.toNewPassword();
    expect(await put(STRONG)).toBe(200);
    expect(asked).toEqual([expect.stringMatching(/^[0-9A-F]{5}$/)]);
    await ben.toNewPassword({ current: STRONG });
    const digest = [...new Uint8Array(await crypto.subtle.digest('SHA-1', new TextEncoder().encode(`${STRONG} 2`)))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
    app.ports.breachedPasswords = { range: async () => [digest.slice(5)] };
    expect(await put(`${STRONG} 2`)).toBe(400);
    app.ports.breachedPasswords = { range: () => Promise.reject(new Error('down')) };
    expect(await put(`${STRONG} 3`)).toBe(503);
    expect((await app.browser().signIn('ben@acme.test', STRONG)).step.kind).toBe('done');
  });
});

onEachStore('A-38 a password beside a factor, once the last one has gone', (makeApp) => {
  const SHORT = 'teapots9';

  async function withShort(app: TestApp): Promise<TestBrowser> {
    await app.giveFactors(app.ben.id, APP);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.answer({ kind: 'code', code: app.code() });
    expect((await ben.changePassword(SHORT, { code: () => app.code(1) })).status).toBe(200);
    return ben;
  }

  it.each(['their own settings', 'an admin'])('by %s, is asked for anew at the next sign-in', async (how) => {
    const app = await makeApp();
    const ben = await withShort(app);
    if (how === 'an admin') {
      const { ada } = await signedInAdmins(app, 'ada');
      expect((await ada.request('DELETE', `/admin/accounts/${app.ben.id}/mfa`)).status).toBe(204);
    } else {
      expect((await ben.request('DELETE', '/me/mfa')).status).toBe(204);
    }
    const again = app.browser();
    expect((await again.signIn('ben@acme.test', 'a wrong password')).step.problem?.code).toBe('invalid-credentials');
    const { step } = await again.signIn('ben@acme.test', SHORT);
    expect(step).toMatchObject({ kind: 'new-password', minLength: 15, alone: true, identifier: 'ben@acme.test' });
    expect(await again.session()).toBeUndefined();
    const same = await again.answer({ kind: 'new-password', password: SHORT });
    expect(same.step.problem).toEqual({ code: 'bad-request', field: 'password', reason: 'password-short' });
    expect((await again.answer({ kind: 'new-password', password: STRONG })).step.kind).toBe('done');
    expect(app.outbox.at(-1)?.subject).toContain('was changed');
    expect((await app.browser().signIn('ben@acme.test', SHORT)).status).toBe(422);
    expect((await app.browser().signIn('ben@acme.test', STRONG)).step.kind).toBe('done');
  });

  it('is left alone where it can stand alone, or where a factor has come since', async () => {
    const app = await makeApp();
    await app.giveFactors(app.ben.id, APP);
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    await ben.answer({ kind: 'code', code: app.code() });
    await ben.request('DELETE', '/me/mfa');
    expect((await app.browser().signIn('ben@acme.test', PASSWORD)).step.kind).toBe('done');
    app.wait(60);
    await withShort(app);
    expect((await app.browser().signIn('ben@acme.test', SHORT)).step.kind).toBe('code');
    expect((await findAccount(app.ports, 'ben@acme.test'))?.weighsPassword).toBeUndefined();
  });

  it('A-18 goes on to the factor that is enforced, and to no session before it', async () => {
    const app = await makeApp();
    const ben = await withShort(app);
    await ben.request('DELETE', '/me/mfa');
    app.setPolicy(ENFORCED);
    const again = app.browser();
    await again.signIn('ben@acme.test', SHORT);
    expect((await again.answer({ kind: 'new-password', password: STRONG })).step.kind).toBe('enrol-choose');
    expect(await again.session()).toBeUndefined();
  });
});
