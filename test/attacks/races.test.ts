import { expect, it } from 'vitest';
import { secretFromText } from '@sallyport/rules';
import { changePassword } from '../../server/src/accounts/change-password.ts';
import { readAccount } from '../../server/src/accounts/account-store.ts';
import { endAccountSessions, endTenantSessions } from '@sallyport/server';
import { beforeCall } from '../support/before-call.ts';
import { onEachStore } from '../support/on-each-store.ts';
import { appCode } from '../support/people.ts';
import { ENFORCED } from '../support/policies.ts';
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
  return { browser, act: () => browser.request('PUT', '/me/password', { password: 'quite another password' }) };
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

onEachStore('R-82 R-83 all sessions end while a new one begins', (makeApp) => {
  const ends: [string, (app: TestApp) => Promise<unknown>][] = [
    ['the account’s', (app) => Promise.all([app.anna, app.ben].map(({ id }) => endAccountSessions(app.ports, id)))],
    ['the tenant’s', (app) => endTenantSessions(app.ports, 'acme')],
  ];
  const begins = [annaChallenged, annaReauthenticating, annaChangingPassword, benKeepingCodes];
  const cases = ends.flatMap(([whose, end]) => begins.map((begin) => [whose, begin.name, end, begin] as const));

  it.each(cases)('%s, with %s, at whichever call: it does not outlive them', async (_whose, _name, end, begin) => {
    for (let call = 1; ; call++) {
      const app = await makeApp();
      const { browser, act } = await begin(app);
      const meanwhile = beforeCall(app.ports.store, call, () => end(app));
      await act();
      if (!meanwhile.stop()) break;
      expect([call, await browser.session()]).toEqual([call, undefined]);
    }
  });
});

onEachStore('A-08 the password changes while a device comes to be trusted', (makeApp) => {
  it('R-53 R-23 at whichever call: the code is asked for', async () => {
    const newPassword = 'quite another password';
    for (let call = 1; ; call++) {
      const app = await makeApp();
      const { browser } = await annaChallenged(app);
      const change = async () => {
        const anna = await readAccount(app.ports, app.anna.id);
        return anna && changePassword(app.ports, anna, newPassword);
      };
      const meanwhile = beforeCall(app.ports.store, call, change);
      await browser.answer({ kind: 'code', code: app.code(), trustDevice: true });
      if (!meanwhile.stop()) break;
      expect([call, (await browser.signIn('anna@acme.test', newPassword)).step.kind]).toEqual([call, 'code']);
    }
  });
});
