import { describe, expect, it } from 'vitest';
import { inTurn } from '../support/tally.ts';
import { PHONE, type TestApp } from '../support/test-app.ts';
import { benHas } from './support/ben.ts';
import { BEN, me, outcome, setUp, signedIn, siteUnder } from './support/site.ts';

/**
 * ThingsBoard, by the preset `thingsboard`: the rules that come from it, the rules of all systems, its column of the
 * policy fields, and in quotes what its page on two-factor authentication says. What its admins set is in
 * `thingsboard-settings.test.ts`, and whom they make use it in `thingsboard-enforcement.test.ts`.
 *
 * What the page says, and where it is shown instead:
 * - "popular apps such as Google Authenticator, Authy, or Duo": any app by the key here; the names: `R-35 names three
 *   apps`
 * - "Scan the displayed QR code": what it says, here; the drawing: `EN-1 draws the code of elements`
 * - "Download or print the generated backup codes": `EN-5 downloads a file`, `EN-6 prints the codes`
 * - "Click 'Try another way'", "Select 'Backup code'": the list and the choice here; the button: `R-27 lists the other
 *   ways when asked`
 * - "Click 'Done'", "Continue", "Save": answers and calls here; the box before it: `EN-4 wants the box ticked before
 *   Done`
 * - "Open the user menu", "Security", "Two-factor authentication": the calls here
 */
