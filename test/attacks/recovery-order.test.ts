import { describe, expect, it } from 'vitest';
import { spendOn, standard, turnOff } from '@sallyport/rules';
import { changeAccount } from '../../server/src/accounts/account-store.ts';
import { account, app as appOf } from '../support/account.ts';
import { onEachStore } from '../support/store/on-each-store.ts';
import { PASSWORD, TOTP_SECRET, wrongCode } from '../support/people.ts';
import { factors } from '../support/policies.ts';
import { inParallel } from '../support/tally.ts';
import { APP, MAIL, PHONE, type TestApp } from '../support/test-app.ts';

const NEW = 'quite another password';
const USED = { at: 0, device: 'Firefox on Windows' };

/** Somebody who has the mailbox of an account, and has typed the code that came there. */
async function withMailbox(app: TestApp, email: string) {
  const browser = app.browser();
  await browser.recover(email);
  await browser.answer({ kind: 'code', code: app.mailedCode() });
  return browser;
}

onEachStore('A-34 who has the mailbox alone', (makeApp) => {
  it('R-53 A-19 replaces no password, and ends neither a session nor trust', async () => {
    const app = await makeApp();
    const anna = app.browser();
    await anna.signIn('anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code(), trustDevice: true });
    const thief = await withMailbox(app, 'anna@acme.test');
    expect(thief.step).toMatchObject({ kind: 'code', for: 'challenge', authenticator: { type: 'totp' } });
    for (let guess = 0; guess < 10; guess++) {
      await thief.answer({ kind: 'code', code: wrongCode(TOTP_SECRET, app.now()) });
      await thief.answer({ kind: 'new-password', password: NEW });
    }
    expect(await anna.session()).toBeDefined();
    expect((await anna.signIn('anna@acme.test', PASSWORD)).step.kind).toBe('done'); // by trust, past the lock
    expect(app.outbox.filter(({ subject }) => /changed|reset/i.test(subject))).toEqual([]);
  });

  it('is asked for what isn’t that mailbox, where the account has it', async () => {
    const app = await makeApp();
    await app.giveFactors(app.anna.id, MAIL, APP);
    const sent = app.outbox.length;
    const thief = await withMailbox(app, 'anna@acme.test');
    expect(thief.step).toMatchObject({ kind: 'code', authenticator: { id: 'app1' }, others: [] });
    expect(app.outbox).toHaveLength(sent + 1);
    expect((await thief.answer({ kind: 'choose', authenticator: 'mail1' })).status).toBe(422);
    expect((await thief.answer({ kind: 'code', code: app.code() })).step.kind).toBe('new-password');
  });

  it('is asked for a backup code where the account has the mailbox and those alone', async () => {
    const app = await makeApp();
    await app.giveFactors(app.anna.id, MAIL);
    const [code = ''] = await app.giveBackupCodes(app.anna.id, ['ABCDE-12345', 'ABCDE-12346']);
    const sent = app.outbox.length;
    const thief = await withMailbox(app, 'anna@acme.test');
    expect(thief.step).toMatchObject({ kind: 'code', authenticator: { id: 'backup-code' }, others: [] });
    expect(app.outbox).toHaveLength(sent + 1);
    expect((await thief.answer({ kind: 'choose', authenticator: 'mail1' })).status).toBe(422);
    expect((await thief.answer({ kind: 'code', code })).step.kind).toBe('new-password');
    const { step } = await thief.answer({ kind: 'new-password', password: NEW });
    expect(step).toMatchObject({ kind: 'done', session: { aal: 2, amr: ['otp', 'email', 'mfa'] } });
  });

  it('R-46 goes to an admin where all else was turned off', async () => {
    const app = await makeApp();
    await changeAccount(app.ports, app.anna.id, (anna) => turnOff(anna, 'app1'));
    const anna = app.browser();
    await anna.recover('anna@acme.test');
    expect(await anna.answer({ kind: 'code', code: app.mailedCode() })).toMatchObject({
      status: 423,
      step: { kind: 'locked' },
    });
  });

  it('R-46 goes to an admin where all else was turned off, also where that mailbox is a factor', async () => {
    const app = await makeApp();
    await app.giveFactors(app.anna.id, MAIL, APP);
    await changeAccount(app.ports, app.anna.id, (anna) => turnOff(anna, 'app1'));
    const thief = app.browser();
    await thief.recover('anna@acme.test');
    expect(await thief.answer({ kind: 'code', code: app.mailedCode() })).toMatchObject({
      status: 423,
      step: { kind: 'locked' },
    });
  });

  for (const fallback of ['if-enrolled', 'always'] as const) {
    it(`R-05 gets no code by mail for a phone that can’t be reached: ${fallback}`, async () => {
      const app = await makeApp({ policy: { factors: factors('sms', 'email'), sms: { lifetime: 600, fallback } } });
      await app.giveFactors(app.anna.id, PHONE, ...(fallback === 'always' ? [] : [MAIL]));
      app.ports.sms = { send: () => Promise.reject(new Error('down')) };
      const thief = app.browser();
      await thief.recover('anna@acme.test');
      const sent = app.outbox.length;
      const { step } = await thief.answer({ kind: 'code', code: app.mailedCode() });
      expect(step).toMatchObject({
        kind: 'code',
        authenticator: { type: 'sms' },
        problem: { code: 'delivery-failed' },
      });
      expect(app.outbox).toHaveLength(sent);
    });
  }

  it('R-11 R-61 sets up what policy asks for after the new password', async () => {
    const app = await makeApp();
    app.setPolicy({ factors: factors('email') });
    const anna = await withMailbox(app, 'anna@acme.test');
    await anna.answer({ kind: 'code', code: app.code() });
    const { step } = await anna.answer({ kind: 'new-password', password: NEW });
    expect(step).toMatchObject({ kind: 'enrol-choose', offers: ['email'] });
    expect(await anna.session()).toBeUndefined();
  });

  it('is asked for a factor that came while they chose a password', async () => {
    const app = await makeApp();
    const thief = await withMailbox(app, 'ben@acme.test');
    expect(thief.step?.kind).toBe('new-password');
    await app.giveFactors(app.ben.id, APP);
    const { step } = await thief.answer({ kind: 'new-password', password: NEW });
    expect(step).toMatchObject({ kind: 'code', authenticator: { id: 'app1' } });
    expect((await app.browser().signIn('ben@acme.test', NEW)).status).toBe(422);
    expect((await thief.answer({ kind: 'code', code: app.code() })).step.kind).toBe('new-password');
    expect((await thief.answer({ kind: 'new-password', password: NEW })).step.kind).toBe('done');
  });

  it('A-02 sets one password, of many that are sent at once', async () => {
    const app = await makeApp();
    const anna = await withMailbox(app, 'anna@acme.test');
    const { step } = await anna.answer({ kind: 'code', code: app.code() });
    const replies = await inParallel(6, (nth) =>
      anna.answer({ kind: 'new-password', password: `${NEW} ${nth}` }, step),
    );
    expect(replies.filter((reply) => reply.step.kind === 'done')).toHaveLength(1);
  });
});

describe('A-34 a new password, at the instant that it is written', () => {
  const fresh = { kind: 'new-password', passwordHash: 'new', until: Infinity } as const;
  const spend = (isGuardProved: boolean) => ({ ...fresh, isGuardProved });
  const withApp = account({ authenticators: [appOf()] });

  it('is refused where a factor came that nobody proved', () => {
    expect(spendOn(withApp, spend(false), standard, USED)).toBeUndefined();
    expect(spendOn(withApp, spend(true), standard, USED)).toMatchObject({ passwordHash: 'new' });
    expect(spendOn(account(), spend(false), standard, USED)).toMatchObject({ passwordHash: 'new' });
  });
});
