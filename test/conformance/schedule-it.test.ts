import type { AccountView, AuditPage, MadeApiKey } from '@sallyport/protocol';
import { describe, expect, it } from 'vitest';
import { noMail } from '../../server/src/adapters/no-mail.ts';
import { PHONE, type TestApp } from '../support/test-app.ts';
import { benGets, prefer, sentCodes } from './support/ben.ts';
import { BEN, dropPolicy, outcome, putPolicy, signedIn, siteUnder } from './support/site.ts';

/**
 * Schedule it, by the preset `schedule-it`: the rules that come from it, the rules of all systems, and in quotes what
 * its page "Two-factor authentication (2FA, MFA) via SMS and Email" says. What that leaves open is in
 * `schedule-it-policy.test.ts`.
 *
 * What the page says, and where it is shown instead:
 * - "an extra input field will appear": the step `code` here; the field: `SF-4 OTP-1 D5 asks for digits in one plain
 *   field`
 * - that a code went "via email" in place of the phone: `fellBack` here; the words: `R-05 says that it went to the
 *   email instead`
 * - "Account Settings page > Users, select a User to edit", "Advanced, General": the calls here
 */
describe('Schedule it', () => {
  const DAY = 24 * 60 * 60;
  const breakSms = (app: TestApp) => void (app.ports.sms = { send: () => Promise.reject(new Error('down')) });

  describe('how it works', () => {
    it('R-01 R-06 codes go by SMS and by mail, and there is no other factor ("via SMS and Email")', async () => {
      const { app } = await siteUnder('schedule-it');
      const ben = await signedIn(app, BEN);
      expect((await ben.start('enrol')).step).toMatchObject({ kind: 'enrol-choose', offers: ['sms', 'email'] });
      for (const type of ['totp', 'passkey', 'backup-code'])
        expect((await ben.start('enrol', { type })).step).toMatchObject({ status: 422, code: 'not-offered' });
    });

    // "logs in with a valid username and password"
    it('R-20 nothing is told and nothing sent before the password is right', async () => {
      const { app } = await benGets({ sms: PHONE.number });
      const refused = await app.browser().signIn(BEN, 'a wrong password 2026');
      const unknown = await app.browser().signIn('nobody@acme.test', 'a wrong password 2026');
      expect({ ...refused.step, flow: '', identifier: '' }).toEqual({ ...unknown.step, flow: '', identifier: '' });
      expect(refused.step).toMatchObject({ kind: 'credentials', problem: { code: 'invalid-credentials' } });
      expect(sentCodes(app)).toEqual([]);
    });

    // "The username and password are known to the user"
    it('R-20 the user name does as well as the address', async () => {
      const { app, olga } = await siteUnder('schedule-it');
      const cara = await app.addAccount({ email: 'cara@acme.test', userName: 'cara' });
      await prefer(olga, cara.id, { sms: PHONE.number });
      const browser = await signedIn(app, 'cara');
      expect(browser.step).toMatchObject({ kind: 'code', delivery: { via: 'sms' } });
      expect((await browser.answer({ kind: 'code', code: app.textedCode() })).step.kind).toBe('done');
    });

    it.each([
      ['sms', { sms: PHONE.number }, ['pwd', 'otp', 'sms', 'mfa']],
      ['email', { email: true }, ['pwd', 'otp', 'email', 'mfa']],
    ] as const)(
      // "sent to them automatically via email or SMS during their initial login"
      'R-20 R-26 the code is sent by itself, and opens the account: %s',
      async (via, preference, amr) => {
        const { app } = await benGets(preference);
        const ben = await signedIn(app, BEN);
        expect(ben.step).toMatchObject({ kind: 'code', delivery: { via } });
        expect(await ben.session()).toBeUndefined(); // "to input prior to getting access"
        const code = via === 'sms' ? app.textedCode() : app.mailedCode();
        await ben.reload();
        expect(sentCodes(app)).toHaveLength(1);
        expect((await ben.answer({ kind: 'code', code })).step.kind).toBe('done');
        expect((await ben.session())?.amr).toEqual(amr);
      },
    );

    // "required every time a user logs in"
    it('R-24 is asked for at every sign-in, and no device is trusted', async () => {
      const { app } = await benGets({ email: true });
      const ben = await signedIn(app, BEN);
      expect(ben.step).not.toHaveProperty('trust');
      await ben.answer({ kind: 'code', code: app.mailedCode(), trustDevice: true });
      await ben.signOut();
      app.wait(30);
      expect((await ben.signIn(BEN)).step.kind).toBe('code');
    });

    it('R-25 is of one sign-in, factor and address ("valid for that login session only")', async () => {
      const { app, olga } = await benGets({ email: true, sms: PHONE.number });
      const invalid = { problem: { code: 'invalid-code' } };
      const first = await signedIn(app, BEN);
      const code = app.mailedCode();
      app.wait(30);
      const second = await signedIn(app, BEN);
      expect((await second.answer({ kind: 'code', code })).step).toMatchObject(invalid);
      const bySms = first.step?.kind === 'code' ? first.step.others.find(({ type }) => type === 'sms') : undefined;
      const { step } = await first.answer({ kind: 'choose', authenticator: bySms?.id ?? '' });
      expect(step).toMatchObject({ kind: 'code', delivery: { via: 'sms' } });
      expect((await first.answer({ kind: 'code', code })).step).toMatchObject(invalid);
      const texted = app.textedCode();
      await prefer(olga, app.ben.id, { sms: '+4915187654321' });
      expect((await first.answer({ kind: 'code', code: texted })).step.kind).not.toBe('done');
      expect(await first.session()).toBeUndefined();
    });

    // "even if 'Authentication by Email' is not enabled"
    it('R-05 an SMS that can’t be sent goes by mail', async () => {
      const { app } = await benGets({ sms: PHONE.number });
      breakSms(app);
      const ben = await signedIn(app, BEN);
      expect(ben.step).toMatchObject({
        authenticator: { type: 'sms' },
        delivery: { via: 'email', to: 'b•••@acme.test', fellBack: true },
        others: [],
      });
      expect((await ben.answer({ kind: 'code', code: app.mailedCode() })).step.kind).toBe('done');
      expect((await ben.session())?.amr).toEqual(['pwd', 'otp', 'email', 'mfa']);
    });

    // "will not be able to login to your account without access to your text messages or email account"
    it('R-05 nobody gets in where neither can be sent', async () => {
      const { app } = await benGets({ sms: PHONE.number });
      breakSms(app);
      app.ports.mail = noMail;
      const ben = app.browser();
      expect(await ben.signIn(BEN)).toMatchObject({ status: 503, step: { problem: { code: 'delivery-failed' } } });
      expect(await ben.session()).toBeUndefined();
    });

    // "users without any two-factor authentication enabled … will not be required to enter any access code"
    it('R-21 no factor, no code', async () => {
      const { app } = await benGets({ sms: PHONE.number });
      await app.addAccount({ email: 'cara@acme.test' });
      expect((await app.browser().signIn('cara@acme.test')).step.kind).toBe('done');
      expect(sentCodes(app)).toEqual([]);
    });
  });

  describe('its admin', () => {
    // "on a per user basis", "set the two-factor authentication preferences"
    it('R-13 sets it for each user', async () => {
      const { app, ada } = await siteUnder('schedule-it');
      const cara = await app.addAccount({ email: 'cara@acme.test' });
      expect(await prefer(ada, app.ben.id, { email: true, sms: '+49 1511 2345678' })).toEqual(['email', 'sms']);
      expect(await prefer(ada, cara.id, { sms: PHONE.number })).toEqual(['sms']);
      expect((await signedIn(app, BEN)).step).toMatchObject({ delivery: { via: 'email' } });
      expect((await signedIn(app, cara.email)).step).toMatchObject({ delivery: { via: 'sms' } });
      expect(app.texts.map(({ to }) => to)).toEqual([PHONE.number]);
      expect(await prefer(ada, app.ben.id, { email: false, sms: false })).toEqual([]);
      expect((await signedIn(app, BEN)).step?.kind).toBe('done');
    });

    it('R-13 R-69 and nobody sets it who isn’t one, nor of another account', async () => {
      const { app, otto } = await benGets({ sms: PHONE.number });
      await app.addAccount({ email: 'cara@acme.test' });
      const cara = await signedIn(app, 'cara@acme.test');
      const path = `/admin/accounts/${app.ben.id}`;
      expect(await outcome(cara, 'PATCH', path, { sms: false })).toBe('403 not-allowed');
      expect(await outcome(otto, 'PATCH', path, { sms: false })).toBe('404 not-found');
      expect((await signedIn(app, BEN)).step?.kind).toBe('code');
    });

    // "force your users current login session to expire so they must login again and use any new settings"
    it('R-82 R-85 ends a user’s session', async () => {
      const { app, olga } = await siteUnder('schedule-it');
      const ben = await signedIn(app, BEN);
      await prefer(olga, app.ben.id, { sms: PHONE.number });
      expect(await ben.session()).toMatchObject({ amr: ['pwd'] }); // kept: new settings wait for the next sign-in
      expect(await outcome(olga, 'DELETE', `/admin/accounts/${app.ben.id}/sessions`)).toBe('204');
      expect(await ben.session()).toBeUndefined();
      expect((await ben.signIn(BEN)).step).toMatchObject({ kind: 'code', delivery: { via: 'sms' } });
    });

    it('R-83 ends all of the account, their own too ("forcing ALL users to login again")', async () => {
      const { app, olga, otto } = await siteUnder('schedule-it');
      const ben = await signedIn(app, BEN);
      expect(await outcome(olga, 'DELETE', '/admin/tenants/acme/sessions')).toBe('204');
      expect([await ben.session(), await olga.session()]).toEqual([undefined, undefined]);
      expect(await otto.session()).toBeDefined();
      expect((await ben.signIn(BEN)).step.kind).toBe('done');
    });

    // "valid for a period of 90 days before they will need to login again"
    it('R-84 a session lasts 90 days, however seldom it is used', async () => {
      const { app } = await siteUnder('schedule-it');
      const ben = await signedIn(app, BEN);
      app.wait(90 * DAY - 1);
      expect(await ben.session()).toBeDefined();
      app.wait(1);
      expect(await ben.session()).toBeUndefined();
    });

    // "You can change the length of time these sessions are valid for"
    it('R-84 R-81 the account sets how long, longer too, and takes it back', async () => {
      const { app, olga } = await siteUnder('schedule-it');
      const lasts = async (email: string) => {
        const { step } = await app.browser().signIn(email);
        const { expiresAt = '' } = step.kind === 'done' ? (step.session ?? {}) : {};
        return (Date.parse(expiresAt) - app.now()) / 1000 / DAY;
      };
      for (const days of [1, 365]) {
        expect((await putPolicy(olga, 'tenant:acme', { session: { lifetime: days * DAY } })).status).toBe(200);
        expect([await lasts(BEN), await lasts('otto@other.test')]).toEqual([days, 90]);
      }
      expect(await dropPolicy(olga, 'tenant:acme')).toBe(200);
      expect(await lasts(BEN)).toBe(90);
    });

    // "leave two-factor authentication disabled for these specific user accounts"
    it('R-31 makes accounts for programs, which sign in by key and are never asked for a code', async () => {
      const { app, olga } = await benGets({ sms: PHONE.number });
      await putPolicy(olga, 'tenant:acme', { enforcement: { group: 'all' } });
      const made = await olga.request('POST', '/admin/accounts', { email: 'robot@acme.test', kind: 'api' });
      const robot = (await made.json()) as AccountView;
      expect(robot).toMatchObject({ kind: 'api', factors: [], enforced: false });
      const path = `/admin/accounts/${robot.id}`;
      for (const preference of [{ email: true }, { sms: PHONE.number }])
        expect(await outcome(olga, 'PATCH', path, preference)).toBe('422 not-offered');
      const { key } = (await (
        await olga.request('POST', `${path}/api-keys`, { name: 'API Access' })
      ).json()) as MadeApiKey;
      const bearer = { authorization: `Bearer ${key}` };
      const signedInByKey = await app.browser().request('POST', '/session/token', undefined, bearer);
      expect([signedInByKey.status, await signedInByKey.json()]).toEqual([200, { token: expect.any(String) }]);
      expect((await app.browser().signIn('robot@acme.test', key)).step.problem?.code).toBe('invalid-credentials');
    });

    it('R-86 leaves an event of each, and none tells the number', async () => {
      const { app, olga } = await benGets({ sms: PHONE.number });
      const ben = await signedIn(app, BEN);
      await ben.answer({ kind: 'code', code: app.textedCode() });
      await olga.request('DELETE', `/admin/accounts/${app.ben.id}/sessions`);
      const response = await olga.request('GET', `/admin/audit?account=${app.ben.id}`);
      const text = await response.text();
      const { events } = JSON.parse(text) as AuditPage;
      expect(events.map(({ kind }) => kind).toReversed()).toEqual(['account-changed', 'sign-in', 'sessions-ended']);
      const { account } = (await olga.session()) ?? {};
      expect(events.map(({ actor }) => actor)).toEqual([account?.id, app.ben.id, account?.id]);
      expect(text).not.toContain('1511234');
    });

    it('R-85 a change of policy leaves running sessions as they are', async () => {
      const { app, olga } = await siteUnder('schedule-it');
      const ben = await signedIn(app, BEN);
      await putPolicy(olga, 'tenant:acme', { enforcement: { group: 'all' } });
      expect(await ben.session()).not.toHaveProperty('mustEnrol');
      expect((await ben.request('GET', '/me')).status).toBe(200);
      expect((await ben.signIn(BEN)).step.kind).toBe('enrol-choose');
    });
  });
});
