import type { AccountView, AuditPage, FactorType, PolicyDocument } from '@sallyport/protocol';
import { presets } from '@sallyport/rules';
import { describe, expect, it } from 'vitest';
import { inTurn, tally } from '../support/tally.ts';
import type { TestBrowser } from '../support/test-browser.ts';
import { benHas } from './support/ben.ts';
import { BEN, dropPolicy, me, outcome, putPolicy, setUp, signedIn, siteUnder } from './support/site.ts';

/** "Configure two-factor authentication" of ThingsBoard's page, with the limits that are set there. */
describe('ThingsBoard, configured', () => {
  const DAY = 24 * 60 * 60;
  const wrong = { kind: 'code', code: 'nothing' } as const;

  describe('its limits', () => {
    // "Verification code check rate limit"
    it('R-43 a fourth check in 900 s is answered 429 with Retry-After, the right code too', async () => {
      const { app, code } = await benHas('totp');
      const ben = await signedIn(app, BEN);
      expect(tally((await inTurn(3, () => ben.answer(wrong))).map(({ status }) => status))).toEqual({ 422: 3 });
      app.wait(90);
      const fourth = await ben.answer({ kind: 'code', code: code() });
      expect(fourth).toMatchObject({ status: 429, step: { problem: { code: 'too-many-attempts', retryAfter: 810 } } });
      expect(fourth.headers.get('retry-after')).toBe('810');
      const elsewhere = await signedIn(app, BEN);
      expect((await elsewhere.answer({ kind: 'code', code: code() })).status).toBe(429);
      app.wait(810);
      expect((await ben.answer({ kind: 'code', code: code() })).step.kind).toBe('done');
    });

    // "Verification limitations"
    it('R-40 R-41 R-42 R-69 thirty wrong codes lock it until an admin ends that', async () => {
      const { app, code, sam, olga } = await benHas('totp');
      const replies = [];
      for (let round = 0; round < 10; round++) {
        const guesser = await signedIn(app, BEN);
        replies.push(...(await inTurn(3, () => guesser.answer(wrong))));
        app.wait(900);
      }
      expect(tally(replies.map(({ status }) => status))).toEqual({ 422: 30 });
      for (const { step } of replies) expect(step.problem).not.toHaveProperty('attemptsLeft');
      app.wait(DAY);
      const locked = await app.browser().signIn(BEN);
      expect(locked).toMatchObject({ status: 423, step: { kind: 'locked' } });
      expect(locked.step).not.toHaveProperty('until');
      for (const [admin, email] of [
        [sam, 'sam@sallyport.test'],
        [olga, 'olga@acme.test'],
      ] as const)
        await admin.signIn(email);
      expect(await outcome(olga, 'PATCH', `/admin/accounts/${app.ben.id}`, { unlock: true })).toBe('200');
      const ben = await signedIn(app, BEN);
      expect((await ben.answer({ kind: 'code', code: code() })).step.kind).toBe('done');
    });

    it('R-44 sends have a least period of 30 s, 5 a sign-in and 10 an hour, enrolment among them', async () => {
      const { app } = await siteUnder('thingsboard');
      const ben = await signedIn(app, BEN);
      await setUp(app, ben, 'sms');
      expect((await app.browser().signIn(BEN)).step.problem).toEqual({ code: 'send-cooldown', retryAfter: 30 });
      app.wait(30);
      const resend = async (browser: TestBrowser) => {
        app.wait(30);
        return (await browser.answer({ kind: 'resend' })).step.problem?.code;
      };
      const first = await signedIn(app, BEN);
      expect(await inTurn(5, () => resend(first))).toEqual([...Array<undefined>(4), 'too-many-sends']);
      const second = await signedIn(app, BEN);
      expect(await inTurn(4, () => resend(second))).toEqual([...Array<undefined>(3), 'too-many-sends']);
      expect(app.texts).toHaveLength(10);
    });
  });

  describe('configuring it', () => {
    const only = (...types: FactorType[]): PolicyDocument => ({
      factors: { 'system-admin': types, 'tenant-admin': types, member: types },
    });
    const offered = async (browser: TestBrowser) =>
      (await me(browser)).offers.filter((each) => each.offered === true).map(({ type }) => type);

    // "The 2FA methods available to end users depend on the configuration defined on this page"
    it('R-80 R-11 a system admin switches methods on and off, and people set up what is on', async () => {
      const { app, configure } = await siteUnder('thingsboard');
      const ben = await signedIn(app, BEN);
      expect(await offered(ben)).toEqual(['email', 'sms', 'totp']);
      expect((await configure(only('totp', 'backup-code'))).status).toBe(200);
      expect(await offered(ben)).toEqual(['totp']);
      expect((await ben.start('enrol')).step).toMatchObject({ offers: ['totp'] });
      expect((await ben.start('enrol', { type: 'sms' })).status).toBe(422);
    });

    it('R-11 one that is switched off is kept, and works again when it is switched on', async () => {
      const { app, ben, code, configure } = await benHas('totp', 'email');
      await configure(only('email'));
      expect((await signedIn(app, BEN)).step).toMatchObject({ authenticator: { type: 'email' }, others: [] });
      expect((await me(ben)).authenticators).toMatchObject([{ type: 'totp', off: 'policy' }, { type: 'email' }]);
      await configure(only('totp'));
      const again = await signedIn(app, BEN);
      expect((await again.answer({ kind: 'code', code: code() })).step.kind).toBe('done');
    });

    it('R-80 R-43 a system admin sets their limits ("Configure provider-specific options")', async () => {
      const { app, configure } = await benHas('totp');
      await configure({ attempts: { ...presets.thingsboard.attempts, checkRate: { count: 1, per: 60 } } });
      const ben = await signedIn(app, BEN);
      expect((await inTurn(2, () => ben.answer(wrong))).map(({ status }) => status)).toEqual([422, 429]);
    });

    it('R-80 R-69 nobody else does, nor for another tenant', async () => {
      const { app, olga, otto } = await siteUnder('thingsboard');
      const ben = await signedIn(app, BEN);
      expect(await outcome(olga, 'GET', '/admin/policies/platform')).toBe('403 not-allowed');
      expect(await outcome(ben, 'GET', '/admin/policies/tenant:acme')).toBe('403 not-allowed');
      expect(await outcome(otto, 'GET', '/admin/policies/tenant:acme')).toBe('404 not-found');
    });

    // "selectively activated by tenants", "Clear 'Use system two factor auth settings' to configure tenant-specific
    // settings"
    it('R-81 a tenant uses the platform’s, or its own for its people', async () => {
      const { app, olga } = await siteUnder('thingsboard');
      await app.addAccount({ email: 'emil@other.test', tenant: 'other' });
      const ben = await signedIn(app, BEN);
      const emil = await signedIn(app, 'emil@other.test');
      const own = {
        ...only('email'),
        attempts: { lockAfter: 50, checkRate: 'off' },
        trustedDevices: { days: 7, factors: ['email'] },
      } as const;
      const saved = await putPolicy(olga, 'tenant:acme', own);
      expect(saved).toMatchObject({
        status: 200,
        body: { maySet: 'full', inForce: own, inherited: { attempts: { lockAfter: 30 } } },
      });
      expect([await offered(ben), await offered(emil)]).toEqual([['email'], ['email', 'sms', 'totp']]);
      expect(await dropPolicy(olga, 'tenant:acme')).toBe(200);
      expect(await offered(ben)).toEqual(['email', 'sms', 'totp']);
    });

    // "can then choose whether to enable 2FA for their own accounts"
    it('R-67 whoever isn’t made to may switch it off, and on again with a new secret', async () => {
      const { app, ben, code } = await benHas('totp');
      expect(await outcome(ben, 'DELETE', '/me/mfa')).toBe('204');
      expect((await signedIn(app, BEN)).step?.kind).toBe('done');
      const next = await setUp(app, ben, 'totp');
      expect(next.code()).not.toBe(code());
      app.wait(30);
      const again = await signedIn(app, BEN);
      expect((await again.answer({ kind: 'code', code: code() })).step.problem?.code).toBe('invalid-code');
      expect((await again.answer({ kind: 'code', code: next.code() })).step.kind).toBe('done');
    });

    it('R-68 only a system admin takes another’s away', async () => {
      const { app, olga, sam } = await benHas('totp');
      const path = `/admin/accounts/${app.ben.id}`;
      expect(await outcome(olga, 'DELETE', `${path}/mfa`)).toBe('403 not-allowed');
      expect(((await (await olga.request('GET', path)).json()) as AccountView).factors).toEqual(['totp']);
      expect(await outcome(sam, 'DELETE', `${path}/mfa`)).toBe('204');
      expect((await signedIn(app, BEN)).step?.kind).toBe('done');
    });

    it('R-86 what is configured, and what is taken away, leaves an event', async () => {
      const { app, configure, sam, olga } = await benHas('totp');
      await configure(only('email'));
      await putPolicy(olga, 'tenant:acme', only('totp'));
      await sam.request('DELETE', `/admin/accounts/${app.ben.id}/mfa`);
      const seen = async (admin: TestBrowser) => {
        const { events } = (await (await admin.request('GET', '/admin/audit')).json()) as AuditPage;
        return events.map(({ kind, tenant }) => `${tenant} ${kind}`);
      };
      expect((await seen(olga)).slice(0, 2)).toEqual(['acme mfa-removed', 'acme policy-changed']);
      expect(await seen(sam)).toContain('platform policy-changed');
    });
  });
});
