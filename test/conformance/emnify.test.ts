import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../support/people.ts';
import {
  anna,
  atTheCode,
  DAY,
  emnify,
  mandatory,
  MINUTE,
  optional,
  withMail,
  withoutMfa,
  WRONG,
} from './support/emnify-portal.ts';
import { accountOf, me, outcome, setPolicy, setUpApp, type PresetSite } from './support/site.ts';

/**
 * emnify: what its pages on multi-factor authentication say, under its preset. Their help with codes, their part on
 * settings, and what else the preset holds, have files of their own beside this one. What they say in words is the
 * elements':
 *
 * - the four error messages: test/elements/delivered-code.test.ts `R-29 says beside the field`, code-step.test.ts `R-29
 *   tells a used code` and `R-40 counts the last attempt`, locked-and-done.test.ts `R-41 says until when` and `R-41
 *   says whom to ask`
 * - the date, before it has come: enrolment.test.ts `R-63 says from when on a factor is asked for`
 * - "Check your spam folder": delivered-code.test.ts `OTP-9 tells where to look when asked`
 * - "click Verify code": sally-login.test.ts `Verify code`
 * - the message that MFA is on: locked-and-done.test.ts `says what to know from now on`
 * - the code that is scanned, the key that is copied: enrolment.test.ts `EN-1 draws the code`, `EN-2 shows the key`
 * - authenticator apps by name: enrolment.test.ts `R-35 names three apps`, others than emnify's but for Google's
 * - the box "Trust this device": code-step.test.ts `OTP-13 R-50 offers trust above the button, unticked`
 * - "clicking on your avatar": nowhere: the way to the settings is the site's
 * - Enable, Disable and Remove as buttons, "Your changes are saved automatically.": test/browser/conformance/
 *   emnify.spec.ts; here are their calls
 */