describe('ThingsBoard', () => {
  const DAY = 24 * 60 * 60;
  const wrong = { kind: 'code', code: 'nothing' } as const;

  describe('its methods', () => {
    // "supports multiple 2FA verification methods", "using one or more methods"
    it('R-01 R-10 are four, several of them at once, and one is asked for first', async () => {
      const { app, ben } = await benHas('totp', 'sms', 'email');
      expect((await me(ben)).authenticators.map(({ type }) => type)).toEqual(['totp', 'sms', 'email']);
      const { step } = await signedIn(app, BEN);
      expect(step).toMatchObject({
        kind: 'code',
        authenticator: { type: 'totp', default: true },
        others: [{ type: 'sms' }, { type: 'email' }, { type: 'backup-code' }],
      });
      const { id = '' } = (await me(ben)).authenticators[1] ?? {};
      expect(await outcome(ben, 'PATCH', `/me/authenticators/${id}`, { default: true })).toBe('204');
      expect((await signedIn(app, BEN)).step).toMatchObject({ authenticator: { type: 'sms' } });
    });

    // "Enter your username and password", "in addition to entering their password"
    it('R-20 come after the password, never in its place', async () => {
      const { app, code } = await benHas('totp');
      const browser = app.browser();
      const refused = await browser.signIn(BEN, 'a wrong password 2026');
      expect(refused.step).toMatchObject({ kind: 'credentials', problem: { code: 'invalid-credentials' } });
      const unknown = await app.browser().signIn('nobody@acme.test', 'a wrong password 2026');
      expect({ ...refused.step, flow: '', identifier: '' }).toEqual({ ...unknown.step, flow: '', identifier: '' });
      expect((await browser.answer({ kind: 'code', code: code() })).step.kind).toBe('credentials');
      for (const [identifier, shown] of [
        [BEN, code()],
        ['anna', app.code()],
      ] as const) {
        const person = await signedIn(app, identifier);
        expect([person.step?.kind, await person.session()]).toEqual(['code', undefined]);
        expect((await person.answer({ kind: 'code', code: shown })).step.kind).toBe('done');
      }
    });

    it.each(['email', 'sms'] as const)(
      // "sent to the user’s … after entering valid credentials"
      'R-20 R-03 R-04 a code of 6 digits is sent after valid credentials, and lives 2 minutes: %s',
      async (type) => {
        const { app } = await benHas(type);
        const sent = () => (type === 'sms' ? app.texts : app.outbox).length;
        const before = sent();
        await app.browser().signIn(BEN, 'a wrong password 2026');
        expect(sent()).toBe(before);
        const ben = await signedIn(app, BEN);
        expect(sent()).toBe(before + 1);
        expect(ben.step).toMatchObject({ format: { length: 6, alphabet: 'digits' }, delivery: { via: type } });
        const code = () => (type === 'sms' ? app.textedCode() : app.mailedCode());
        app.wait(120);
        expect((await ben.answer({ kind: 'code', code: code() })).step.problem?.code).toBe('code-expired');
        await ben.answer({ kind: 'resend' });
        app.wait(119);
        expect((await ben.answer({ kind: 'code', code: code() })).step.kind).toBe('done');
      },
    );

    it.each([
      ['"a system administrator should configure an outgoing mail server"', 'email', 'mail', 'no-mail'],
      ['"an SMS provider must be configured by the system administrator"', 'sms', 'sms', 'no-sms'],
    ] as const)(
      'R-12 without what sends it a method can’t be enabled, and it says why: %s',
      async (_said, type, channel, reason) => {
        const { app, configure } = await siteUnder('thingsboard');
        app.ports.channels = { ...app.ports.channels, [channel]: false };
        const { status, body } = await configure({});
        expect([status, body.code]).toEqual([422, 'policy-refused']);
        expect(body.refusals).toContainEqual({ field: 'factors.member', reason });
        const ben = await signedIn(app, BEN);
        expect((await me(ben)).offers).toContainEqual({ type, offered: 'not-offered' });
      },
    );

    it('R-05 an SMS that can’t be sent goes nowhere else', async () => {
      const { app } = await benHas('sms', 'email');
      app.ports.sms = { send: () => Promise.reject(new Error('down')) };
      const mails = app.outbox.length;
      expect((await app.browser().signIn(BEN)).step.problem?.code).toBe('delivery-failed');
      expect(app.outbox).toHaveLength(mails);
    });
  });

  describe('enabling a method', () => {
    // "Enter the 6-digit code generated by the app"
    it('R-06 an authenticator app: key, QR code, first code', async () => {
      const { app } = await siteUnder('thingsboard');
      const ben = await signedIn(app, BEN);
      const { step } = await ben.start('enrol', { type: 'totp' });
      if (step.kind !== 'enrol-totp') throw new Error(step.kind);
      expect(step.uri).toBe(
        `otpauth://totp/auth.acme.test:ben%40acme.test?secret=${step.secret}&issuer=auth.acme.test`,
      );
      await ben.answer(wrong);
      expect((await me(ben)).authenticators).toEqual([]);
      const next = await setUp(app, ben, 'totp');
      expect((await me(ben)).authenticators).toMatchObject([{ type: 'totp', default: true }]);
      app.wait(30);
      const again = await signedIn(app, BEN); // "Sign-in with authenticator app"
      expect(again.step).toMatchObject({ authenticator: { type: 'totp' }, format: { length: 6, alphabet: 'digits' } });
      expect((await again.answer({ kind: 'code', code: next.code() })).step.kind).toBe('done');
    });

    it('R-04 SMS: the number that was typed, proved by its first code ("Enter your phone number")', async () => {
      const { app } = await siteUnder('thingsboard');
      const ben = await signedIn(app, BEN);
      expect((await ben.start('enrol', { type: 'sms' })).step.kind).toBe('enrol-phone');
      expect((await ben.answer({ kind: 'phone', number: '0151' })).step.problem).toMatchObject({ field: 'number' });
      await ben.answer({ kind: 'phone', number: '+49 1511 2345678' });
      expect(app.texts.map(({ to }) => to)).toEqual([PHONE.number]);
      await ben.answer(wrong);
      expect((await me(ben)).authenticators).toEqual([]);
      expect((await ben.answer({ kind: 'phone', number: '+4915187654321' })).status).toBe(422); // not in the middle
      expect((await ben.answer({ kind: 'code', code: app.textedCode() })).step.kind).toBe('backup-codes');
      app.wait(30);
      const again = await signedIn(app, BEN); // "Sign-in with SMS"
      expect((await again.answer({ kind: 'code', code: app.textedCode() })).step.kind).toBe('done');
      expect(app.texts.map(({ to }) => to)).toEqual([PHONE.number, PHONE.number]);
    });

    it('R-03 email: to the account’s own address ("Enter the 6-digit code received via email")', async () => {
      const { app } = await siteUnder('thingsboard');
      const ben = await signedIn(app, BEN);
      const { step } = await ben.start('enrol', { type: 'email' });
      expect(step).toMatchObject({ kind: 'code', for: 'enrolment', delivery: { via: 'email', to: BEN } });
      await ben.answer(wrong);
      expect((await me(ben)).authenticators).toEqual([]);
      expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('backup-codes');
      app.wait(30);
      const again = await signedIn(app, BEN); // "Sign-in with email"
      expect((await again.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('done');
    });

    it('R-08 R-09 backup codes: ten, "only in combination with at least one other enabled 2FA method"', async () => {
      const { app } = await siteUnder('thingsboard');
      const ben = await signedIn(app, BEN);
      expect((await ben.start('enrol', { type: 'backup-code' })).status).toBe(422);
      expect((await me(ben)).offers).toContainEqual({ type: 'backup-code', offered: 'not-offered' });
      const { codes } = await setUp(app, ben, 'totp');
      expect(new Set(codes).size).toBe(10);
      const { step: asked } = await ben.start('enrol', { type: 'backup-code' });
      expect(asked).toMatchObject({ kind: 'renew-backup-codes', left: 10 });
      const { step: made } = await ben.answer({ kind: 'enrol', type: 'backup-code' });
      if (made.kind !== 'backup-codes') throw new Error(made.kind);
      expect((await ben.reload()).step).toMatchObject({ codes: [], count: 10 }); // shown once
      await ben.answer({ kind: 'saved' });
      expect(await byBackupCode(app, codes[0])).toBe('invalid-code'); // the new set voids the old
      expect(await byBackupCode(app, made.codes[0])).toBe('done');
      expect(await outcome(ben, 'DELETE', '/me/mfa')).toBe('204');
      expect((await me(ben)).backupCodesLeft).toBe(0);
    });

    it.each(['email', 'sms', 'totp'] as const)(
      'R-14 what is set up is set up again only once it was disabled: %s',
      async (type) => {
        const { app, ben } = await benHas(type);
        expect((await ben.start('enrol', { type })).step).toMatchObject({ status: 409, code: 'already-enrolled' });
        expect((await me(ben)).offers).toContainEqual({ type, offered: 'already-enrolled' });
        const { id = '' } = (await me(ben)).authenticators[0] ?? {};
        expect(await outcome(ben, 'DELETE', `/me/authenticators/${id}`)).toBe('204');
        await setUp(app, ben, type);
        expect((await me(ben)).authenticators).toHaveLength(1);
      },
    );

    it('R-07 asks for a proof that is 10 minutes old at most', async () => {
      const { app, ben } = await benHas('totp');
      app.wait(600 - 31);
      expect((await me(ben)).fresh).toBe(true);
      app.wait(1);
      expect((await ben.start('enrol', { type: 'email' })).step).toMatchObject({ authenticator: { type: 'totp' } });
    });
  });

  /** What signing ben in by a backup code comes to, from "Try another way" on. */
  async function byBackupCode(app: TestApp, code = '') {
    const ben = await signedIn(app, BEN);
    const { others = [] } = ben.step?.kind === 'code' ? ben.step : {};
    const other = others.find(({ type }) => type === 'backup-code');
    if (!other) return 'not listed';
    expect((await ben.answer({ kind: 'choose', authenticator: other.id })).step).toMatchObject({
      authenticator: { type: 'backup-code' },
    });
    const { step } = await ben.answer({ kind: 'code', code });
    return step.problem?.code ?? step.kind;
  }

  describe('signing in', () => {
    // "Try another way", "Each backup code can be used only once"
    it('R-27 R-08 by a backup code where the app is lost', async () => {
      const { app, ben, codes } = await benHas('totp');
      expect(await byBackupCode(app, codes[3])).toBe('done');
      expect(await byBackupCode(app, codes[3])).toBe('invalid-code');
      expect(await byBackupCode(app, codes[4])).toBe('done');
      expect((await me(ben)).backupCodesLeft).toBe(8);
    });

    it('R-27 R-43 "Try another way" lists the other methods, and keeps the count', async () => {
      const { app, codes } = await benHas('totp', 'email');
      const ben = await signedIn(app, BEN);
      const { others = [] } = ben.step?.kind === 'code' ? ben.step : {};
      expect(others.map(({ type }) => type)).toEqual(['email', 'backup-code']);
      await inTurn(2, () => ben.answer(wrong));
      await ben.answer({ kind: 'choose', authenticator: others[0]?.id ?? '' });
      await ben.answer(wrong);
      await ben.answer({ kind: 'choose', authenticator: others[1]?.id ?? '' });
      expect((await ben.answer({ kind: 'code', code: codes[0] ?? '' })).status).toBe(429);
    });

    it('R-28 R-43 a new code kills the old one, and keeps the count', async () => {
      const { app } = await benHas('email');
      const ben = await signedIn(app, BEN);
      const first = app.mailedCode();
      await inTurn(2, () => ben.answer(wrong));
      app.wait(30);
      expect((await ben.answer({ kind: 'resend' })).status).toBe(200);
      const second = app.mailedCode();
      expect((await ben.answer({ kind: 'code', code: first })).step.problem?.code).toBe('code-replaced');
      expect((await ben.answer({ kind: 'code', code: second })).status).toBe(429);
    });

    it.each([
      [3599, 'done'],
      [3600, 'not-found'],
    ])('R-30 takes an hour at most: after %i s %s', async (seconds, expected) => {
      const { app, code } = await benHas('totp');
      const ben = await signedIn(app, BEN);
      app.wait(seconds);
      const { step } = await ben.answer({ kind: 'code', code: code() });
      expect('code' in step ? step.code : step.kind).toBe(expected);
    });

    it('R-24 no device is trusted', async () => {
      const { app, code } = await benHas('totp');
      const ben = await signedIn(app, BEN);
      expect(ben.step).not.toHaveProperty('trust');
      await ben.answer({ kind: 'code', code: code(), trustDevice: true });
      expect((await ben.signIn(BEN)).step.kind).toBe('code');
    });

    it('R-84 lasts 7 days, however seldom it is used', async () => {
      const { app, ben } = await benHas('totp');
      app.wait(7 * DAY - 31);
      expect(await ben.session()).toBeDefined();
      app.wait(1);
      expect(await ben.session()).toBeUndefined();
    });
  });
});
