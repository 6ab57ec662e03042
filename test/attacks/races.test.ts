import { expect, it } from 'vitest';
import { secretFromText, withPassword } from '@sallyport/rules';
import { changeAccount, readAccount } from '../../server/src/accounts/account-store.ts';
import { endAccountSessions, endTenantSessions } from '@sallyport/server';
import { endSession } from '../../server/src/sessions/session-store.ts';
import { beforeCall } from '../support/before-call.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { appCode } from '../support/people.ts';
import { ENFORCED } from '../support/policies.ts';
import { inParallel, tally } from '../support/tally.ts';
import type { TestApp } from '../support/test-app.ts';

async function annaChallenged(app: TestApp) {
  const anna = app.browser();
  await anna.signIn('anna@acme.test');
  return { browser: anna, act: () => anna.answer({ kind: 'code', code: app.code() }) };
}

async function annaReauthenticating(app: TestApp) {
  const { browser, act } = await annaChallenged(app);
  await act();
  app.wait(30);
  await browser.start('reauthenticate');
  return { browser, act };
}

async function annaChangingPassword(app: TestApp) {
  const { browser, act } = await annaChallenged(app);
  await act();
  await browser.toNewPassword({ code: () => app.code(1) });
  return { browser, act: () => browser.answer({ kind: 'new-password', password: 'quite another password' }) };
}

async function benKeepingCodes(app: TestApp) {
  app.setPolicy(ENFORCED);
  const ben = app.browser();
  await ben.signIn('ben@acme.test');
  const { step } = await ben.answer({ kind: 'enrol', type: 'totp' });
  if (step.kind !== 'enrol-totp') throw new Error(step.kind);
  await ben.answer({ kind: 'code', code: appCode(secretFromText(step.secret), app.now()) });
  return { browser: ben, act: () => ben.answer({ kind: 'saved' }) };
}

async function benChoosingPassword(app: TestApp) {
  const ben = app.browser();
  await ben.recover('ben@acme.test');
  await ben.answer({ kind: 'code', code: app.mailedCode() });
  return { browser: ben, act: () => ben.answer({ kind: 'new-password', password: 'quite another password' }) };
}

/** A store of its own for each call that is interrupted. */
const LONG = { timeout: 60_000 };

onEachStore('R-82 R-83 all sessions end while a new one begins', (makeApp) => {
  const ends: [string, (app: TestApp) => Promise<unknown>][] = [
    ['the account’s', (app) => Promise.all([app.anna, app.ben].map(({ id }) => endAccountSessions(app.ports, id)))],
    ['the tenant’s', (app) => endTenantSessions(app.ports, 'acme')],
  ];
  const begins = [annaChallenged, annaReauthenticating, annaChangingPassword, benKeepingCodes, benChoosingPassword];
  const cases = ends.flatMap(([whose, end]) => begins.map((begin) => [whose, begin.name, end, begin] as const));

  it.each(cases)(
    '%s, with %s, at whichever call: it does not outlive them',
    LONG,
    async (_whose, _name, end, begin) => {
      for (let call = 1; ; call++) {
        const app = await makeApp();
        const { browser, act } = await begin(app);
        const meanwhile = beforeCall(app.ports.store, call, () => end(app));
        await act();
        if (!meanwhile.stop()) break;
        expect([call, await browser.session()]).toEqual([call, undefined]);
      }
    },
  );
});

onEachStore('A-08 the password changes while a device comes to be trusted', (makeApp) => {
  it('R-53 R-23 at whichever call: the code is asked for', LONG, async () => {
    const newPassword = 'quite another password';
    for (let call = 1; ; call++) {
      const app = await makeApp();
      const { browser } = await annaChallenged(app);
      const change = async () => {
        const hash = await app.ports.hasher.hash(newPassword);
        return changeAccount(app.ports, app.anna.id, (anna, now) => withPassword(anna, hash, now));
      };
      const meanwhile = beforeCall(app.ports.store, call, change);
      await browser.answer({ kind: 'code', code: app.code(), trustDevice: true });
      if (!meanwhile.stop()) break;
      expect([call, (await browser.signIn('anna@acme.test', newPassword)).step.kind]).toEqual([call, 'code']);
    }
  });
});

onEachStore('two answers to one step at once', (makeApp) => {
  it('one is taken, and the other gets the step as it is then', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const ben = app.browser();
    const { step } = await ben.signIn('ben@acme.test');
    const replies = await inParallel(10, () => ben.answer({ kind: 'enrol', type: 'totp' }, step));
    expect(tally(replies.map(({ status }) => status))).toEqual({ 200: 1, 409: 9 });
    const secrets = replies.map(({ step: each }) => each.kind === 'enrol-totp' && each.secret);
    expect(new Set(secrets).size).toBe(1);
  });
});

onEachStore('R-34 the session ends while the code of its re-authentication is looked at', (makeApp) => {
  it('and is not replaced', async () => {
    const app = await makeApp();
    const { browser, act } = await annaReauthenticating(app);
    const [session] = (await app.ports.store.list(`account-sessions:${app.anna.id}`)).keys;
    const { update } = app.ports.store;
    app.ports.store.update = async (key, change) => {
      const counted = await update(key, change);
      if (key.startsWith('attempts:')) await endSession(app.ports, app.anna.id, session?.split(':')[2] ?? '');
      return counted;
    };
    const { status } = (await act()) as { status: number };
    expect([status, await browser.session()]).toEqual([410, undefined]);
  });
});

onEachStore('what is lost while a password or a code is looked at', (makeApp) => {
  it('R-52 R-53 a trusted device that is removed skips nothing', async () => {
    const app = await makeApp();
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code(), trustDevice: true });
    await anna.signOut();
    const { hasher } = app.ports;
    const verify = hasher.verify.bind(hasher);
    hasher.verify = async (hash, password) => {
      await changeAccount(app.ports, app.anna.id, (account) => ({ ...account, trustedDevices: [] }));
      return verify(hash, password);
    };
    const { step } = await anna.signIn('anna@acme.test');
    expect([step.kind === 'done', await anna.session()]).toEqual([false, undefined]);
  });

  it('R-33 an account that is suspended gets no factor any more', async () => {
    const app = await makeApp({ policy: ENFORCED });
    const ben = app.browser();
    await ben.signIn('ben@acme.test');
    const { step } = await ben.answer({ kind: 'enrol', type: 'totp' });
    if (step.kind !== 'enrol-totp') throw new Error(step.kind);
    const { update } = app.ports.store;
    app.ports.store.update = async (key, change) => {
      const counted = await update(key, change);
      app.ports.store.update = update;
      await changeAccount(app.ports, app.ben.id, (account) => ({ ...account, state: 'suspended' }));
      return counted;
    };
    const late = await ben.answer({ kind: 'code', code: appCode(secretFromText(step.secret), app.now()) });
    expect(late.status).toBe(410);
    expect(await readAccount(app.ports, app.ben.id)).toMatchObject({ state: 'suspended', authenticators: [] });
  });
});