describe('emnify: supported methods', () => {
  it('R-01 offers two ("Email-based MFA", "Time-based one-time password (TOTP) MFA")', async () => {
    const { offers } = await me(await withoutMfa(await optional()));
    expect(offers.filter(({ offered }) => offered === true).map(({ type }) => type)).toEqual(['email', 'totp']);
  });

  // "A one-time code or an authentication link is sent to the email address associated with the account"
  it('R-02 R-16 mails code and link to the account’s address', async () => {
    const site = await mandatory();
    const { ben, asked } = await atTheCode(site);
    expect(asked.step).toMatchObject({ delivery: { via: 'email', to: 'ben@acme.test', link: true } });
    expect(site.outbox.map(({ to }) => to)).toEqual(['ben@acme.test']);
    expect(site.outbox[0]?.text).toContain(site.mailedCode());
    expect((await ben.request('POST', '/link', { token: site.mailedToken() })).status).toBe(200);
    expect(await ben.session()).toBeUndefined();
    expect((await ben.answer({ kind: 'link' })).step).toMatchObject({ kind: 'done', notice: 'mfa-enabled' });
  });

  it('R-02 the link waits for a click: fetching its page spends nothing', async () => {
    const site = await mandatory();
    const { ben, code } = await atTheCode(site);
    const scanner = site.browser();
    for (let i = 0; i < 3; i++) expect((await scanner.request('GET', '/link')).status).toBe(200);
    expect((await ben.answer({ kind: 'link' })).status).toBe(422);
    expect((await ben.answer({ kind: 'code', code })).step.kind).toBe('done');
  });

  it('R-02 the link dies with its code', async () => {
    const site = await mandatory();
    await withMail(site);
    const { ben, code } = await atTheCode(site);
    const token = site.mailedToken();
    await ben.answer({ kind: 'code', code });
    expect((await ben.request('POST', '/link', { token })).status).toBe(410);
  });

  it('R-16 takes no other address', async () => {
    const site = await optional();
    const ben = await withoutMfa(site);
    const other = { type: 'email', email: 'eve@elsewhere.test' };
    expect(await outcome(ben, 'POST', '/flows', { purpose: 'enrol', ...other })).toBe('400 bad-request');
    await ben.start('enrol', { type: 'email' });
    expect(site.outbox.map(({ to }) => to)).toEqual(['ben@acme.test']);
  });

  it('R-06 R-20 asks for the app’s code during the login ("entered during the login process")', async () => {
    const site = await mandatory();
    const browser = site.browser();
    const wrong = await browser.signIn('anna@acme.test', 'not the password of anna');
    expect(wrong.step).toMatchObject({ kind: 'credentials', problem: { code: 'invalid-credentials' } });
    const right = await browser.signIn('anna@acme.test');
    expect(right.step).toMatchObject({ kind: 'code', authenticator: { type: 'totp' } });
    expect(await browser.session()).toBeUndefined();
    expect((await browser.answer({ kind: 'code', code: site.code() })).step).toMatchObject({ session: { aal: 2 } });
  });

  // "on a device you haven’t set as trusted, use a different browser"
  it('R-22 asks on a new device and in another browser', async () => {
    const site = await mandatory();
    const trusted = await anna(site, { trustDevice: true });
    expect((await trusted.signIn('anna@acme.test')).step.kind).toBe('done');
    expect((await site.browser().signIn('anna@acme.test')).step.kind).toBe('code');
    const untrusted = await anna(site);
    expect((await untrusted.signIn('anna@acme.test')).step.kind).toBe('code');
  });

  // "or change your password"
  it('R-23 R-53 asks before the password is changed, on a trusted device too, and trusts none afterwards', async () => {
    const site = await mandatory();
    const browser = await anna(site, { trustDevice: true });
    site.wait(10 * MINUTE);
    await browser.signIn('anna@acme.test');
    await browser.start('change-password');
    const asked = await browser.answer({ kind: 'credentials', identifier: 'anna@acme.test', password: PASSWORD });
    expect(asked.step).toMatchObject({ kind: 'code', authenticator: { type: 'totp' } });
    expect((await browser.answer({ kind: 'new-password', password: 'another password 2026' })).status).toBe(422);
    await browser.answer({ kind: 'code', code: site.code() });
    const { step } = await browser.answer({ kind: 'new-password', password: 'another password 2026' });
    expect(step).toMatchObject({ kind: 'done', notice: 'password-changed' });
    expect((await browser.signIn('anna@acme.test', 'another password 2026')).step.kind).toBe('code');
  });

  it('R-23 asks for the password where there is no second factor', async () => {
    const site = await optional();
    const ben = await withoutMfa(site);
    site.wait(10 * MINUTE);
    expect((await ben.start('change-password')).step).toMatchObject({ kind: 'credentials', fixed: true });
    const wrong = await ben.answer({ kind: 'credentials', identifier: 'ben@acme.test', password: 'not his' });
    expect(wrong.step.problem?.code).toBe('invalid-credentials');
    await ben.answer({ kind: 'credentials', identifier: 'ben@acme.test', password: PASSWORD });
    const { step } = await ben.answer({ kind: 'new-password', password: 'another password 2026' });
    expect(step).toMatchObject({ kind: 'done', notice: 'password-changed' });
  });
});

