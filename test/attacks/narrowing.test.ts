import { expect, it } from 'vitest';
import { standard, turnOff } from '@sallyport/rules';
import { changeAccount, readAccount } from '../../server/src/accounts/account-store.ts';
import { signedInAdmins } from '../support/admins.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { ENFORCED, factors } from '../support/policies.ts';
import { APP, MAIL, PHONE, type TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

/** What policy leaves once it has narrowed to mail. */
const MAIL_ALONE = { factors: factors('email') };
const ALL = { factors: factors('email', 'sms', 'totp', 'backup-code') };

async function annaSignedIn(app: TestApp, trustDevice = false): Promise<TestBrowser> {
  const anna = app.browser();
  await anna.signIn('anna@acme.test');
  await anna.answer({ kind: 'code', code: app.code(), trustDevice });
  app.wait(30);
  return anna;
}

onEachStore('A-31 a factor that policy has no more', (makeApp) => {
  it('R-11 is asked for where it is all that there is, and an allowed one has to be set up after it', async () => {
    const app = await makeApp();
    app.setPolicy(MAIL_ALONE);
    const anna = app.browser();
    const asked = await anna.signIn('anna@acme.test');
    expect(asked.step).toMatchObject({ kind: 'code', authenticator: { type: 'totp' }, others: [] });
    expect(asked.step).not.toHaveProperty('trust');
    const { step } = await anna.answer({ kind: 'code', code: app.code(), trustDevice: true });
    expect(step).toMatchObject({ kind: 'enrol-choose', reason: 'enforced', offers: ['email'] });
    expect(step).not.toHaveProperty('skippable');
    expect((await anna.answer({ kind: 'skip' })).status).toBe(403);
    expect(await anna.session()).toBeUndefined();
    await anna.answer({ kind: 'enrol', type: 'email' });
    expect((await anna.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('done');
    expect(await anna.session()).toMatchObject({ aal: 2 });
    app.wait(60);
    expect((await app.browser().signIn('anna@acme.test')).step).toMatchObject({
      authenticator: { type: 'email' },
      others: [],
    });
  });

  it('R-11 is asked for by nobody where another works that policy has', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveFactors(app.anna.id, APP, PHONE);
    app.setPolicy({ factors: factors('sms') });
    const { step } = await app.browser().signIn('anna@acme.test');
    expect(step).toMatchObject({ kind: 'code', authenticator: { id: 'phone1' }, others: [] });
  });

  it('R-11 guards where policy has none at all, which can ask for no other', async () => {
    const app = await makeApp();
    app.setPolicy({ factors: factors() });
    const anna = app.browser();
    expect((await anna.signIn('anna@acme.test')).step).toMatchObject({ authenticator: { type: 'totp' } });
    expect((await anna.answer({ kind: 'code', code: app.code() })).step).toMatchObject({ session: { aal: 2 } });
  });

  it('R-46 stands in for none that policy has and that was turned off: nothing opens', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveFactors(app.anna.id, APP, MAIL);
    await changeAccount(app.ports, app.anna.id, (account) => turnOff(account, 'mail1'));
    app.setPolicy(MAIL_ALONE);
    expect(await app.browser().signIn('anna@acme.test')).toMatchObject({ status: 423, step: { kind: 'locked' } });
  });

  it('R-22 is skipped by no trusted device, which would be asked for nothing', async () => {
    const app = await makeApp();
    const anna = await annaSignedIn(app, true);
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('done');
    app.setPolicy(MAIL_ALONE);
    expect((await anna.signIn('anna@acme.test')).step).toMatchObject({ authenticator: { type: 'totp' } });
  });

  it('R-07 R-23 leaves no proof fresh that is without it', async () => {
    const app = await makeApp();
    const anna = await annaSignedIn(app, true);
    await anna.signIn('anna@acme.test'); // by the trusted device
    app.setPolicy(MAIL_ALONE);
    const remove = async () => (await anna.request('DELETE', '/me/mfa')).status;
    expect(await remove()).toBe(403);
    expect((await anna.start('enrol', { type: 'email' })).step).toMatchObject({ authenticator: { type: 'totp' } });
    await anna.start('reauthenticate');
    await anna.answer({ kind: 'code', code: app.code() });
    expect(await remove()).toBe(204);
  });

  it('R-61 R-85 has to be proved before a session that must enrol sets up another', async () => {
    const app = await makeApp();
    const anna = await annaSignedIn(app, true);
    await anna.signIn('anna@acme.test');
    app.setPolicy({ ...MAIL_ALONE, ...ENFORCED });
    expect(await anna.session()).toMatchObject({ mustEnrol: true });
    expect((await anna.start('enrol')).step).toMatchObject({ kind: 'code', authenticator: { type: 'totp' } });
    const { step } = await anna.answer({ kind: 'code', code: app.code() });
    expect(step).toMatchObject({ kind: 'enrol-choose', offers: ['email'] });
  });

  it('R-66 can’t be removed under enforcement while nothing else guards', async () => {
    const app = await makeApp();
    const anna = await annaSignedIn(app);
    app.setPolicy({ ...MAIL_ALONE, ...ENFORCED, onPolicyChange: 'keep' });
    expect((await anna.request('DELETE', '/me/authenticators/app1')).status).toBe(403);
    expect((await anna.request('DELETE', '/me/mfa')).status).toBe(403);
  });

  it('R-11 works as before once policy has it back', async () => {
    const app = await makeApp();
    const anna = await annaSignedIn(app);
    app.setPolicy(MAIL_ALONE);
    app.setPolicy({ factors: standard.factors });
    await anna.signIn('anna@acme.test');
    expect((await anna.answer({ kind: 'code', code: app.code() })).step.kind).toBe('done');
  });

  it('R-80 is counted by the preview: its people have to enrol', async () => {
    const app = await makeApp();
    const { sam } = await signedInAdmins(app, 'sam');
    const preview = await sam.request('POST', '/admin/policies/platform/preview', MAIL_ALONE);
    expect(await preview.json()).toMatchObject({ enrols: 1, tenants: [{ tenant: 'acme', enrols: 1 }] });
  });
});

onEachStore('A-31 what an admin takes from one account', (makeApp) => {
  it('R-13 guards no more', async () => {
    const app = await makeApp();
    await app.giveFactors(app.anna.id, MAIL);
    const { ada } = await signedInAdmins(app, 'ada');
    expect((await ada.request('PATCH', `/admin/accounts/${app.anna.id}`, { email: false })).status).toBe(200);
    expect((await app.browser().signIn('anna@acme.test')).step.kind).toBe('done');
  });

  it('R-68 by "Remove 2FA" guards no more, what policy has no more as well', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveFactors(app.anna.id, APP, PHONE);
    app.setPolicy(MAIL_ALONE);
    const { ada } = await signedInAdmins(app, 'ada');
    expect((await ada.request('DELETE', `/admin/accounts/${app.anna.id}/mfa`)).status).toBe(204);
    expect((await readAccount(app.ports, app.anna.id))?.authenticators).toEqual([]);
    expect((await app.browser().signIn('anna@acme.test')).step.kind).toBe('done');
  });
});
