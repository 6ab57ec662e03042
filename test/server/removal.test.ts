import { expect, it } from 'vitest';
import { turnOff, type Notice } from '@sallyport/rules';
import { changeAccount, readAccount } from '../../server/src/accounts/account-store.ts';
import { noticeMail } from '../../server/src/messages/notice-message.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { ENFORCED, factors } from '../support/policies.ts';
import { APP, MAIL, PHONE, type TestApp } from '../support/test-app.ts';
import type { TestBrowser } from '../support/test-browser.ts';

const ALL = { factors: factors('email', 'sms', 'totp', 'backup-code') };
const CODES = ['ABCDE-12345', 'ABCDE-12346'];

/** anna is signed in by her app, in a browser that she trusts. */
async function annaSignedIn(app: TestApp) {
  const anna = app.browser();
  await anna.signIn('anna@acme.test');
  await anna.answer({ kind: 'code', code: app.code(), trustDevice: true });
  return anna;
}

async function remove(browser: TestBrowser, path: string) {
  const response = await browser.request('DELETE', path);
  return response.status === 204 ? 204 : `${response.status} ${((await response.json()) as { code: string }).code}`;
}
const annaOf = async (app: TestApp) => {
  const anna = await readAccount(app.ports, app.anna.id);
  return { ...anna, has: anna?.authenticators.map(({ id }) => id) };
};
const mailOf = ({ now }: TestApp, notice: Notice) => {
  const occasion = { account: 'anna@acme.test', at: now() };
  const context = { brand: { name: 'auth.acme.test' }, page: 'https://auth.acme.test/', occasion };
  return { to: 'anna@acme.test', ...noticeMail(notice, context, 'en') };
};

onEachStore('removing one authenticator', (makeApp) => {
  it('R-10 R-53 R-87 the next one is asked for first, all trust ends, and the person is told', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveFactors(app.anna.id, APP, PHONE, MAIL);
    await app.giveBackupCodes(app.anna.id, CODES);
    const anna = await annaSignedIn(app);

    expect(await remove(anna, '/me/authenticators/app1')).toBe(204);

    const after = await annaOf(app);
    expect(after).toMatchObject({ has: ['phone1', 'mail1'], defaultAuthenticator: 'phone1', trustGeneration: 1 });
    expect([after.trustedDevices, after.backupCodes?.length]).toEqual([[], 2]);
    expect(app.outbox).toEqual([mailOf(app, { kind: 'factor-removed', factor: 'totp' })]);
    expect((await anna.signIn('anna@acme.test')).step).toMatchObject({ kind: 'code', authenticator: { id: 'phone1' } });
  });

  it('R-10 what is asked for first stays so, where another one goes', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveFactors(app.anna.id, APP, PHONE, MAIL);
    const anna = await annaSignedIn(app);
    await anna.request('PATCH', '/me/authenticators/mail1', { default: true });
    expect(await remove(anna, '/me/authenticators/phone1')).toBe(204);
    expect(await annaOf(app)).toMatchObject({ has: ['app1', 'mail1'], defaultAuthenticator: 'mail1' });
  });

  it('R-09 R-67 backup codes go with the last: a password is enough from then on', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveBackupCodes(app.anna.id, CODES);
    expect(await remove(await annaSignedIn(app), '/me/authenticators/app1')).toBe(204);
    const after = await annaOf(app);
    expect([after.has, after.backupCodes, after.defaultAuthenticator]).toEqual([[], [], undefined]);
    expect(app.outbox).toEqual([mailOf(app, { kind: 'mfa-disabled' })]);
    expect((await app.browser().signIn('anna@acme.test')).step.kind).toBe('done');
  });

  it('R-66 not the last one under enforcement, and one of two', async () => {
    const app = await makeApp({ policy: { ...ALL, ...ENFORCED } });
    await app.giveFactors(app.anna.id, APP, MAIL);
    await app.giveBackupCodes(app.anna.id, CODES); // no factor of their own
    const anna = await annaSignedIn(app);
    expect(await remove(anna, '/me/authenticators/mail1')).toBe(204);
    expect(await remove(anna, '/me/authenticators/app1')).toBe('403 enforced');
    expect(await remove(anna, '/me/mfa')).toBe('403 enforced');
    expect(await annaOf(app)).toMatchObject({ has: ['app1'], trustGeneration: 1 });
    expect(app.outbox).toHaveLength(1);
  });

  it.each([
    [false, '403 owner-only'],
    [true, '422 not-offered'],
  ])('R-67 R-68 none where policy says never, to an owner: %s', async (owner, refused) => {
    const app = await makeApp({ policy: { ...ALL, selfService: { disable: 'never', reEnrol: 'replace' } } });
    await app.giveFactors(app.anna.id, APP, MAIL);
    await changeAccount(app.ports, app.anna.id, (account) => ({ ...account, owner }));
    const anna = await annaSignedIn(app);
    expect(await remove(anna, '/me/authenticators/app1')).toBe(refused);
    expect(await remove(anna, '/me/mfa')).toBe(refused);
    expect((await annaOf(app)).has).toEqual(['app1', 'mail1']);
  });

  it('R-11 what policy has switched off may go, and is no factor that could stay', async () => {
    const app = await makeApp({ policy: { ...ALL, ...ENFORCED } });
    await app.giveFactors(app.anna.id, APP, PHONE);
    const anna = await annaSignedIn(app);
    app.setPolicy({ factors: factors('totp', 'backup-code') });
    expect(await remove(anna, '/me/authenticators/app1')).toBe('403 enforced');
    expect(await remove(anna, '/me/authenticators/phone1')).toBe(204);
    expect((await annaOf(app)).has).toEqual(['app1']);
  });

  it('R-11 what policy has switched off stays, where the last that it has goes, and guards', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveFactors(app.anna.id, APP, PHONE);
    await app.giveBackupCodes(app.anna.id, CODES);
    const anna = await annaSignedIn(app);
    app.setPolicy({ factors: factors('totp', 'backup-code') });
    expect(await remove(anna, '/me/authenticators/app1')).toBe(204);
    const after = await annaOf(app);
    expect([after.has, after.defaultAuthenticator, after.backupCodes?.length]).toEqual([['phone1'], 'phone1', 2]);
    expect(app.outbox).toEqual([mailOf(app, { kind: 'factor-removed', factor: 'totp' })]);
    expect((await app.browser().signIn('anna@acme.test')).step).toMatchObject({ authenticator: { id: 'phone1' } });
  });

  it('R-11 R-46 nothing goes under enforcement where what policy has was turned off: none would stand in', async () => {
    const app = await makeApp({ policy: { ...ALL, ...ENFORCED } });
    await app.giveFactors(app.anna.id, APP, PHONE);
    const anna = await annaSignedIn(app);
    await changeAccount(app.ports, app.anna.id, (account) => turnOff(account, 'app1'));
    app.setPolicy({ factors: factors('totp', 'backup-code') });
    expect(await remove(anna, '/me/authenticators/phone1')).toBe('403 enforced');
    expect(await remove(anna, '/me/authenticators/app1')).toBe('403 enforced');
    expect((await annaOf(app)).has).toEqual(['app1', 'phone1']);
  });

  it('R-46 what was turned off goes with the last that works: alone it would keep the person out', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveFactors(app.anna.id, APP, MAIL);
    const anna = await annaSignedIn(app);
    await changeAccount(app.ports, app.anna.id, (account) => turnOff(account, 'mail1'));
    app.setPolicy(ENFORCED);
    expect(await remove(anna, '/me/authenticators/app1')).toBe('403 enforced');
    app.setPolicy({ enforcement: 'off' });
    expect(await remove(anna, '/me/authenticators/app1')).toBe(204);
    expect((await annaOf(app)).has).toEqual([]);
    expect((await app.browser().signIn('anna@acme.test')).step.kind).toBe('done');
  });

  it('R-34 ends no session and raises none: this one goes on as it is, and so do others', async () => {
    const app = await makeApp({ policy: ALL });
    const other = await annaSignedIn(app);
    app.wait(30);
    const anna = await annaSignedIn(app);
    const [token, before] = [anna.cookies.get('__Host-sally-session'), await anna.session()];
    await remove(anna, '/me/mfa');
    expect([anna.cookies.get('__Host-sally-session'), await anna.session()]).toEqual([token, before]);
    expect(await other.session()).toMatchObject({ amr: ['pwd', 'otp', 'mfa'] });
  });

  it('A-27 is done, and logged, where the person can’t be told', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    app.ports.mail.send = () => Promise.reject(new Error('down'));
    expect(await remove(anna, '/me/mfa')).toBe(204);
    expect([(await annaOf(app)).has, app.errors.map(String)]).toEqual([[], ['Error: down']]);
  });
});