describe('emnify: mandatory enforcement, existing accounts', () => {
  // "MFA will be mandatory for all emnify Portal accounts as of January 2024"
  it('R-63 tells of the date and lets people go on until it has come', async () => {
    const site = await optional();
    const ben = site.browser();
    expect((await ben.signIn('ben@acme.test')).step).toMatchObject({
      kind: 'enrol-choose',
      reason: 'reminder',
      deadline: '2026-01-29T12:00:00.000Z',
      skippable: true,
      offers: ['email', 'totp'],
    });
    expect((await ben.answer({ kind: 'skip' })).step).toMatchObject({ kind: 'done', session: { aal: 1 } });
    site.wait(14 * DAY - 1);
    expect((await ben.signIn('ben@acme.test')).step.kind).toBe('enrol-choose');
    site.wait(1);
    expect((await ben.answer({ kind: 'skip' })).step.problem?.code).toBe('enforced');
    expect((await site.browser().signIn('ben@acme.test')).step).toMatchObject({ kind: 'code', for: 'enrolment' });
  });

  it.each(['ben@acme.test', 'ada@acme.test', 'olga@acme.test', 'sam@sallyport.test'])(
    'R-60 is for all accounts ("mandatory for all emnify Portal accounts"): %s',
    async (email) => {
      const site = await mandatory();
      const browser = site.browser();
      expect((await browser.signIn(email)).step).toMatchObject({ kind: 'code', for: 'enrolment' });
      expect(await browser.session()).toBeUndefined();
    },
  );

  it('R-60 only a system admin sets it', async () => {
    const site = await optional();
    const document = { enforcement: 'off' } as const;
    for (const admin of [site.olga, site.ada]) {
      expect(await setPolicy(admin, document)).toBe('403 not-allowed');
      expect(await setPolicy(admin, document, 'tenant:acme')).toBe('422 policy-refused');
    }
    expect(await setPolicy(site.sam, { ...emnify, ...document })).toBe('200');
    expect((await site.browser().signIn('ben@acme.test')).step.kind).toBe('done');
  });

  it('R-62 sets nothing up where MFA is on ("only required if you haven’t enabled MFA for your account")', async () => {
    const site = await mandatory();
    const { step } = await site.browser().signIn('anna@acme.test');
    expect(step).toMatchObject({ kind: 'code', authenticator: { type: 'totp' } });
    expect([step, site.outbox]).toEqual([expect.not.objectContaining({ for: 'enrolment' }), []]);
  });

  it('R-20 sends nothing before the password is right ("Log in with your email and password as usual")', async () => {
    const site = await mandatory();
    const ben = site.browser();
    expect((await ben.signIn('ben@acme.test', 'not the password of ben')).step).toMatchObject({
      kind: 'credentials',
      problem: { code: 'invalid-credentials' },
    });
    expect(site.outbox).toEqual([]);
    expect((await ben.signIn('ben@acme.test')).step.kind).toBe('code');
    expect(site.outbox).toHaveLength(1);
  });

  // "The code is valid for 20 minutes and should contain letters and numbers"
  it('R-03 mails six characters, letters and digits, good for 20 minutes', async () => {
    const site = await mandatory();
    const { ben, asked, code } = await atTheCode(site);
    expect(code).toMatch(/^(?=.*[A-Z])(?=.*\d)[0-9A-HJKMNP-TV-Z]{6}$/);
    expect(asked.step).toMatchObject({
      format: { length: 6, alphabet: 'alphanumeric' },
      delivery: { expiresAt: new Date(site.now() + 20 * MINUTE * 1000).toISOString() },
    });
    site.wait(20 * MINUTE - 1);
    expect((await ben.answer({ kind: 'code', code: code.toLowerCase() })).step.kind).toBe('done');
  });

  // "redirected to the Dashboard with a message that your account’s MFA is now successfully enabled"
  it('R-62 the right code turns MFA on and leads to the Dashboard', async () => {
    const site = await mandatory();
    const ben = site.browser();
    await ben.signIn('ben@acme.test', PASSWORD, { returnTo: '/dashboard' });
    expect(await ben.session()).toBeUndefined();
    expect((await ben.answer({ kind: 'code', code: site.mailedCode() })).step).toMatchObject({
      kind: 'done',
      notice: 'mfa-enabled',
      factor: 'email',
      returnTo: 'https://auth.acme.test/dashboard',
      session: { aal: 2 },
    });
    expect((await me(ben)).authenticators).toMatchObject([{ type: 'email', hint: 'b•••@acme.test', default: true }]);
  });
});