onEachStore('switching MFA off', (makeApp) => {
  it('R-67 R-09 R-53 takes all away, and says so once', async () => {
    const app = await makeApp({ policy: ALL });
    await app.giveFactors(app.anna.id, APP, PHONE, MAIL);
    await app.giveBackupCodes(app.anna.id, CODES);
    const anna = await annaSignedIn(app);
    expect(await remove(anna, '/me/mfa')).toBe(204);
    const once = await annaOf(app);
    expect(once).toMatchObject({ has: [], backupCodes: [], trustedDevices: [], trustGeneration: 1 });
    expect(once).not.toHaveProperty('defaultAuthenticator');
    expect(await remove(anna, '/me/mfa')).toBe(204);
    expect(await annaOf(app)).toEqual(once);
    expect(app.outbox).toEqual([mailOf(app, { kind: 'mfa-disabled' })]);
    expect((await anna.signIn('anna@acme.test')).step.kind).toBe('done');
  });

  it('R-67 it can be set up again, with a new secret and new backup codes', async () => {
    const app = await makeApp({ policy: { ...ALL, selfService: { disable: 'always', reEnrol: 'refuse' } } });
    await app.giveBackupCodes(app.anna.id, CODES);
    const anna = await annaSignedIn(app);
    expect((await anna.start('enrol', { type: 'totp' })).status).toBe(409);
    await remove(anna, '/me/mfa');
    expect((await anna.start('enrol', { type: 'totp' })).step.kind).toBe('enrol-totp');
    await anna.start('enrol', { type: 'email' });
    expect((await anna.answer({ kind: 'code', code: app.mailedCode() })).step).toMatchObject({ kind: 'backup-codes' });
  });

  it('R-20 a sign-in that waits for a factor that is gone starts again', async () => {
    const app = await makeApp({ policy: ALL });
    const anna = await annaSignedIn(app);
    const late = app.browser();
    await late.signIn('anna@acme.test');
    await remove(anna, '/me/mfa');
    app.wait(30);
    expect(await late.answer({ kind: 'code', code: app.code() })).toMatchObject({
      status: 410,
      step: { kind: 'credentials', problem: { code: 'flow-over' } },
    });
    expect(await late.session()).toBeUndefined();
    expect((await late.signIn('anna@acme.test')).step.kind).toBe('done');
  });
});