describe('emnify: new accounts', () => {
  const NORA = 'nora@newco.test';

  /** nora proves her address; a code goes to her phone. */
  async function signingUp(site: PresetSite) {
    const nora = site.browser();
    expect((await nora.signUp(NORA)).step).toMatchObject({ kind: 'code', delivery: { via: 'email', to: NORA } });
    expect((await nora.answer({ kind: 'code', code: site.mailedCode() })).step.kind).toBe('enrol-phone');
    await nora.answer({ kind: 'phone', number: '+49 1511 2345678' });
    return nora;
  }

  // "the sign up process requires you to validate your phone number (via SMS) and email address"
  it('R-65 proves phone and address, and sets no MFA up', async () => {
    const site = await mandatory();
    const nora = await signingUp(site);
    expect(nora.step).toMatchObject({ kind: 'code', delivery: { via: 'sms', to: '+49 151 123 456 78' } });
    expect((await nora.answer(WRONG)).step.problem?.code).toBe('invalid-code');
    expect(await nora.session()).toBeUndefined();
    expect((await nora.answer({ kind: 'code', code: site.textedCode() })).step).toMatchObject({ kind: 'done' });
    const { account, authenticators } = await me(nora);
    expect([account.email, authenticators]).toEqual([NORA, []]);
  });

  // "set up email-based MFA the next time you log in"
  it('R-65 R-64 asks at the next sign-in, the trial being over', async () => {
    const site = await mandatory();
    const nora = await signingUp(site);
    await nora.answer({ kind: 'code', code: site.textedCode() });
    const { tenant } = await accountOf(site.sam, NORA);
    const path = `/admin/tenants/${tenant}`;
    expect(await (await site.sam.request('GET', path)).json()).toMatchObject({ plan: 'trial' });
    site.wait(MINUTE);
    expect((await site.browser().signIn(NORA)).step.kind).toBe('done');
    expect(await outcome(site.sam, 'PATCH', path, { plan: 'business' })).toBe('200');
    expect((await me(nora)).account.email).toBe(NORA);
    const next = site.browser();
    expect((await next.signIn(NORA)).step).toMatchObject({ kind: 'code', for: 'enrolment', delivery: { to: NORA } });
    expect((await next.answer({ kind: 'code', code: site.mailedCode() })).step).toMatchObject({
      notice: 'mfa-enabled',
    });
  });

  it('R-65 lets MFA be set up before ("you can either configure MFA in the Portal")', async () => {
    const site = await mandatory();
    const nora = await signingUp(site);
    await nora.answer({ kind: 'code', code: site.textedCode() });
    await setUpApp(site, nora);
    expect((await site.browser().signIn(NORA)).step).toMatchObject({ kind: 'code', authenticator: { type: 'totp' } });
  });
});

describe('emnify: invited users', () => {
  const IVY = 'ivy@acme.test';

  /** ivy has followed her invitation. */
  async function accepted(site: PresetSite) {
    expect(await outcome(site.ada, 'POST', '/admin/invitations', { email: IVY, role: 'member' })).toBe('202');
    expect(site.outbox.at(-1)?.to).toBe(IVY);
    const ivy = site.browser();
    await ivy.start('accept-invitation', { token: site.mailedToken() });
    expect((await ivy.answer({ kind: 'new-password', password: PASSWORD })).step.kind).toBe('done');
    return ivy;
  }

  // "You don’t need to set up MFA initially when you’re invited to join an organization, as you’ll be invited via
  // email."
  it('R-65 come in without MFA, and are asked at the next sign-in', async () => {
    const site = await mandatory();
    const ivy = await accepted(site);
    expect(await me(ivy)).toMatchObject({ account: { email: IVY }, authenticators: [] });
    site.wait(MINUTE);
    const next = site.browser();
    expect((await next.signIn(IVY)).step).toMatchObject({ kind: 'code', for: 'enrolment', delivery: { to: IVY } });
    expect((await next.answer({ kind: 'code', code: site.mailedCode() })).step).toMatchObject({
      notice: 'mfa-enabled',
    });
  });

  // "After you access your account, you can either configure MFA in the Portal or …"
  it('R-65 may set it up before', async () => {
    const site = await mandatory();
    await setUpApp(site, await accepted(site));
    expect((await site.browser().signIn(IVY)).step).toMatchObject({ kind: 'code', authenticator: { type: 'totp' } });
  });
});

describe('emnify: the trial', () => {
  it('R-64 isn’t asked ("MFA isn’t required if you’re on the Trial plan.")', async () => {
    const site = await optional();
    expect(await outcome(site.sam, 'PATCH', '/admin/tenants/acme', { plan: 'trial' })).toBe('200');
    const ben = site.browser();
    expect((await ben.signIn('ben@acme.test')).step.kind).toBe('done');
    site.wait(14 * DAY);
    expect((await ben.signIn('ben@acme.test')).step.kind).toBe('done');
    expect((await site.browser().signIn('otto@other.test')).step).toMatchObject({ for: 'enrolment' });
  });

  it('R-64 is asked once the trial is over', async () => {
    const site = await mandatory();
    await outcome(site.sam, 'PATCH', '/admin/tenants/acme', { plan: 'trial' });
    expect((await site.browser().signIn('ben@acme.test')).step.kind).toBe('done');
    await outcome(site.sam, 'PATCH', '/admin/tenants/acme', { plan: 'business' });
    expect((await site.browser().signIn('ben@acme.test')).step).toMatchObject({ for: 'enrolment' });
  });
});
